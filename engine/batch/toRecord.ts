import type { Value } from '../program/apply.ts'
import { membersOf } from '../program/members.ts'
import type { Program } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import type { Batch } from './batch.ts'
import { cellValue } from './cells.ts'

/** The record of a row, as far as it was read: what the interpreter is asked about. */
export function recordAt(program: Program, batch: Batch, row: number): InputRecord {
  const kept = batch.kept.get(row)
  if (kept) return kept
  const values = new Map<string, Value>()
  for (const { field, type, scale, cells, given } of batch.columns.values()) {
    if (given && given[row] === 0) continue
    values.set(field, cellValue(cells[row] as number, type, scale, membersOf(program, type), batch.texts))
  }
  const relations = new Map<string, readonly InputRecord[]>()
  for (const [name, { offsets, batch: elements }] of batch.relations) {
    const [from, to] = [offsets[row] as number, offsets[row + 1] as number]
    relations.set(
      name,
      Array.from({ length: to - from }, (_, index) => recordAt(program, elements, from + index)),
    )
  }
  return { values, relations }
}
