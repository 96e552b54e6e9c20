import { describe, expect, it } from 'vitest'
import {
  alike,
  changesTo,
  isConfirmable,
  isOpen,
  proposals,
  sectionsOf,
  shownValues,
  tallyOf,
  type ValueFilter,
} from '../../../editor/panels/files/values.ts'
import type { DraftValue } from '../../../engine/index.ts'

let places = 0
function value(given: Partial<DraftValue>): DraftValue {
  places += 10
  const start = places
  const text = given.text === undefined ? '280元' : given.text
  return {
    id: `值 ${start}`,
    kind: 'rule',
    name: '标准',
    detail: '',
    clause: '一',
    span: text === null ? null : { file: 'a/notice.md', start, end: start + text.length },
    spanBefore: null,
    text,
    before: text,
    status: 'undecided',
    suggestion: null,
    past: false,
    ...given,
  }
}

const all: ValueFilter = { status: 'all', text: '', past: false }
const kept = value({})
const spaced = value({ kind: 'binding', text: '280 元', before: '280 元', clause: '二' })
const open = value({ kind: 'parameter', name: '个人缴费标准', detail: '2022年', text: '未规定', before: '280元', clause: '二' })
const missing = value({ kind: 'header', name: '成文日期', text: null, before: '2020年8月28日', clause: null })
const changed = value({ text: '300元', before: '280元', status: 'changed' })
const confirmed = value({ status: 'confirmed' })
const past = value({ kind: 'parameter', detail: '2020年', past: true })
const values = [missing, kept, confirmed, changed, spaced, open, past]

describe('the values that are shown', () => {
  it.each<[string, Partial<ValueFilter>, DraftValue[]]>([
    ['all but past ones', {}, [missing, kept, confirmed, changed, spaced, open]],
    ['past ones too', { past: true }, values],
    ['to be decided', { status: 'undecided' }, [missing, kept, spaced, open]],
    ['to be filled in', { status: 'open' }, [missing, open]],
    ['changed', { status: 'changed' }, [changed]],
    ['found by value, whatever the spaces', { text: ' 280 元', status: 'undecided' }, [kept, spaced, open]],
    ['found by name and period', { text: '2022年' }, [open]],
    ['found by nothing', { text: '无' }, []],
  ])('are %s', (_, filter, expected) => {
    expect(shownValues(values, { ...all, ...filter })).toEqual(expected)
  })

  it('are counted by what is decided', () => {
    expect(tallyOf(values, false)).toEqual({ all: 6, open: 2, undecided: 4, changed: 1, confirmed: 1 })
    expect(tallyOf(values, true)).toMatchObject({ all: 7, undecided: 5 })
  })

  it('stand under their clauses, in the order of the text', () => {
    expect(sectionsOf(values).map(({ clause, values: inside }) => [clause, inside.length])).toEqual([
      [null, 1],
      ['一', 3],
      ['二', 2],
      ['一', 1],
    ])
  })
})

describe('a value', () => {
  it('can be confirmed only as last year’s', () => {
    expect(values.filter(isConfirmable)).toEqual([kept, spaced, past])
    expect(values.filter(isOpen)).toEqual([missing, open])
  })

  it('that was changed finds the undecided ones that say what it said', () => {
    expect(alike(values, { ...changed, before: '280元' })).toEqual([kept, spaced])
    expect(alike(values, { ...changed, before: null })).toEqual([])
  })

  it('becomes another one, or what is proposed', () => {
    expect(changesTo([kept, open], '300元')).toEqual([
      { id: kept.id, name: '标准', text: '300元' },
      { id: open.id, name: '个人缴费标准', text: '300元' },
    ])
    expect(proposals([kept, value({ id: '年', suggestion: '2022年' })])).toEqual([{ id: '年', name: '标准', text: '2022年' }])
  })
})
