import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Value } from '../../engine/program/apply.ts'
import type { RecordOutcome, Result } from '../../engine/program/outcome.ts'
import type { Program, Rule, Type } from '../../engine/program/program.ts'
import type { InputRecord } from '../../engine/program/record.ts'
import { escapeFormula, isFormula, readRow, unescapeFormula, writeRow } from '../../engine/records/csv.ts'
import { recordReader } from '../../engine/records/reader.ts'
import { readJsonRecord } from '../../engine/records/readRecord.ts'
import { refuse } from '../../engine/records/refusal.ts'
import type { FieldSchema, Schema } from '../../engine/records/schema.ts'
import { csvWriter, ndjsonWriter, resultNames, valueJson, valueText } from '../../engine/records/writeResults.ts'
import { baseDate, exact, program, schema } from './fixture.ts'

const amount: Type = { kind: 'decimal', unit: 'amount' }
const known = (value: Value | null, type: Type = amount): Result => ({ kind: 'known', value: value as Value, type })
const names = ['应缴标准', '资助类别', '待遇起始日', '备注', '期内缴费']
const outcome: RecordOutcome = {
  kind: 'results',
  results: new Map<string, Result>([
    ['资助类别', { kind: 'unknown', reasons: ['出生日期', '人均财政补助标准（2021年）'] }],
    ['应缴标准', known(exact('27.50'))],
    ['期内缴费', known(true, { kind: 'boolean' })],
    ['待遇起始日', known(baseDate, { kind: 'date' })],
    ['备注', known('=甲"乙', { kind: 'text' })],
  ]),
}
const refused: RecordOutcome = { kind: 'refused', refusals: [refuse('record.fieldMissing', { field: '参保地' })] }

describe('NDJSON', () => {
  it('is one object in the order of the notice, with exact numbers, and why a result is unknown', () => {
    expect(ndjsonWriter(names, 'zh').write(outcome)).toBe(
      '{"应缴标准":27.5,"资助类别":null,"待遇起始日":"2021-01-01","备注":"=甲\\"乙","期内缴费":true,' +
        '"$unknown":{"资助类别":["出生日期","人均财政补助标准（2021年）"]}}',
    )
  })

  it('has $unknown only where something is unknown', () => {
    expect(ndjsonWriter(['应缴标准'], 'zh').write(outcome)).toBe('{"应缴标准":27.5}')
  })

  it('says why a record is refused, in the reader’s language', () => {
    const said = (message: string) => `{"$refused":[{"code":"record.fieldMissing","field":"参保地","message":"${message}"}]}`
    expect(ndjsonWriter(names, 'zh').write(refused)).toBe(said('缺少必填的“参保地”'))
    expect(ndjsonWriter(names, 'en').write(refused)).toBe(said('the required field \\"参保地\\" is missing'))
  })
})

describe('CSV', () => {
  it('has a column for each result, escapes formulas, and keeps $unknown and $refused last', () => {
    const writer = csvWriter(names, 'zh')
    expect(writer.header).toBe('应缴标准,资助类别,待遇起始日,备注,期内缴费,$unknown,$refused')
    expect(readRow(writer.write(outcome))).toEqual({
      kind: 'cells',
      cells: ['27.5', '', '2021-01-01', '\'=甲"乙', 'true', '{"资助类别":["出生日期","人均财政补助标准（2021年）"]}', ''],
    })
    expect(readRow(writer.write(refused))).toEqual({
      kind: 'cells',
      cells: ['', '', '', '', '', '', '[{"code":"record.fieldMissing","field":"参保地","message":"缺少必填的“参保地”"}]'],
    })
  })

  it('never writes a text that a spreadsheet would run, and reads back what it wrote', () => {
    const text = fc.string({ unit: fc.constantFrom(...'\'=+-@\t\r1.甲",') })
    fc.assert(
      fc.property(text, (given) => {
        expect(isFormula(escapeFormula(given))).toBe(false)
        expect(unescapeFormula(escapeFormula(given))).toBe(given)
      }),
    )
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (cells) => {
        expect(readRow(writeRow(cells))).toEqual({ kind: 'cells', cells })
      }),
    )
  })
})

describe('a record written and read again is the same record', () => {
  const two = (value: number) => String(value).padStart(2, '0')
  const arbitrary: Readonly<Record<string, fc.Arbitrary<Value>>> = {
    姓名: fc.string({ unit: 'grapheme', minLength: 1 }),
    身份证号码: fc.constantFrom('11010519491231002X', '440524188001010014'),
    参保地: fc.constantFrom('小店区', '阳曲县', '娄烦县'),
    出生日期: fc.integer({ min: -25567, max: baseDate }),
    低保对象: fc.boolean(),
    定额: fc.integer({ min: 0, max: 28000 }).map((fen) => exact(`${Math.floor(fen / 100)}.${two(fen % 100)}`) as Value),
    人数: fc.bigInt({ min: 1n, max: 10n ** 30n }).map((count) => exact(String(count)) as Value),
    比例: fc.integer({ min: 0, max: 999_999 }).map((millionth) => exact(`0.${String(millionth).padStart(6, '0')}`) as Value),
    备案时刻: fc.integer({ min: 0, max: 30_000_000 }),
    等待期: fc.integer({ min: -100, max: 100 }),
    入院日期: fc.integer({ min: -25567, max: baseDate }),
    费用: fc.integer({ min: 0, max: 10_000 }).map((yuan) => exact(String(yuan)) as Value),
  }
  const filled = (field: FieldSchema) => field.required || field.default !== null
  const recordOf = (of: Schema): fc.Arbitrary<InputRecord> => {
    const fields = [...of.fields.values()]
    const entries = fields.map((field) => {
      const value = (arbitrary[field.name] as fc.Arbitrary<Value>).map((each) => [[field.name, each] as const])
      return filled(field) ? value : fc.option(value, { nil: [] })
    })
    const relations = [...of.relations].map(([name, each]) =>
      fc.array(recordOf(each), { maxLength: 3 }).map((list) => [name, list] as const),
    )
    return fc.tuple(fc.tuple(...entries), fc.tuple(...relations)).map(([values, lists]) => ({
      values: new Map(values.flat()),
      relations: new Map(lists),
    }))
  }
  const json = (of: Schema, record: InputRecord): string => {
    const values = [...record.values].map(([name, value]) => `${JSON.stringify(name)}:${valueJson(value, typeOf(of, name))}`)
    const lists = [...record.relations].map(([name, list]) => {
      const elements = list.map((each) => json(of.relations.get(name) as Schema, each))
      return `${JSON.stringify(name)}:[${elements.join(',')}]`
    })
    return `{${[...values, ...lists].join(',')}}`
  }
  const typeOf = (of: Schema, name: string) => (of.fields.get(name) as FieldSchema).type

  it('as JSON', () => {
    fc.assert(
      fc.property(recordOf(schema), (record) => {
        const { value, refusals } = readJsonRecord(schema, json(schema, record))
        expect(refusals).toEqual([])
        expect(json(schema, value as InputRecord)).toBe(json(schema, record))
      }),
    )
  })

  it('as CSV, without its relations', () => {
    const columns = [...schema.fields.values()]
    const cell = (value: Value | undefined, type: Type) => (value === undefined ? '' : escapeFormula(valueText(value, type)))
    fc.assert(
      fc.property(recordOf({ ...schema, relations: new Map() }), (record) => {
        const rows = [columns.map(({ name }) => name), columns.map(({ name, type }) => cell(record.values.get(name), type))]
        const reader = recordReader('csv', schema)
        const [item] = [...reader.push(new TextEncoder().encode(rows.map(writeRow).join('\r\n'))), ...reader.end()]
        expect(item?.kind).toBe('record')
        const read = item?.kind === 'record' ? { ...item.record, relations: new Map() } : null
        expect(json(schema, read as InputRecord)).toBe(json(schema, record))
      }),
    )
  })
})

it('names results as they stand in the notice, whatever the order of evaluation', () => {
  const rule = (name: string, start: number, entity: string | null = '参保人') =>
    ({ name, entity, span: { file: 'notice.md', start, end: start } }) as Rule
  const rules = [rule('丙', 30), rule('全市', 5, null), rule('甲', 10), rule('费用', 1, '就诊记录'), rule('乙', 20)]
  expect(resultNames({ ...program, rules } as Program, '参保人')).toEqual(['全市', '甲', '乙', '丙'])
})
