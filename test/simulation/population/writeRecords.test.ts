import { expect, it } from 'vitest'
import { recordAt } from '../../../engine/batch/toRecord.ts'
import { generator, parseDate, recordCsv, relationOf } from '../../../engine/index.ts'
import { type Row, readRow } from '../../../engine/records/csv.ts'
import { readHeader } from '../../../engine/records/header.ts'
import { readCells } from '../../../engine/records/readCells.ts'
import { type Schema, schemaOf } from '../../../engine/records/schema.ts'
import { stays } from './models.ts'

const { program } = stays
/** Without the stays, which no CSV file holds. */
const model = { ...stays.model, parts: stays.model.parts.filter(({ kind }) => kind === 'field') }

const cellsOf = (line: string): readonly string[] => {
  const row: Row = readRow(line)
  return row.kind === 'cells' ? row.cells : []
}

it('writes CSV that is read as the same people, formulas and absent values too', () => {
  const { batch } = generator(model, program, { seed: 3, size: 500 }).block(0, 500)
  const schema = schemaOf(program, model.entity, parseDate(program.header.baseDate) as number) as Schema
  const { header, lines } = recordCsv(program, model)
  const { columns, refusals } = readHeader(schema, cellsOf(header ?? ''))
  expect(refusals).toEqual([])
  const read = lines(batch).map((line) => readCells(schema, columns, cellsOf(line)))
  expect(read.flatMap((reading) => reading.refusals)).toEqual([])
  expect(read.map(({ value }) => value?.values)).toEqual(read.map((_, row) => recordAt(program, batch, row).values))
  expect(lines(batch).some((line) => line.includes("'=乙"))).toBe(true)
})

it('writes a row of one absent value as a cell, not as a blank line that is skipped', () => {
  const only = { ...model, parts: model.parts.filter((part) => part.kind === 'field' && part.field === '出生日期') }
  const { batch } = generator(only, program, { seed: 3, size: 500 }).block(0, 500)
  expect(new Set(recordCsv(program, only).lines(batch))).toContain('""')
})

it('knows which relation stands against CSV', () => {
  expect([relationOf(stays.model), relationOf(model)]).toEqual(['住院', null])
})
