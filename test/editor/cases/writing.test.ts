import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../editor/panels/cases/columns.ts'
import { completed, emptyCase, faultsOf, unplaced } from '../../../editor/panels/cases/form/typed.ts'
import { requestOf, sourcesOf } from '../../../editor/panels/cases/requests.ts'
import { countRefused, pending, withOutcome, withTyped } from '../../../editor/panels/cases/unwritten.ts'
import { caseKeyText, cellKey, initialCasesWork, isUnsaved, noUnwritten } from '../../../editor/session/casesWork.ts'
import { initialState, type SessionState, update } from '../../../editor/session/state.ts'
import type { CaseForm } from '../../../engine/service/index.ts'
import { say, sheet } from './support.ts'

const { rows: all, columns: _, forms } = sheet()
const people = all.filter(({ key }) => key.entity === '人')
const columns = columnsOf(sheet(), people, '人', say)
const at = (id: string) => columns.findIndex(({ grid }) => grid.id === id)
const [east, west] = people.map(({ key }) => key) as [(typeof people)[number]['key'], (typeof people)[number]['key']]

const typed = (row: number, column: string, ...texts: (string | null)[][]) =>
  sourcesOf({ row, column: at(column), texts }, columns, people, [], '人')

describe('an edit of the grid', () => {
  it('asks for what it changed of each case, and for new cases below', () => {
    const sources = typed(1, 'name ', ['改名', null, null, '东区', null], ['新的人', null, null, '西区', '12'], ['', '', '', '', ''])
    expect(sources.map((source) => requestOf(source, columns, '近旁'))).toEqual([
      { kind: 'edit', case: west, typed: { name: '改名', fields: { 县区: '东区' }, readings: {}, expectations: {} } },
      {
        kind: 'add',
        typed: {
          name: '新的人',
          entity: '人',
          fields: Object.fromEntries([
            ['县区', '西区'],
            ['__proto__', '12'],
          ]),
          relations: {},
          readings: {},
          expectations: {},
        },
        near: { case: '近旁' },
      },
    ])
  })

  it('takes away what it clears, readings and expectations too', () => {
    const [source] = typed(0, 'expected 补助', ['', null, ''])
    expect(source && requestOf(source, columns, null)).toEqual({
      kind: 'edit',
      case: east,
      typed: { fields: {}, readings: { A1: '' }, expectations: { 补助: '' } },
    })
  })

  it('completes a new row that could not be written before', () => {
    const waiting = { id: 7, texts: { 'name ': '新的人' }, message: '缺少', revision: null }
    const sources = sourcesOf({ row: 2, column: at('input 县区'), texts: [['东区']] }, columns, people, [waiting], '人')
    expect(sources).toEqual([{ key: null, entity: '人', unwritten: 7, texts: { 'name ': '新的人', 'input 县区': '东区' } }])
    expect(withTyped({ cells: {}, rows: [waiting] }, sources).rows.map(({ texts, message }) => [texts, message])).toEqual([
      [{ 'name ': '新的人', 'input 县区': '东区' }, null],
    ])
  })
})

describe('what was typed', () => {
  const sources = typed(1, 'name ', ['改名', null, null, '北区'], ['新的人', null, null, '北区'], [west.name, null, null, '东区'])
  const changed = {
    names: ['改名', '新的人', null],
    faults: [
      { request: 0, at: 'field' as const, name: '县区', message: '没有北区' },
      { request: 1, at: 'field' as const, name: '县区', message: '没有北区' },
      { request: 2, at: 'name' as const, name: '', message: '已经有了' },
    ],
  }

  it('stands in its cells until the text has it; what could not be written stays with its reason', () => {
    const before = withTyped(noUnwritten, sources)
    expect(before.cells[cellKey(west, 'input 县区')]).toEqual({ text: '北区', message: null, revision: null })
    expect(before.rows).toHaveLength(2)
    const after = withOutcome(before, sources, changed, columns, 5)
    const sooner = pending(after, 4)
    expect(sooner.cells[cellKey(west, 'name ')]).toEqual({ text: '改名', message: null, revision: 5 })
    expect(sooner.rows).toHaveLength(2)
    const later = pending(after, 5)
    expect(later.cells).toEqual({
      [cellKey({ ...west, name: '改名' }, 'input 县区')]: { text: '北区', message: '没有北区', revision: null },
      [cellKey({ entity: '人', name: '新的人', nth: 0 }, 'input 县区')]: { text: '北区', message: '没有北区', revision: null },
    })
    expect(later.rows.map(({ texts, message }) => [texts['name '], message])).toEqual([[west.name, '已经有了']])
    expect(countRefused(later)).toBe(3)
  })

  it('is forgotten once it is right', () => {
    const wrong = withOutcome(withTyped(noUnwritten, sources.slice(0, 1)), sources.slice(0, 1), changed, columns, 5)
    const again = [{ key: { ...west, name: '改名' }, entity: '人', unwritten: null, texts: { 'input 县区': '东区' } }]
    const right = withOutcome(withTyped(pending(wrong, 5), again), again, { names: ['改名'], faults: [] }, columns, 6)
    expect(pending(right, 6)).toEqual(noUnwritten)
  })

  it('of a case that could not be changed at all keeps every cell', () => {
    const gone = { names: [null], faults: [{ request: 0, at: 'field' as const, name: '', message: '没有了' }] }
    const after = withOutcome(withTyped(noUnwritten, sources.slice(0, 1)), sources.slice(0, 1), gone, columns, 5)
    expect(Object.values(pending(after, 5).cells).map(({ message }) => message)).toEqual(['没有了', '没有了'])
    expect(caseKeyText(west)).not.toBe(caseKeyText(east))
  })
})

describe('the form of a case', () => {
  const form = forms.find(({ entity }) => entity === '人') as CaseForm

  it('says of everything that it asks what it holds, if only that it is empty', () => {
    const whole = completed({ ...emptyCase('人'), name: '甲', fields: { 县区: '东区' } }, form)
    expect(Object.entries(whole.fields)).toEqual([
      ['县区', '东区'],
      ['__proto__', ''],
      ['证', ''],
    ])
    expect(whole).toMatchObject({ relations: { 就诊: [] }, readings: { A1: '' }, expectations: { 补助: '', 总费用: '' } })
  })

  it('scolds nobody for what is still empty, before it is to be written', () => {
    const given = { ...emptyCase('人'), relations: { 就诊: [{}, { 费用: '很多' }] } }
    const problems = [
      { at: 'name' as const, name: '', message: '要有名称' },
      { at: 'field' as const, name: '县区', message: '缺少' },
      { at: 'field' as const, name: '就诊[1].费用', message: '缺少' },
      { at: 'field' as const, name: '就诊[2].费用', message: '不是数' },
      { at: 'field' as const, name: '__proto__', message: '缺少' },
    ]
    expect([...faultsOf(problems, given, false).keys()]).toEqual(['field 就诊[2].费用'])
    expect(faultsOf(problems, given, true).size).toBe(5)
  })

  it('says what is wrong with things that it does not ask', () => {
    const problem = (at: 'field' | 'expectation', name: string) => ({ at, name, message: `${name} 不对` })
    const problems = ['县区', '身高', '就诊[1].费用', '就诊[2].日其'].map((name) => problem('field', name))
    expect(unplaced([...problems, problem('expectation', '补助'), problem('expectation', '补住')], form)).toEqual([
      '身高 不对',
      '就诊[2].日其 不对',
      '补住 不对',
    ])
  })

  it('is there again when another notice was looked at in between', () => {
    const opened = { ...emptyCase('人'), name: '甲' }
    const form = { at: { kind: 'new' as const, entity: '人', near: null }, opened, typed: { ...opened, name: '乙' }, filled: [] }
    const at = (state: SessionState, entry: string) => update(state, { kind: 'notice', entry })
    const typing = update(at(initialState, 'a'), { kind: 'cases', work: { form } })
    const elsewhere = at(typing, 'b')
    expect([elsewhere.cases.form, at(elsewhere, 'a').cases.form?.typed?.name]).toEqual([null, '乙'])
  })

  it('is unsaved once it differs from what it was opened with', () => {
    const opened = { ...emptyCase('人'), name: '甲' }
    const work = { at: { kind: 'new' as const, entity: '人', near: null }, opened, typed: opened, filled: [] }
    expect([isUnsaved(initialCasesWork.form), isUnsaved(work), isUnsaved({ ...work, typed: { ...opened, name: '乙' } })]).toEqual([
      false,
      false,
      true,
    ])
  })
})
