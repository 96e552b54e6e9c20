import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Refusal } from '../../engine/program/outcome.ts'
import { readJsonRecord, readRecord } from '../../engine/records/readRecord.ts'
import { schemaOf } from '../../engine/records/schema.ts'
import { messageOf } from '../../grammar/diagnostic.ts'
import type { Values } from '../../grammar/messages/index.ts'
import { baseDate, exact, program, schema } from './fixture.ts'

const brief = ({ code, field }: Refusal) => (field === null ? code : `${code} ${field}`)
const faults = (text: string) => readJsonRecord(schema, text).refusals.map(brief)

describe('a record that may be evaluated', () => {
  it('has values of its types, defaults filled in, absent fields left out', () => {
    const text = '{"参保地":"阳曲县","定额":27.50,"出生日期":"2020-02-29","等待期":"P1Y","备案时刻":"2020-10-01T09:00"}'
    const { value, refusals } = readJsonRecord(schema, text)
    expect(refusals).toEqual([])
    expect(Object.fromEntries(value?.values ?? [])).toEqual({
      参保地: '阳曲县',
      低保对象: false,
      定额: exact('27.5'),
      出生日期: 18321,
      等待期: 12,
      备案时刻: 26692380,
    })
    expect(value?.relations).toEqual(new Map([['就诊', []]]))
  })

  it('holds related records', () => {
    const { value } = readJsonRecord(schema, '{"参保地":"阳曲县","就诊":[{"入院日期":"1970-01-02"},{"入院日期":"1970-01-03","费用":0.1}]}')
    const visits = value?.relations.get('就诊')?.map((visit) => Object.fromEntries(visit.values))
    expect(visits).toEqual([
      { 入院日期: 1, 费用: exact('0') },
      { 入院日期: 2, 费用: exact('0.1') },
    ])
  })

  it('may name a field as the notice quotes it, once', () => {
    const { value, refusals } = readJsonRecord(schema, '{"参保地":"阳曲县","「低保对象」":true}')
    expect(refusals).toEqual([])
    expect(value?.values.get('低保对象')).toBe(true)
    expect(faults('{"参保地":"阳曲县","「低保对象」":true,"低保对象":false}')).toEqual(['record.duplicateKey 低保对象'])
    expect(faults('{"参保地":"阳曲县","「不存在」":true}')).toEqual(['record.fieldUnknown 「不存在」'])
  })

  it('reads null as absent', () => {
    const { value, refusals } = readJsonRecord(schema, '{"参保地":"阳曲县","定额":null,"低保对象":null,"就诊":null}')
    expect(refusals).toEqual([])
    expect([...(value?.values.keys() ?? [])]).toEqual(['参保地', '低保对象'])
  })

  it('keeps every digit of a number that a float would lose', () => {
    const exactly = '0.123456'
    expect(readJsonRecord(schema, `{"参保地":"阳曲县","比例":${exactly}}`).value?.values.get('比例')).toEqual(exact(exactly))
    const huge = '123456789012345678901234567890'
    expect(readJsonRecord(schema, `{"参保地":"阳曲县","人数":${huge}}`).value?.values.get('人数')).toEqual(exact(huge))
  })

  it('may have a field that bears the name of a method of every object', () => {
    expect(faults('{"参保地":"阳曲县","toString":1}')).toEqual(['record.fieldUnknown toString'])
  })
})

describe('refusals', () => {
  it.each([
    ['', 'record.notJson'],
    ['{', 'record.notJson'],
    ['{"参保地":"阳曲县"', 'record.notJson'],
    ['{"参保地":"阳曲县"} x', 'record.notJson'],
    ['{"参保地":NaN}', 'record.notJson'],
    ['['.repeat(100_000), 'record.tooDeep'],
    [`{"a":${'['.repeat(64)}${']'.repeat(64)}}`, 'record.tooDeep'],
    ['null', 'record.notObject'],
    ['[]', 'record.notObject'],
    ['27.5', 'record.notObject'],
    ['{}', 'record.fieldMissing 参保地'],
    ['{"参保地":null}', 'record.fieldMissing 参保地'],
    ['{"参保地":"阳曲县","参保地":"阳曲县"}', 'record.duplicateKey 参保地'],
    ['{"参保地":"阳曲县","参保地":"小店区"}', 'record.duplicateKey 参保地'],
    ['{"参保地":"阳曲县","\\u53c2保地":"阳曲县"}', 'record.duplicateKey 参保地'],
    ['{"参保地":"阳曲县","就诊":[{"费用":1,"费用":1}]}', 'record.duplicateKey 费用'],
    ['{"参保地":"阳曲县","参保":"阳曲县"}', 'record.fieldUnknown 参保'],
    ['{"参保地":"阳曲县","__proto__":{"低保对象":true}}', 'record.fieldUnknown __proto__'],
    ['{"参保地":"阳曲县","constructor":{"prototype":{}}}', 'record.fieldUnknown constructor'],
    ['{"参保地":"太原县"}', 'record.enumUnknown 参保地'],
    ['{"参保地":3}', 'record.typeMismatch 参保地'],
    ['{"参保地":"阳曲县","低保对象":"是"}', 'record.typeMismatch 低保对象'],
    ['{"参保地":"阳曲县","低保对象":1}', 'record.typeMismatch 低保对象'],
    ['{"参保地":"阳曲县","定额":"27.5"}', 'record.typeMismatch 定额'],
    ['{"参保地":"阳曲县","定额":-0.01}', 'record.outOfRange 定额'],
    ['{"参保地":"阳曲县","定额":280.01}', 'record.outOfRange 定额'],
    ['{"参保地":"阳曲县","定额":27.555}', 'record.tooFine 定额'],
    ['{"参保地":"阳曲县","人数":1.5}', 'record.tooFine 人数'],
    ['{"参保地":"阳曲县","人数":1e9999}', 'record.numberTooLong 人数'],
    [`{"参保地":"阳曲县","人数":1${'0'.repeat(500)}}`, 'record.numberTooLong 人数'],
    ['{"参保地":"阳曲县","比例":1.000001}', 'record.outOfRange 比例'],
    ['{"参保地":"阳曲县","出生日期":"2021-02-29"}', 'record.dateInvalid 出生日期'],
    ['{"参保地":"阳曲县","出生日期":"2020/1/1"}', 'record.dateInvalid 出生日期'],
    ['{"参保地":"阳曲县","出生日期":"1899-12-31"}', 'record.outOfRange 出生日期'],
    ['{"参保地":"阳曲县","出生日期":"2021-01-02"}', 'record.outOfRange 出生日期'],
    ['{"参保地":"阳曲县","备案时刻":"2020-10-01T24:00"}', 'record.instantInvalid 备案时刻'],
    ['{"参保地":"阳曲县","等待期":"P30D"}', 'record.durationInvalid 等待期'],
    ['{"参保地":"阳曲县","身份证号码":"140105199001010000"}', 'record.identityInvalid 身份证号码'],
    ['{"参保地":"阳曲县","身份证号码":140105199001010017}', 'record.typeMismatch 身份证号码'],
    ['{"参保地":"阳曲县","就诊":{}}', 'record.typeMismatch 就诊'],
    ['{"参保地":"阳曲县","就诊":[1]}', 'record.notObject 就诊[1]'],
    ['{"参保地":"阳曲县","就诊":[{"入院日期":"2020-01-01"},{"费用":1}]}', 'record.fieldMissing 就诊[2].入院日期'],
  ])('%.60s → %s', (text, expected) => {
    expect(faults(text)).toEqual([expected])
  })

  it('accepts 0.50 for 0.5, 64 levels of brackets, and both ends of a range', () => {
    expect(faults('{"参保地":"阳曲县","定额":27.5000}')).toEqual([])
    expect(faults(`{"a":${'['.repeat(63)}${']'.repeat(63)}}`)).toEqual(['record.fieldUnknown a', 'record.fieldMissing 参保地'])
    expect(faults('{"参保地":"阳曲县","定额":280,"出生日期":"2021-01-01"}')).toEqual([])
    expect(faults('{"参保地":"阳曲县","定额":0,"出生日期":"1900-01-01"}')).toEqual([])
  })

  it('reports all that is wrong with a record', () => {
    expect(faults('{"定额":281.005,"出生日期":"x","y":1}')).toEqual([
      'record.fieldUnknown y',
      'record.fieldMissing 参保地',
      'record.dateInvalid 出生日期',
      'record.tooFine 定额',
      'record.outOfRange 定额',
    ])
  })

  it('says what, where and what next in both languages', () => {
    const [refusal] = readJsonRecord(schema, '{"参保地":"阳曲区"}').refusals
    const values = refusal?.values as Values<'record.enumUnknown'>
    expect(messageOf('record.enumUnknown', values, 'zh')).toBe('“参保地”没有“阳曲区”这一项，是不是“阳曲县”？')
    expect(messageOf('record.enumUnknown', values, 'en')).toBe('"参保地" has no member "阳曲区"; did you mean "阳曲县"?')
  })

  it('never repeats an identity number', () => {
    for (const given of ['"140105199001010000"', '140105199001010017']) {
      const { refusals } = readJsonRecord(schema, `{"参保地":"阳曲县","身份证号码":${given}}`)
      expect(JSON.stringify(refusals)).not.toContain('140105')
    }
  })
})

it('is a schema only of an entity of the program', () => {
  expect(schemaOf(program, '单位', baseDate)).toBeNull()
})

describe('any input at all', () => {
  it('any JSON value is a record or is refused', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const { value, refusals } = readJsonRecord(schema, JSON.stringify(json))
        expect(value === null).toBe(refusals.length > 0)
      }),
    )
  })

  it('any text is a record or is refused', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}[]":,\\u0159eE.-+ \n\t参保地阳曲县truefalsn') })
    fc.assert(
      fc.property(text, (given) => {
        const { value, refusals } = readJsonRecord(schema, given)
        expect(value === null).toBe(refusals.length > 0)
      }),
    )
  })

  it('any object in place of parsed JSON is refused or read, never thrown at', () => {
    fc.assert(fc.property(fc.anything(), (json) => void readRecord(schema, json)))
  })

  it('finds a repeated key exactly where there is one', () => {
    const members = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', '"', '\\', ':'), fc.constantFrom('1', '"x:y"', '{"a":1}', '[]')))
    fc.assert(
      fc.property(members, (pairs) => {
        const text = `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`
        const repeated = new Set(pairs.map(([key]) => key)).size < pairs.length
        expect(faults(text).some((fault) => fault.startsWith('record.duplicateKey'))).toBe(repeated)
      }),
    )
  })
})
