import { type Layout, layoutOf } from '../../../engine/batch/layout.ts'
import type { Entity, Program, Type } from '../../../engine/program/program.ts'
import { type Schema, schemaOf } from '../../../engine/records/schema.ts'
import { baseDate, field, program as sample } from '../fixture.ts'

/** What records are read for. */
export interface Subject {
  readonly program: Program
  readonly schema: Schema
  readonly layout: Layout
}

/** Members that no cell may hold as they stand, or that begin as others do. */
export const oddMembers = ['甲', '甲乙', '甲丙', 'ab', 'abc', ' 空', '=和', "'撇", "'=撇", '-1', '-x', '逗,号', '引"号', 'é', '\uFEFF标']

const number: Type = { kind: 'decimal', unit: 'number' }
const integer: Type = { kind: 'decimal', unit: 'integer' }
const unbounded = { scale: 0, minimum: null, maximum: null }

const thing: Entity = {
  name: '样品',
  span: sample.header.span,
  fields: [
    field('项', { kind: 'enum', enum: '项目' }),
    field('名', { kind: 'text' }, { optional: false, default: '未名' }),
    field('量', number, { numeric: { scale: 25, minimum: '0.0000000000000000000000000005', maximum: null } }),
    field('额', { kind: 'decimal', unit: 'amount' }, { numeric: { scale: 2, minimum: '-0.005', maximum: '9007199254740993.5' } }),
    field('多', integer, { numeric: unbounded }),
    field('几', integer, { optional: false, default: '3', numeric: unbounded }),
    field('日', { kind: 'date' }),
  ],
  relations: [],
}

const large: Entity = {
  ...thing,
  name: '大件',
  fields: [
    field('项', { kind: 'enum', enum: '项目' }),
    field('多', integer, { optional: false, default: '9007199254740993', numeric: unbounded }),
  ],
}

/** Nothing of it is required, so that any column may stand alone. */
export const odd = subjectOf(thing)
/** One default is more than a cell holds. */
export const largeDefault = subjectOf(large)

function subjectOf({ name }: Entity): Subject {
  const enumerations = [{ name: '项目', members: oddMembers, span: sample.header.span }]
  const program: Program = { ...sample, enumerations, entities: [thing, large], mainEntity: name }
  return { program, schema: schemaOf(program, name, baseDate) as Schema, layout: layoutOf(program, name) }
}
