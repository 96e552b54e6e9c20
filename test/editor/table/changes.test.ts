import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesSince } from '../../../editor/panels/table/changes.ts'
import type { TableTexts } from '../../../editor/session/state.ts'

// Which rows of a table are not what they were when it was opened.

const texts = (...rows: string[]): TableTexts => ({ columns: ['县', '额'], rows: rows.map((row) => row.split(' ')) })

/** Row: what it was, or 新. */
const told = (then: TableTexts, now: TableTexts): string[] =>
  [...changesSince(then, now)].map(([row, was]) => `${row}: ${was ? [...was.values()].join(' ') : '新'}`)

describe('changes of a table', () => {
  it('are a row with another cell', () => {
    expect(told(texts('甲 1', '乙 2', '丙 3'), texts('甲 1', '乙 9', '丙 3'))).toEqual(['1: 乙 2'])
  })

  it('are a row that was added, and none of those that moved down by it', () => {
    expect(told(texts('甲 1', '乙 2'), texts('甲 1', '丁 4', '乙 2'))).toEqual(['1: 新'])
  })

  it('are none where a row was deleted or nothing is different', () => {
    expect(told(texts('甲 1', '乙 2', '丙 3'), texts('甲 1', '丙 3'))).toEqual([])
    expect(told(texts('甲 1', '甲 1'), texts('甲 1', '甲 1'))).toEqual([])
  })

  it('are told beside added and deleted rows', () => {
    expect(told(texts('甲 1', '乙 2', '丙 3', '丁 4'), texts('子 0', '甲 1', '丙 7', '丁 4', '丑 5'))).toEqual([
      '0: 新',
      '2: 乙 2',
      '4: 新',
    ])
  })

  it('are not the columns that were added, renamed or moved', () => {
    const now: TableTexts = {
      columns: ['额', '新列', '县'],
      rows: [
        ['1', 'x', '甲'],
        ['9', 'x', '乙'],
      ],
    }
    expect(told(texts('甲 1', '乙 2'), now)).toEqual(['1: 乙 2'])
  })

  it('never name a row that stands unchanged at its place, and always one that is nowhere in the old table', () => {
    const table = fc.array(fc.constantFrom('甲 1', '乙 2', '丙 3', '丁 4'), { maxLength: 7 })
    fc.assert(
      fc.property(table, table, (before, after) => {
        const changes = changesSince(texts(...before), texts(...after))
        for (const [index, row] of after.entries()) {
          if (!before.includes(row)) expect(changes.has(index)).toBe(true)
          if (after.slice(0, index + 1).every((each, at) => each === before[at])) expect(changes.has(index)).toBe(false)
        }
      }),
    )
  })
})
