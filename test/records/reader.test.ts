import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../engine/records/items.ts'
import { type Format, recordReader } from '../../engine/records/reader.ts'
import { schema } from './fixture.ts'

const encoder = new TextEncoder()
const bytesOf = (text: string) => encoder.encode(text)

/** Reads bytes in chunks of a size, so that every boundary is crossed. */
function read(format: Format, bytes: Uint8Array, size = 7, limit?: number): Item[] {
  const reader = recordReader(format, schema, limit)
  const items: Item[] = []
  for (let start = 0; start < bytes.length; start += size) items.push(...reader.push(bytes.subarray(start, start + size)))
  return [...items, ...reader.end()]
}

/** What stands in each place: the record's 姓名, or the codes of its refusals. */
const brief = (item: Item) =>
  item.kind === 'record' ? String(item.record.values.get('姓名')) : item.refusals.map((each) => each.code).join(' ')
const briefs = (format: Format, text: string, size?: number, limit?: number) => read(format, bytesOf(text), size, limit).map(brief)
const person = (name: string) => `{"姓名":"${name}","参保地":"阳曲县"}`

describe('NDJSON', () => {
  it('is a record a line, in order, whatever the line ends; blank lines count for nothing', () => {
    expect(briefs('ndjson', `\uFEFF${person('甲')}\r\n\n  \n${person('乙')}\n${person('丙')}`)).toEqual(['甲', '乙', '丙'])
  })

  it('goes on after a line that is refused', () => {
    expect(briefs('ndjson', `${person('甲')}\nnot json\n{}\n${person('乙')}\n`)).toEqual([
      '甲',
      'record.notJson',
      'record.fieldMissing',
      '乙',
    ])
  })

  it('refuses a line that is not UTF-8 and reads the next', () => {
    const bytes = new Uint8Array([...bytesOf(`${person('甲')}\n`), 0xff, 0xfe, 0x0a, ...bytesOf(person('乙'))])
    expect(read('ndjson', bytes).map(brief)).toEqual(['甲', 'record.notUtf8', '乙'])
  })

  it('refuses a line beyond the limit without keeping it', () => {
    const text = `${person('甲')}\n${person('乙'.repeat(100))}\n${person('丙')}\n${' '.repeat(101)}`
    expect(briefs('ndjson', text, 7, 100)).toEqual(['甲', 'record.lineTooLong', '丙', 'record.lineTooLong'])
  })

  it('drops a byte order mark only where the file begins', () => {
    expect(briefs('ndjson', `${person('甲')}\n\uFEFF${person('乙')}`)).toEqual(['甲', 'record.notJson'])
  })

  it('takes a chunk of nothing but line ends', () => {
    expect(briefs('ndjson', '\n'.repeat(1_000_000), 1_000_000)).toEqual([])
    expect(briefs('csv', `参保地${'\n'.repeat(1_000_000)}`, 1_000_000)).toEqual([])
  })
})

describe('JSON', () => {
  it.each([
    ['a list', `[${person('甲')}, ${person('乙')}]`, ['甲', '乙']],
    ['a list with a byte order mark and white space', `\uFEFF [\n${person('甲')}\n]\n`, ['甲']],
    ['an empty list', '[ ]', []],
    ['nothing', ' ', []],
    ['one object', person('甲'), ['甲']],
    ['objects side by side', `${person('甲')}${person('乙')}\n${person('丙')}`, ['甲', '乙', '丙']],
    ['brackets within strings', `[${person('[甲')},${person('}乙\\"]')}]`, ['[甲', '}乙"]']],
    ['nested lists', `[{"姓名":"甲","参保地":"阳曲县","就诊":[{"入院日期":"2020-01-01"}]},${person('乙')}]`, ['甲', '乙']],
    ['an element that is no JSON', `[${person('甲')},x,${person('乙')}]`, ['甲', 'record.notJson', '乙']],
    ['a comma too many', `[${person('甲')},]`, ['甲', 'record.notJson']],
    ['two commas', `[${person('甲')},,${person('乙')}]`, ['甲', 'record.notJson', '乙']],
    ['a list that breaks off', `[${person('甲')},${person('乙')}`, ['甲', '乙', 'record.truncated']],
    ['a list that breaks off within an element', `[${person('甲')},{"姓名":"乙`, ['甲', 'record.truncated']],
    ['a list that breaks off behind a comma', `[${person('甲')},`, ['甲', 'record.truncated']],
    ['something behind the list', `[${person('甲')}] x`, ['甲', 'record.notJson']],
    ['a scalar', '27.5', ['record.notObject']],
  ])('%s', (_name, text, expected) => {
    for (const size of [1, 7, 1000]) expect(briefs('json', text, size)).toEqual(expected)
  })

  it('refuses an element beyond the limit without keeping it', () => {
    expect(briefs('json', `[${person('甲')},${person('乙'.repeat(100))},${person('丙')}]`, 7, 100)).toEqual([
      '甲',
      'record.lineTooLong',
      '丙',
    ])
  })
})

describe('CSV', () => {
  const rows = (...lines: string[]) => briefs('csv', ['姓名,参保地', ...lines].join('\n'))

  it('maps columns to fields by name, in any order', () => {
    expect(briefs('csv', '\uFEFF参保地, 姓名 \r\n阳曲县,甲\r\n\r\n阳曲县,乙\r\n')).toEqual(['甲', '乙'])
  })

  it('reads every type', () => {
    const text = '姓名,参保地,出生日期,低保对象,定额,人数,备案时刻,等待期\n甲, 阳曲县 ,2020-02-29,TRUE,27.50,3,2020-10-01T09:00,P3M'
    const [item] = read('csv', bytesOf(text))
    expect(item?.kind === 'record' && Object.fromEntries(item.record.values)).toMatchObject({
      参保地: '阳曲县',
      出生日期: 18321,
      低保对象: true,
      定额: { coefficient: 275n, scale: 1 },
      人数: { coefficient: 3n, scale: 0 },
      等待期: 3,
    })
  })

  it.each([
    ['"甲,乙",阳曲县', '甲,乙'],
    ['"他说""好""",阳曲县', '他说"好"'],
    ['"第一行\n第二行",阳曲县', '第一行\n第二行'],
    ["'=甲,阳曲县", '=甲'],
    ['-5,阳曲县', '-5'],
    ['甲,', 'record.fieldMissing'],
    ['甲,太原县', 'record.enumUnknown'],
    ['甲', 'record.columnsMismatch'],
    ['甲,阳曲县,', 'record.columnsMismatch'],
    ['=1+1,阳曲县', 'record.formula'],
    ['+1,阳曲县', 'record.formula'],
    ['-甲,阳曲县', 'record.formula'],
    ['@甲,阳曲县', 'record.formula'],
    ['\t甲,阳曲县', 'record.formula'],
    ['"\r甲",阳曲县', 'record.formula'],
    ['"甲"乙,阳曲县', 'record.quoteUnclosed'],
    ['甲"乙,阳曲县', 'record.quoteUnclosed'],
  ])('%j → %s', (line, expected) => {
    expect(rows(line, '丙,阳曲县')).toEqual([expected, '丙'])
  })

  it.each([
    ['低保对象', '对', 'record.typeMismatch'],
    ['定额', '27.5元', 'record.typeMismatch'],
    ['定额', '1,000', 'record.typeMismatch'],
    ['定额', '=A1', 'record.formula'],
    ['定额', '-1', 'record.outOfRange'],
    ['定额', '0.001', 'record.tooFine'],
    ['出生日期', '2020/2/1', 'record.dateInvalid'],
    ['人数', `1${'0'.repeat(500)}`, 'record.numberTooLong'],
  ])('a cell of %s that says %.20s → %s', (name, cell, expected) => {
    expect(briefs('csv', `参保地,${name}\n阳曲县,"${cell}"`)).toEqual([expected])
  })

  it('costs one record where a quotation mark is never closed', () => {
    expect(rows('甲,阳曲县', '"乙,阳曲县', '丙,阳曲县', '丁,阳曲县')).toEqual(['甲', 'record.quoteUnclosed', '丙', '丁'])
    expect(rows('"乙,阳曲县', '"丙",阳曲县', '丁,阳曲县')).toEqual(['record.quoteUnclosed', '丙', '丁'])
  })

  it('gives up an open quotation mark after a mebibyte', () => {
    const lines = Array.from({ length: 60_000 }, () => '甲,阳曲县')
    const items = briefs('csv', ['姓名,参保地', '"乙,阳曲县', ...lines].join('\n'), 65536)
    expect(items[0]).toBe('record.quoteUnclosed')
    expect(items.length).toBe(60_001)
  })

  it.each([
    ['', 'header.missing'],
    ['"姓名,参保地\n', 'header.unreadable'],
    ['姓名\n甲', 'header.columnMissing'],
    ['参保地,姓\n', 'header.columnUnknown'],
    ['参保地,姓名,姓名\n', 'header.columnTwice'],
    ['参保地,,\n', 'header.columnBlank header.columnBlank'],
    ['参保地,就诊\n', 'header.relation'],
    ['姓,姓,就诊', 'header.columnUnknown header.columnTwice header.relation header.columnMissing'],
  ])('refuses the file whose header is %j', (text, expected) => {
    const items = read('csv', bytesOf(text))
    expect(items.map((item) => [item.kind, brief(item)])).toEqual([['unusable', expected]])
  })

  it('tells of a file in another encoding', () => {
    const gbk = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xbc, 0xd7])
    expect(read('csv', gbk).map(brief)).toEqual(['header.encoding'])
  })
})

describe('any bytes at all', () => {
  const formats: readonly Format[] = ['ndjson', 'json', 'csv']
  const noise = fc.uint8Array({ maxLength: 200 })
  const likely = fc.string({ unit: fc.constantFrom(...'{}[]",:\\\r\n 参保地姓名阳曲县1=-') }).map(bytesOf)

  it.each(formats)('%s: never throws, and gives the same items however the bytes are cut', (format) => {
    fc.assert(
      fc.property(fc.oneof(noise, likely), fc.integer({ min: 1, max: 50 }), (bytes, size) => {
        expect(read(format, bytes, size, 60)).toEqual(read(format, bytes, 1000, 60))
      }),
    )
  })

  it('NDJSON gives one item for each line that is not blank', () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme' }), fc.json()).map((text) => text.replace(/[\n\uFEFF]/g, ''))
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const items = read('ndjson', bytesOf(lines.join('\n')))
        expect(items.length).toBe(lines.filter((each) => each.trim() !== '').length)
      }),
    )
  })

  it('CSV gives one item for each line without quotation marks', () => {
    const line = fc.string({ unit: fc.constantFrom(...'参保地,=-1 甲') })
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const items = read('csv', bytesOf(['参保地', ...lines].join('\n')))
        expect(items.length).toBe(lines.filter((each) => each.trim() !== '').length)
      }),
    )
  })
})
