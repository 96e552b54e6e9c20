import { describe, expect, it } from 'vitest'
import {
  atCell,
  clampSelection,
  enter,
  goTo,
  isWholeColumns,
  isWholeRows,
  jump,
  move,
  rangeOf,
  type Selection,
  type Shape,
  selectAll,
  selectColumns,
  selectRows,
  tab,
} from '../../../editor/grid/selection.ts'

const shape: Shape = { rows: 4, columns: 3, grows: false }
const growing: Shape = { ...shape, grows: true }

/** `1,2` for one cell, `1,2:3,0` for a rectangle from its anchor to its head, `@` before the active cell when it is elsewhere. */
function shown(selection: Selection | null): string {
  if (!selection) return 'out'
  const { active, anchor, head } = selection
  const text = (p: { row: number; column: number }) => `${p.row},${p.column}`
  const range = text(anchor) === text(head) ? text(anchor) : `${text(anchor)}:${text(head)}`
  return text(active) === text(anchor) ? range : `${range}@${text(active)}`
}

const range = (a: readonly [number, number], h: readonly [number, number]): Selection => ({
  active: { row: a[0], column: a[1] },
  anchor: { row: a[0], column: a[1] },
  head: { row: h[0], column: h[1] },
})

describe('arrows', () => {
  it.each([
    [atCell(1, 1), 'up', false, '0,1'],
    [atCell(0, 1), 'up', false, '0,1'],
    [atCell(3, 1), 'down', false, '3,1'],
    [atCell(1, 2), 'right', false, '1,2'],
    [atCell(1, 1), 'down', true, '1,1:2,1'],
    [range([1, 1], [2, 1]), 'right', true, '1,1:2,2'],
    [range([1, 1], [3, 2]), 'right', false, '1,2'],
  ] as const)('%j %s, extending: %s → %s', (selection, direction, extend, expected) => {
    expect(shown(move(selection, shape, direction, extend))).toBe(expected)
  })

  it('reach the row below the last one where the grid grows', () => {
    expect(shown(move(atCell(3, 0), growing, 'down', false))).toBe('4,0')
    expect(shown(move(atCell(4, 0), growing, 'down', false))).toBe('4,0')
  })

  it('go a page at once', () => {
    expect(shown(move(atCell(0, 1), shape, 'down', false, 20))).toBe('3,1')
    expect(shown(move(atCell(3, 1), shape, 'up', true, 2))).toBe('3,1:1,1')
  })
})

describe('Ctrl with an arrow', () => {
  const filled = (marks: string) => (p: { row: number }) => marks[p.row] === 'x'
  const tall: Shape = { rows: 8, columns: 1, grows: true }
  it.each([
    ['xxx..xx.', 0, 'down', 2],
    ['xxx..xx.', 2, 'down', 5],
    ['xxx..xx.', 6, 'down', 7],
    ['........', 0, 'down', 7],
    ['xxx..xx.', 7, 'up', 6],
    ['xxx..xx.', 5, 'up', 2],
    ['xxx..xx.', 0, 'up', 0],
  ] as const)('in %s from %i %s goes to %i', (marks, from, direction, to) => {
    expect(shown(jump(atCell(from, 0), tall, direction, false, filled(marks)))).toBe(`${to},0`)
  })

  it('extends', () => {
    expect(shown(jump(atCell(0, 0), tall, 'down', true, filled('xxx.....')))).toBe('0,0:2,0')
  })
})

describe('Home and End', () => {
  it.each([
    ['rowStart', false, '2,0'],
    ['rowEnd', true, '2,1:2,2'],
    ['gridStart', true, '2,1:0,0'],
    ['gridEnd', false, '3,2'],
  ] as const)('%s, extending: %s → %s', (place, extend, expected) => {
    expect(shown(goTo(atCell(2, 1), growing, place, extend))).toBe(expected)
  })
})

describe('Tab and Enter', () => {
  it('run along the rows, out at the ends', () => {
    expect(shown(tab(atCell(0, 2), shape, false))).toBe('1,0')
    expect(shown(tab(atCell(1, 0), shape, true))).toBe('0,2')
    expect(shown(tab(atCell(3, 2), shape, false))).toBe('out')
    expect(shown(tab(atCell(3, 2), growing, false))).toBe('4,0')
    expect(shown(tab(atCell(0, 0), shape, true))).toBe('out')
  })

  it('return to the column where the run of Tabs began', () => {
    const run = tab(tab(atCell(0, 0), shape, false) ?? atCell(0, 0), shape, false)
    expect(shown(run)).toBe('0,2')
    expect(shown(enter(run ?? atCell(0, 0), shape, false))).toBe('1,0')
    expect(shown(enter(atCell(0, 2), shape, false))).toBe('1,2')
  })

  it('go round in a larger selection', () => {
    let selection: Selection | null = range([0, 0], [1, 1])
    const seen: string[] = []
    for (let i = 0; i < 4 && selection; i += 1) {
      selection = enter(selection, shape, false)
      seen.push(`${selection.active.row},${selection.active.column}`)
    }
    expect(seen).toEqual(['1,0', '0,1', '1,1', '0,0'])
    expect(shown(tab(range([0, 0], [1, 1]), shape, true))).toBe('0,0:1,1@1,1')
  })
})

describe('whole rows and columns', () => {
  it('are known as such', () => {
    expect(isWholeRows(rangeOf(selectRows(1, 2, shape)), shape)).toBe(true)
    expect(isWholeColumns(rangeOf(selectColumns(1, 1, growing)), growing)).toBe(true)
    expect(isWholeRows(rangeOf(selectColumns(1, 1, shape)), shape)).toBe(false)
    expect(shown(selectAll(growing))).toBe('0,0:3,2')
  })
})

describe('a grid that shrinks', () => {
  it('keeps the selection inside', () => {
    expect(shown(clampSelection(range([1, 1], [3, 2]), { rows: 2, columns: 2, grows: false }))).toBe('1,1')
    const inside = atCell(0, 0)
    expect(clampSelection(inside, shape)).toBe(inside)
  })
})
