import { describe, expect, it } from 'vitest'
import { found, joined, membersOf, toggled } from '../../../editor/grid/choices.ts'
import { bandsOf, columnAt, columnLayout, droppedAt } from '../../../editor/grid/layout.ts'
import { gapBeside, linesOf } from '../../../editor/grid/lines.ts'

describe('choices', () => {
  const choices = ['特困人员', '低保对象', '低保边缘', '一般居民']

  it('reads members however they are separated', () => {
    expect(membersOf('特困人员、低保对象，低保边缘, 一般居民')).toEqual(choices)
    expect(membersOf(' ')).toEqual([])
  })

  it('writes them in the order of the choices and keeps what is none', () => {
    expect(joined(['低保对象', '孤儿', '特困人员'], choices)).toBe('特困人员、低保对象、孤儿')
  })

  it('ticks and unticks', () => {
    expect(toggled(toggled(['甲'], '乙'), '甲')).toEqual(['乙'])
  })

  it('finds beginnings first', () => {
    expect(found(choices, '低保')).toEqual(['低保对象', '低保边缘'])
    expect(found(['非低保', '低保'], '低保')).toEqual(['低保', '非低保'])
    expect(found(choices, ' ')).toEqual(choices)
    expect(found(choices, '孤')).toEqual([])
  })
})

describe('lines', () => {
  const row = (id: string) => ({ id, cells: [] })
  const gap = { kind: 'gap', id: 'g', message: '缺口' } as const

  it('set gaps between rows and count rows without them', () => {
    const lines = linesOf([row('a'), gap, row('b')], true)
    expect(lines.lines.map((line) => line.kind)).toEqual(['data', 'gap', 'data', 'new'])
    expect(lines.lineOfRow).toEqual([0, 2, 3])
    expect(lines.rows.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(gapBeside(lines, 0, 'down')).toBe(gap)
    expect(gapBeside(lines, 2, 'up')).toBe(gap)
    expect(gapBeside(lines, 2, 'down')).toBeNull()
    expect(gapBeside(lines, 0, 'up')).toBeNull()
  })
})

describe('layout', () => {
  const column = (id: string, group?: string) => ({ id, title: id, group, width: 100 })
  const columns = [column('a', 'c'), column('b', 'c'), column('d', 'r')]

  it('finds the column at a place, the nearest one outside', () => {
    const layout = columnLayout(columns, { b: 50 }, 40, 1)
    expect(layout.starts).toEqual([40, 140, 190])
    expect([0, 40, 139, 140, 189, 190, 900].map((x) => columnAt(layout, x))).toEqual([0, 0, 0, 1, 1, 2, 2])
    expect([layout.frozenEnd, layout.total]).toEqual([140, 290])
  })

  it('bands neighbours, cut where the frozen columns end', () => {
    expect(bandsOf(columns, 0).map(({ from, to, continued }) => [from, to, continued])).toEqual([
      [0, 1, false],
      [2, 2, false],
    ])
    expect(bandsOf(columns, 1).map(({ from, to, continued }) => [from, to, continued])).toEqual([
      [0, 0, false],
      [1, 1, true],
      [2, 2, false],
    ])
  })

  it('drops what is dragged at a boundary', () => {
    expect([0, 1, 2, 3, 4, 5].map((boundary) => droppedAt(2, 2, boundary))).toEqual([0, 1, null, null, null, 3])
  })
})
