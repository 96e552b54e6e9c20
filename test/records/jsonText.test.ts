import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonFault, JsonNumber, readJson } from '../../engine/records/jsonText.ts'
import { readJsonRecord } from '../../engine/records/readRecord.ts'
import { schema } from './fixture.ts'

/** The value as `JSON.parse` would give it. */
function plain(value: unknown): unknown {
  if (value instanceof JsonNumber) return Number(value.text)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, plain(inner)])
  return Object.fromEntries(entries)
}

/** What reading comes to: a value, or where it stopped. */
function read(text: string): { value: unknown } | { kind: string; offset: number } {
  try {
    return { value: plain(readJson(text, 64).value) }
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault
    return { kind: fault.kind, offset: fault.offset }
  }
}

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

const spaced = fc
  .tuple(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t', '\r\n ' as string))
  .map(([value, indent]) => JSON.stringify(value, null, indent))
const nearly = fc
  .tuple(spaced, fc.nat(), fc.constantFrom('', '"', '\\', ',', '0', '-', '.', 'e', '\u0000', '\u007f', '\u2028', ' ', 'tru', '\\u12'))
  .map(([text, place, put]) => {
    const at = place % (text.length + 1)
    return text.slice(0, at) + put + text.slice(at + (place % 2))
  })

describe('a JSON text', () => {
  it('is read as JSON.parse reads it, or refused where that refuses it', () => {
    const property = fc.property(
      fc.oneof(spaced, nearly, fc.string({ unit: fc.constantFrom(...'{}[]":,\\u0159eE.-+ \n\ttruefalsn') })),
      (text) => {
        const expected = parsed(text)
        expect(expected ?? 'refused').toEqual('value' in read(text) ? read(text) : 'refused')
      },
    )
    fc.assert(property, { numRuns: 3000 })
  })

  it.each(['27.5', '27.50', '-0', '1e400', '123456789012345678901234567890.123456789', '2E-3', '0.1e+2'])(
    'keeps the digits of %s',
    (digits) => {
      expect(readJson(`[${digits}]`, 64).value).toEqual([new JsonNumber(digits)])
    },
  )

  it.each([
    ['', 0],
    [' ', 1],
    ['x', 0],
    ['+1', 0],
    ['01', 1],
    ['1.', 1],
    ['.5', 0],
    ['NaN', 0],
    ['truth', 0],
    ['"a', 2],
    ['"a\nb"', 2],
    ['"\\x"', 1],
    ['"\\u12g4"', 1],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ['{a:1}', 1],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['[] x', 3],
    ["{'a':1}", 1],
    ['\u00a0[]', 0],
    ['[]\u0000', 2],
  ])('%j can be read up to character %i', (text, offset) => {
    expect(read(text)).toEqual({ kind: 'syntax', offset })
  })

  it('may nest as deep as the limit and no deeper', () => {
    expect(read('['.repeat(64) + ']'.repeat(64))).toHaveProperty('value')
    expect(read(`{"a":${'['.repeat(64)}`)).toEqual({ kind: 'depth', offset: 68 })
  })

  it('says which keys one object holds twice, however they are written', () => {
    const { duplicates } = readJson('{"a":1,"\\u0061":2,"b":{"a":1},"__proto__":1,"__proto__":2,"toString":1,"c":[{"d":1,"d":1}]}', 64)
    expect([...duplicates]).toEqual(['a', '__proto__', 'd'])
  })
})

describe('a record of many faults', () => {
  const many = (pairs: (index: number) => string) => `{${Array.from({ length: 200_000 }, (_, index) => pairs(index)).join(',')}}`

  it.each([
    ['unknown fields', many((index) => `"k${index}":1`)],
    ['keys given twice', many((index) => `"k${index}":1,"k${index}":1`)],
    ['faulty elements', `{"参保地":"小店区","就诊":[${'{},'.repeat(200_000)}{}]}`],
  ])('%s: a hundred are told', (_, text) => {
    expect(readJsonRecord(schema, text).refusals.length).toBe(100)
  })
})
