import { describe, expect, it } from 'vitest'
import type { GridRow } from '../../../editor/grid/index.ts'
import { notOver, type Step, shifted, withRefused, withSteps } from '../../../editor/panels/table/pending.ts'
import { drawn } from './support.ts'

// What was asked of a table is seen at once, before the text has it; what was refused stays at its cell.

const row = (id: string, ...texts: string[]): GridRow => ({ id, cells: texts.map((text) => ({ text })) })
const rows: GridRow[] = [row('a', '甲', '1'), { kind: 'gap', id: 'g', message: '缺' }, row('b', '乙', '2'), row('c', '丙', '3')]
const shown = (...steps: Step[]) => drawn(withSteps(rows, steps, 2))

describe('steps', () => {
  it('write cells, counting rows of data only', () => {
    expect(shown({ kind: 'write', edit: { row: 1, column: 1, texts: [['9'], ['8']] } })).toEqual(['甲|1', '~ 缺', '乙|9', '丙|8'])
    expect(shown({ kind: 'write', edit: { row: 0, column: 0, texts: [[null, '7']] } })[0]).toBe('甲|7')
  })

  it('write beyond the last row', () => {
    expect(shown({ kind: 'write', edit: { row: 3, column: 1, texts: [['4'], ['5']] } })).toEqual([
      '甲|1',
      '~ 缺',
      '乙|2',
      '丙|3',
      '|4',
      '|5',
    ])
  })

  it('insert, delete and move rows', () => {
    expect(shown({ kind: 'insertRow', at: 1 })).toEqual(['甲|1', '~ 缺', '|', '乙|2', '丙|3'])
    expect(shown({ kind: 'insertRow', at: 3 }).at(-1)).toBe('|')
    expect(shown({ kind: 'deleteRows', from: 0, count: 2 })).toEqual(['~ 缺', '丙|3'])
    expect(shown({ kind: 'moveRows', from: 0, count: 2, to: 1 })).toEqual(['丙|3', '~ 缺', '甲|1', '乙|2'])
  })

  it('come one after the other: what is typed after a new row goes into it', () => {
    const edit = { row: 1, column: 0, texts: [['新']] }
    expect(shown({ kind: 'insertRow', at: 1 }, { kind: 'write', edit })).toEqual(['甲|1', '~ 缺', '新|', '乙|2', '丙|3'])
  })

  it('leave the rows that they are given as they are, and keep ids apart', () => {
    const made = withSteps(
      rows,
      [
        { kind: 'insertRow', at: 0 },
        { kind: 'insertRow', at: 0 },
      ],
      2,
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(made.length)
    expect(drawn(rows)).toEqual(['甲|1', '~ 缺', '乙|2', '丙|3'])
  })
})

describe('refused texts', () => {
  const refused = [
    { row: 1, column: 0, text: '|', reason: '竖线' },
    { row: 2, column: 1, text: '“', reason: '引号' },
  ]

  it('stand in their cells with the reason', () => {
    expect(drawn(withRefused(rows, refused, 2))).toEqual(['甲|1', '~ 缺', '|!error(竖线)|2', '丙|“!error(引号)'])
  })

  it('go where something else is written', () => {
    expect(notOver(refused, { row: 1, column: 0, texts: [['x', 'y']] })).toEqual([refused[1]])
    expect(notOver(refused, { row: 1, column: 0, texts: [[null, 'y']] })).toEqual(refused)
  })

  it.each<[string, Step, number[]]>([
    ['a row above is added', { kind: 'insertRow', at: 0 }, [2, 3]],
    ['a row between is added', { kind: 'insertRow', at: 2 }, [1, 3]],
    ['a row above is deleted', { kind: 'deleteRows', from: 0, count: 1 }, [0, 1]],
    ['their row is deleted', { kind: 'deleteRows', from: 1, count: 1 }, [1]],
    ['their row is moved up', { kind: 'moveRows', from: 1, count: 2, to: 0 }, [0, 1]],
    ['a row is moved over them', { kind: 'moveRows', from: 0, count: 1, to: 2 }, [0, 1]],
    ['cells are written', { kind: 'write', edit: { row: 0, column: 0, texts: [['x']] } }, [1, 2]],
  ])('stay with their rows when %s', (_, step, places) => {
    expect(shifted(refused, step).map((each) => each.row)).toEqual(places)
  })
})
