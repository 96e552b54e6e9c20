import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsFromText, tableFromCells, textFromCells, textIsBetter } from '../../../editor/grid/clipboard.ts'

describe('a spreadsheet’s text', () => {
  it.each([
    ['one cell', '低保对象', [['低保对象']]],
    [
      'Excel: rows end, the last one too',
      '花溪区\t低保\r\n乌当区\t特困\r\n',
      [
        ['花溪区', '低保'],
        ['乌当区', '特困'],
      ],
    ],
    [
      'empty cells',
      '\t\r\na\t\r\n',
      [
        ['', ''],
        ['a', ''],
      ],
    ],
    ['an empty row at the end', 'a\r\n\r\n', [['a'], ['']]],
    ['nothing', '', [['']]],
    ['line ends in a cell', '"一\n二"\tb\r\n', [['一\n二', 'b']]],
    ['quotation marks in a cell', '"说""好"""\tb', [['说"好"', 'b']]],
    ['a tab in a cell', '"a\tb"\tc', [['a\tb', 'c']]],
    ['a mark that nothing closes', '"a\tb', [['"a', 'b']]],
    ['a mark inside a cell', '12" 管\tb', [['12" 管', 'b']]],
    ['quoted words as other programs leave them', '"好" 的\tb', [['"好" 的', 'b']]],
    ['a quoted cell that is empty', '""\tb', [['', 'b']]],
    ['line ends of old programs', 'a\rb\n', [['a'], ['b']]],
  ])('%s', (_, text, cells) => {
    expect(cellsFromText(text)).toEqual(cells)
  })

  it('comes back from what is copied', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '低', ' ', ',') })
    const cells = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }))
    fc.assert(
      fc.property(cells, (given) => {
        expect(cellsFromText(`${textFromCells(given)}\r\n`)).toEqual(given)
      }),
    )
  })

  it('takes no more than a moment when it is malicious', () => {
    const text = '"\t""\t"""\t'.repeat(200_000)
    expect(cellsFromText(text)[0]?.length).toBeGreaterThan(1000)
  })
})

describe('the table for word processors', () => {
  it('holds text as text', () => {
    expect(tableFromCells([['<b>&"', '12']], [false, true])).toBe(
      `<meta charset="utf-8"><table data-tiaoli-grid><tr><td style="mso-number-format:'\\@'">&lt;b&gt;&amp;&quot;</td><td>12</td></tr></table>`,
    )
  })

  it('is read where the text says less', () => {
    expect(textIsBetter('a', '')).toBe(true)
    expect(textIsBetter('a', '<p>a</p>')).toBe(true)
    expect(textIsBetter('a', '<html xmlns:w="urn:schemas-microsoft-com:office:word"><table>')).toBe(false)
    expect(textIsBetter('a', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>')).toBe(true)
    expect(textIsBetter('', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>')).toBe(false)
    expect(textIsBetter('a', tableFromCells([['a']], [false]))).toBe(true)
  })
})
