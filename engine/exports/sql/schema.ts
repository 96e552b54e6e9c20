import type { Entity, Program } from '../../program/program.ts'
import type { Limits } from '../../steps/cells.ts'
import type { FieldGuard } from '../guards.ts'
import { guardsOf } from '../guards.ts'
import { digitsOf, plainType } from './cells.ts'
import type { Dialect } from './dialect.ts'
import { keyColumn, type SqlNames } from './names.ts'

/** A column of an entity's table. */
export interface TableColumn {
  readonly name: string
  readonly type: string
  readonly note: string
}

/** A table's columns: its key, its fields, and for every relation that it may be an element of, whose it is and where. */
export function tableColumns(dialect: Dialect, names: SqlNames, program: Program, entity: Entity, limits: Limits): TableColumn[] {
  const fields = guardsOf(program, entity.name, limits).get(entity.name)?.fields ?? []
  const links = program.entities.flatMap((holder) =>
    holder.relations
      .filter((relation) => relation.entity === entity.name)
      .flatMap((relation): TableColumn[] => {
        const link = names.link(holder.name, relation.name, entity.name)
        const of = `${holder.name}.${relation.name}`
        return [
          { name: link.parent, type: dialect.types.text, note: `${of}：所属记录的 ${keyColumn} the key of whose it is` },
          { name: link.position, type: 'BIGINT', note: `${of}：第几个，从 1 起 its place, from 1` },
        ]
      }),
  )
  const key = { name: keyColumn, type: dialect.types.text, note: '键，不重复 the key, unique' }
  return [key, ...fields.map((guard) => fieldColumn(dialect, names, entity.name, guard)), ...links]
}

function fieldColumn(dialect: Dialect, names: SqlNames, entity: string, guard: FieldGuard): TableColumn {
  const { field, required } = guard
  const must = required ? '必填 required' : field.default === null ? '可缺 optional' : `缺省 default ${field.default}`
  return { name: names.field(entity, field.name), type: fieldType(dialect, guard), note: `${field.name}：${must}${unitNote(guard)}` }
}

const units = { month: '月 months', day: '日 days', minute: '分钟 minutes' } as const

function unitNote({ field: { type }, scale, members }: FieldGuard): string {
  if (type.kind === 'decimal') return `，${scale} 位小数 decimal places`
  if (type.kind === 'duration') return `，单位 in ${units[type.unit]}`
  return type.kind === 'enum' ? `，${members.join(' | ')}` : ''
}

function fieldType(dialect: Dialect, { field: { type }, node, scale }: FieldGuard): string {
  return type.kind === 'decimal' ? dialect.amountType(digitsOf(node), scale) : plainType(dialect, type)
}

/** The table of an entity. */
export function tableSql(dialect: Dialect, names: SqlNames, program: Program, entity: Entity, limits: Limits): string {
  const columns = tableColumns(dialect, names, program, entity, limits).map(
    ({ name, type, note }) => `-- ${dialect.comment(note)}\n  ${dialect.quote(name)} ${type}`,
  )
  return dialect.createTable(dialect.quote(names.table(entity.name)), columns, [`PRIMARY KEY (${dialect.quote(keyColumn)})`])
}
