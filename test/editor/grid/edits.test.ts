import { describe, expect, it } from 'vitest'
import { cleared, copied, filledDown, filledRight, pasted } from '../../../editor/grid/edits.ts'
import type { Sheet } from '../../../editor/grid/model.ts'
import { atCell, type Selection } from '../../../editor/grid/selection.ts'

/** `a b|c d`: rows by |, cells by blanks, `.` for an empty one; a cell in [brackets] cannot be written. */
function sheet(text: string, options: Partial<Sheet> = {}): Sheet {
  const rows = text.split('|').map((row, i) => ({
    id: String(i),
    cells: row.split(' ').map((cell) => ({ text: cell === '.' ? '' : cell.replace(/[[\]]/g, ''), readOnly: cell.startsWith('[') })),
  }))
  const columns = (rows[0]?.cells ?? []).map((_, i) => ({ id: String(i), title: String(i) }))
  return { columns, rows, grows: false, readOnly: false, ...options }
}

const range = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right })
const selected = (top: number, left: number, bottom: number, right: number): Selection => ({
  active: { row: top, column: left },
  anchor: { row: top, column: left },
  head: { row: bottom, column: right },
})

describe('clearing', () => {
  it('leaves what is empty or must not be written', () => {
    expect(cleared(sheet('a [b]|. d'), range(0, 0, 1, 1))).toEqual({
      edit: {
        row: 0,
        column: 0,
        texts: [
          ['', null],
          [null, ''],
        ],
      },
      kept: 1,
    })
  })

  it('is no edit where nothing would change', () => {
    expect(cleared(sheet('.'), range(0, 0, 0, 0)).edit).toBeNull()
    expect(cleared(sheet('a', { readOnly: true }), range(0, 0, 0, 0))).toEqual({ edit: null, kept: 1 })
  })

  it('makes no row of the row below the last one', () => {
    expect(cleared(sheet('a', { grows: true }), range(0, 0, 1, 0)).edit?.texts).toEqual([['']])
  })
})

describe('filling', () => {
  it('takes the first row, or the row above', () => {
    expect(filledDown(sheet('a b|c d|e f'), range(0, 0, 2, 0)).edit).toEqual({ row: 1, column: 0, texts: [['a'], ['a']] })
    expect(filledDown(sheet('a b|c d'), range(1, 0, 1, 1)).edit).toEqual({ row: 1, column: 0, texts: [['a', 'b']] })
    expect(filledDown(sheet('a b|c d'), range(0, 0, 0, 1)).edit).toBeNull()
  })

  it('takes the first column', () => {
    expect(filledRight(sheet('a b c'), range(0, 0, 0, 2)).edit).toEqual({ row: 0, column: 1, texts: [['a', 'a']] })
  })
})

describe('pasting', () => {
  const cells = [
    ['1', '2'],
    ['3', '4'],
  ]

  it('goes from the corner on', () => {
    expect(pasted(sheet('a b c|d e f'), atCell(0, 1), cells)).toEqual({
      edit: { row: 0, column: 1, texts: cells },
      kept: 0,
      range: range(0, 1, 1, 2),
      lostColumns: 0,
      lostRows: 0,
    })
  })

  it('repeats over a multiple, and one cell over everything', () => {
    expect(pasted(sheet('a|b|c|d'), selected(0, 0, 3, 0), [['1'], ['2']]).edit?.texts).toEqual([['1'], ['2'], ['1'], ['2']])
    expect(pasted(sheet('a b|c d'), selected(0, 0, 1, 1), [['x']]).edit?.texts).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ])
    expect(pasted(sheet('a|b|c|d'), selected(0, 0, 2, 0), [['1'], ['2']]).edit?.texts).toEqual([['1'], ['2']])
  })

  it('adds rows where the grid grows, and says what is lost', () => {
    const grown = pasted(sheet('a b', { grows: true }), atCell(0, 1), cells)
    expect(grown.edit).toEqual({ row: 0, column: 1, texts: [['1'], ['3']] })
    expect([grown.lostRows, grown.lostColumns]).toEqual([0, 1])
    const clipped = pasted(sheet('a b'), atCell(0, 0), cells)
    expect(clipped.edit?.texts).toEqual([['1', '2']])
    expect(clipped.lostRows).toBe(1)
  })

  it('fills short rows with empty cells', () => {
    expect(pasted(sheet('a b|c d'), atCell(0, 0), [['1', '2'], ['3']]).edit?.texts).toEqual([
      ['1', '2'],
      ['3', ''],
    ])
  })

  it('keeps what must not be written', () => {
    const result = pasted(sheet('a [b]|c d'), atCell(0, 0), cells)
    expect(result.edit?.texts).toEqual([
      ['1', null],
      ['3', '4'],
    ])
    expect(result.kept).toBe(1)
  })
})

describe('copying', () => {
  it('takes the texts, not the row below the last one', () => {
    expect(copied(sheet('a b|c d', { grows: true }), range(1, 0, 2, 1))).toEqual([['c', 'd']])
    expect(copied(sheet('a', { grows: true }), range(1, 0, 1, 0))).toEqual([])
  })
})
