import type { Value } from '../../program/apply.ts'
import type { InputRecord } from '../../program/record.ts'
import type { Reading } from '../items.ts'
import { missing } from '../readRecord.ts'
import { type Report, refuse, reportTo } from '../refusal.ts'
import type { Binding, BoundField } from './binding.ts'
import type { Chunk, Lists } from './fileColumn.ts'
import { readScalar } from './readScalar.ts'

/** The record of a row, or every reason why it is refused, exactly as for one of JSON. */
export function readRow(binding: Binding, chunk: Chunk, row: number): Reading {
  const refusals: Reading['refusals'][number][] = []
  const value = readStruct(binding, chunk, row, '', reportTo(refusals))
  return refusals.length > 0 ? { value: null, refusals } : { value, refusals }
}

function readStruct(binding: Binding, chunk: Chunk, row: number, prefix: string, report: Report): InputRecord {
  const values = new Map<string, Value>()
  for (const bound of binding.fields) {
    const value = readField(bound, chunk, row, prefix, report)
    if (value !== null) values.set(bound.field.name, value)
  }
  const relations = binding.relations.map(({ name, from }) => {
    const lists = from === null ? undefined : chunk.lists.get(from.column.name)
    return [name, from && lists ? readList(from.elements, lists, row, prefix + name, report) : []] as const
  })
  return { values, relations: new Map(relations) }
}

function readField({ field, column }: BoundField, chunk: Chunk, row: number, prefix: string, report: Report): Value | null {
  const raw = column && chunk.scalars.get(column.name)?.[row]
  return raw == null || column === null ? missing(field, prefix, report) : readScalar(raw, column.type, field, prefix + field.name, report)
}

function readList(binding: Binding, { offsets, elements, absent }: Lists, row: number, path: string, report: Report): InputRecord[] {
  const [from, to] = [offsets[row] as number, offsets[row + 1] as number]
  return Array.from({ length: to - from }, (_, index) => from + index).flatMap((element, index) => {
    const place = `${path}[${index + 1}]`
    if (absent?.[element] !== 1) return readStruct(binding, elements, element, `${place}.`, report)
    report({ ...refuse('record.notObject', { given: 'null' }), field: place })
    return []
  })
}
