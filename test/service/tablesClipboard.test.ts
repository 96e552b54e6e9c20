import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clipboardText, parseClipboard } from '../../engine/service/index.ts'

it.each([
  ['', []],
  ['甲', [['甲']]],
  [
    '甲\t乙\r\n丙\t丁\r\n',
    [
      ['甲', '乙'],
      ['丙', '丁'],
    ],
  ],
  [
    '甲\t\t\n\t乙',
    [
      ['甲', '', ''],
      ['', '乙'],
    ],
  ],
  ['甲\n\n', [['甲'], ['']]],
  ['甲\r乙', [['甲'], ['乙']]],
  // As Excel and WPS copy a cell with a line break, and one with quotation marks in it.
  ['"甲\n乙"\t丙\r\n', [['甲\n乙', '丙']]],
  ['"甲""乙\r\n丙"\n', [['甲"乙\n丙']]],
  ['"甲\t乙"', [['甲\t乙']]],
  // Quotation marks of the cell's own: a sheet does not quote what needs none.
  ['"甲"\t"乙', [['"甲"', '"乙']]],
  ['甲"乙"', [['甲"乙"']]],
  ['"甲"乙\n丙', [['"甲"乙'], ['丙']]],
  ['"""甲"""', [['"甲"']]],
  ['""\t甲', [['""', '甲']]],
])('reads %j', (tsv, rows) => {
  expect(parseClipboard(tsv)).toEqual(rows)
})

it('writes what it reads', () => {
  const cell = fc.string({ unit: fc.constantFrom('甲', '"', '\t', '\n', ' ', '|', 'a'), maxLength: 6 })
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(rows, (block) => {
      // One empty cell by itself is an empty clipboard.
      fc.pre(!(block.length === 1 && block[0]?.length === 1 && block[0][0] === ''))
      // An empty last line is that of a trailing line break.
      fc.pre(!(block.at(-1)?.length === 1 && block.at(-1)?.[0] === ''))
      expect(parseClipboard(clipboardText(block))).toEqual(block)
    }),
  )
})

it('is not held up by marks that are never closed', () => {
  const text = Array.from({ length: 20_000 }, () => '"甲\t"乙').join('\n')
  const start = performance.now()
  expect(parseClipboard(text)).toHaveLength(20_000)
  expect(performance.now() - start).toBeLessThan(2000)
})
