import type { Batch } from '../../batch/batch.ts'
import { recordAt } from '../../batch/toRecord.ts'
import type { CaseRecord, CaseValue, Entity, Program } from '../../program/program.ts'
import type { InputRecord } from '../../program/record.ts'
import { literalOf } from '../../program/show.ts'

/** The record of a row as cases write it: plain data, amounts as exact decimals. */
export function recordOf(program: Program, batch: Batch, row: number): CaseRecord {
  return written(program, batch.entity, recordAt(program, batch, row))
}

function written(program: Program, entity: string, { values, relations }: InputRecord): CaseRecord {
  const { fields, relations: many } = program.entities.find(({ name }) => name === entity) as Entity
  const entries: [string, CaseValue][] = []
  for (const { name, type } of fields) {
    const value = values.get(name)
    if (value !== undefined) entries.push([name, literalOf(type, value)])
  }
  for (const { name, entity: of } of many) {
    const elements = relations.get(name) ?? []
    if (elements.length > 0) entries.push([name, elements.map((element) => written(program, of, element))])
  }
  return Object.fromEntries(entries)
}
