import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../engine/program/outcome.ts'
import { recordReader } from '../../engine/records/reader.ts'
import { refusalMessage } from '../../engine/records/writeResults.ts'
import type { Code } from '../../grammar/messages/index.ts'
import { recordMessages } from '../../grammar/messages/records.ts'
import { type Example, examples } from './examples.ts'
import { schema } from './fixture.ts'
import { columnExamples, columnRefusals } from './parquet/examples.ts'

function refusalsOf({ format, input, limit, names }: Example): Refusal[] {
  const reader = recordReader(format, schema, limit, names)
  const items = [...reader.push(typeof input === 'string' ? new TextEncoder().encode(input) : input), ...reader.end()]
  return items.flatMap((item) => (item.kind === 'record' ? [] : item.refusals))
}

it('every code that a reader reports has an example', () => {
  // What is beyond an export only the guards of exports report: test/exports/beyond.ts.
  const others = [...Object.keys(columnExamples), 'record.beyondExport']
  const codes = Object.keys(recordMessages).filter((code) => /^(record|header)\./.test(code) && !others.includes(code))
  expect(Object.keys(examples)).toEqual(codes)
})

describe.each(Object.entries(examples))('%s', (code, example) => {
  const refusals = refusalsOf(example)

  it('is what its example gets, and nothing else', () => {
    expect(refusals.map((refusal) => refusal.code)).toEqual([code])
  })

  it('reads well in both languages', () => {
    const said = refusals.map(({ code, values }) => [refusalMessage(code, values, 'zh'), refusalMessage(code, values, 'en')])
    expect(said).toMatchSnapshot()
  })
})

it.each(Object.entries(columnExamples))('%s is what its row of a Parquet file gets, in both languages', (code, example) => {
  const refusals = columnRefusals(example)
  expect(refusals.map((refusal) => refusal.code)).toEqual([code])
  expect(
    refusals.map(({ values }) => [refusalMessage(code as Code, values, 'zh'), refusalMessage(code as Code, values, 'en')]),
  ).toMatchSnapshot()
})
