import { describe, expect, it } from 'vitest'
import type { EditCause } from '../../../editor/grid/index.ts'
import { picked, writing } from '../../../editor/panels/table/operations.ts'
import { notice, viewOf } from './support.ts'

// What an edit of the grid asks of the table.

const { grid } = viewOf(notice(['| 特困人员 | 任意 || 400元 |', '| 其它 | 是 || 300元 |']))

describe('an edit of the grid', () => {
  it('writes the cells of the table', () => {
    expect(writing(grid, { row: 1, column: 1, texts: [['否', '20元']] })).toEqual({
      kind: 'setCells',
      row: 1,
      column: 1,
      texts: [['否', '20元']],
      tails: [null],
    })
  })

  it('writes notes and comments behind the cells', () => {
    expect(
      writing(grid, {
        row: 0,
        column: 2,
        texts: [
          ['1元', '依据 一', '备注'],
          ['2元', null, '又'],
        ],
      }),
    ).toMatchObject({
      texts: [['1元'], ['2元']],
      tails: [{ notes: '依据 一', comment: '备注' }, { comment: '又' }],
    })
    expect(writing(grid, { row: 0, column: 4, texts: [['备注']] })).toMatchObject({ column: 0, texts: [[]], tails: [{ comment: '备注' }] })
  })
})

describe('任意 and 其它', () => {
  const pick = (row: number, text: string, cause: EditCause = 'pick', column = 0) =>
    picked(grid, { row, column, texts: [[text]] }, cause).texts[0]?.[0]

  it.each([
    ['the newer choice holds: 任意', 0, '任意、特困人员', '任意'],
    ['the newer choice holds: a member', 1, '其它、低保对象', '低保对象'],
    ['several members stay', 0, '特困人员、低保对象', '特困人员、低保对象'],
    ['one of them alone stays', 0, '其它', '其它'],
  ])('%s', (_, row, text, made) => {
    expect(pick(row, text)).toBe(made)
  })

  it('are left as they were typed, and in results', () => {
    expect(pick(0, '任意、特困人员', 'type')).toBe('任意、特困人员')
    expect(pick(0, '任意、1元', 'pick', 2)).toBe('任意、1元')
  })
})
