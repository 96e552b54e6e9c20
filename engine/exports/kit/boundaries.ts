import type { CaseRecord, CaseValue, LiteralValue } from '../../program/program.ts'
import type { Chooser } from './chooser.ts'
import type { RecordDrawer } from './drawer.ts'

/** A record with what it is there for. */
export interface Drawn {
  readonly record: CaseRecord
  readonly why: string
}

/** Each field at each of its marks, and absent where it may be, in records that are random otherwise; empty relations. */
export function boundaryRecords(drawer: RecordDrawer, chooser: Chooser, entity: string): Drawn[] {
  const fields = drawer.values(entity).flatMap(({ field, marks, mayLack }) => {
    const at = marks.map((mark) => drawn(drawer, chooser, entity, field.name, mark))
    return mayLack ? [...at, { record: without(drawer.record(chooser, entity), field.name), why: `没有“${field.name}”` }] : at
  })
  const lists = drawer.entity(entity).relations.flatMap(({ name }) => [
    { record: drawer.record(chooser, entity, { [name]: [] }), why: `“${name}”一条也没有` },
    { record: without(drawer.record(chooser, entity), name), why: `没有“${name}”` },
  ])
  return [...fields, ...lists]
}

function drawn(drawer: RecordDrawer, chooser: Chooser, entity: string, field: string, mark: LiteralValue): Drawn {
  return { record: drawer.record(chooser, entity, { [field]: mark }), why: `“${field}”是 ${String(mark)}` }
}

function without(record: CaseRecord, field: string): CaseRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]): boolean => name !== field)) as Readonly<Record<string, CaseValue>>
}
