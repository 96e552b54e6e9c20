import { describe, expect, it } from 'vitest'
import type { RefusedRecord } from '../../engine/batch/source.ts'
import { likelyEncoding } from '../../engine/records/encoding.ts'
import { refuse } from '../../engine/records/refusal.ts'
import { RefusalTally } from '../../engine/records/refusalTally.ts'
import { refusedWriter } from '../../engine/records/refusedFile.ts'

const missing = (field: string) => refuse('record.fieldMissing', { field })
const record = (number: number, ...fields: string[]): RefusedRecord => ({ number, refusals: fields.map(missing) })

describe('refused records in a file', () => {
  it('stand with number, field, code and sentence, a line for each fault', () => {
    const { head, lines } = refusedWriter('zh')
    expect(head).toBe('\uFEFF第几条,字段,编号,原因\r\n')
    expect(lines([record(3, '参保地', '出生日期'), { number: 7, refusals: [refuse('record.notUtf8', {})] }])).toBe(
      [
        '3,参保地,record.fieldMissing,缺少必填的“参保地”',
        '3,出生日期,record.fieldMissing,缺少必填的“出生日期”',
        '7,,record.notUtf8,这一行不是 UTF-8 文本，读不出来',
        '',
      ].join('\r\n'),
    )
  })

  it('hold nothing that a spreadsheet runs, and quote what has to be', () => {
    const { head, lines } = refusedWriter('en')
    expect(head).toBe('\uFEFFrecord,field,code,reason\r\n')
    expect(lines([record(1, '=A1,B1')])).toBe(`1,"'=A1,B1",record.fieldMissing,"the required field ""=A1,B1"" is missing"\r\n`)
  })
})

describe('a tally of refusals', () => {
  it('counts them by kind, most frequent first, with the first numbers', () => {
    const tally = new RefusalTally()
    for (let number = 2; number <= 40; number += 2) tally.add([record(number, number > 30 ? '乙' : '甲')])
    tally.add([record(41, '甲', '乙')])
    expect(tally.refused).toBe(21)
    expect(tally.summary().map(({ field, records, first }) => [field, records, first])).toEqual([
      ['甲', 16, [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]],
      ['乙', 6, [32, 34, 36, 38, 40, 41]],
    ])
    expect(tally.wholeColumns(41)).toEqual([])
  })

  it.each([
    [99, 1000, false],
    [100, 1000, true],
    [5, 5, true],
    [4, 5, false],
    [1, 1, false],
  ])('of %i records refused from the first on, among %i, says it of the column: %s', (refused, records, said) => {
    const tally = new RefusalTally()
    for (let number = 1; number <= refused; number++) tally.add([record(number, '甲', ...(number > 3 ? ['乙'] : []))])
    expect(tally.wholeColumns(records).map(({ field, values }) => [field, values.records])).toEqual(said ? [['甲', refused]] : [])
  })
})

describe('the encoding of bytes that are no UTF-8', () => {
  it.each([
    ['姓名 in GBK', [0xd0, 0xd5, 0xc3, 0xfb], 'GBK'],
    ['names among commas, in GBK', [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x61, 0x2c, 0xb2, 0xce, 0xb1, 0xa3, 0xb5, 0xd8], 'GBK'],
    ['UTF-16 with its mark', [0xff, 0xfe, 0xd3, 0x59], 'UTF-16'],
    ['UTF-16 the other way round', [0xfe, 0xff, 0x59, 0xd3], 'UTF-16'],
    ['names in UTF-8 with a damaged byte', [0xe5, 0xa7, 0x93, 0xe5, 0x90, 0x8d, 0x2c, 0xe5, 0xe5, 0x8f, 0x82], null],
    ['a byte that begins nothing', [0x61, 0xff], null],
  ])('%s', (_what, bytes, encoding) => {
    expect(likelyEncoding(Uint8Array.from(bytes))).toBe(encoding)
  })
})
