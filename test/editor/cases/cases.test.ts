import { describe, expect, it } from 'vitest'
import { columnsOf, groupsOf } from '../../../editor/panels/cases/columns.ts'
import { csvOf } from '../../../editor/panels/cases/csv.ts'
import { rowsShown, rowsWithin, settledView, viewWith } from '../../../editor/panels/cases/filter.ts'
import { rowsOf } from '../../../editor/panels/cases/rows.ts'
import { type CasesView, caseKeyText, entityKey, initialCasesWork, noUnwritten } from '../../../editor/session/casesWork.ts'
import { say, sheet } from './support.ts'

const view = (parts: Partial<CasesView>): CasesView => ({ ...initialCasesWork.view, entity: null, ...parts })
const names = (rows: readonly { readonly key: { readonly name: string } }[]) => rows.map(({ key }) => key.name)
const [east, west, shop] = ['=东区的人', '西区的人，“引号”', '店']

describe('the cases that are shown', () => {
  const { rows } = sheet()

  it.each([
    [{}, [east, west, shop]],
    [{ entity: entityKey('店') }, [shop]],
    [{ clause: '' }, [east, west, shop]],
    [{ clause: '三' }, []],
    [{ text: ' 西区 ' }, [west, shop]],
    [{ text: '乙说' }, [east]],
    [{ text: '费用 3元' }, [east]],
    [{ entity: entityKey('人'), text: '西区' }, [west]],
  ])('are those within %j', (parts, expected) => {
    expect(names(rowsWithin(rows, view(parts)))).toEqual(expected)
  })

  it('are of these only the failing or the changed, if so wanted', () => {
    const changes = new Map([[caseKeyText({ entity: '店', name: '店', nth: 0 }), new Map()]])
    expect(names(rowsShown(rows, view({ show: 'failing' }), changes))).toEqual([west])
    expect(names(rowsShown(rows, view({ show: 'changed' }), changes))).toEqual([shop])
  })

  it('are of the entity of the selected case until another is chosen, and never of one that is gone', () => {
    const open = view({ entity: undefined })
    expect(settledView(open, sheet(), '店').entity).toBe(entityKey('店'))
    expect(settledView(open, sheet(), null).entity).toBe(entityKey('人'))
    expect(settledView(view({ entity: entityKey('没有') }), sheet(), null).entity).toBe(entityKey('人'))
    expect(settledView(view({}), sheet(), '店').entity).toBeNull()
  })

  it('hold the case that was selected elsewhere', () => {
    const ofPeople = view({ entity: entityKey('人'), text: '东区' })
    expect(viewWith(ofPeople, sheet(), east)).toBe(ofPeople)
    expect(viewWith(ofPeople, sheet(), '店')).toEqual({ ...ofPeople, text: '', entity: entityKey('店') })
    expect(viewWith(ofPeople, sheet(), '没有')).toBe(ofPeople)
  })
})

describe('the grid', () => {
  const all = sheet()
  const people = rowsWithin(all.rows, view({ entity: entityKey('人') }))

  it('has the columns that the shown cases of an entity fill in', () => {
    const ids = (rows: typeof people) => columnsOf(all, rows, '人', say).map(({ grid }) => grid.id.trim())
    const fixed = ['name', 'verdict', 'clause']
    const result = ['expected 补助', 'actual 补助']
    expect(ids(people)).toEqual([...fixed, 'input 县区', 'input __proto__', 'input 证', 'relation 就诊', ...result, 'reading A1'])
    expect(ids(people.slice(1))).toEqual([...fixed, 'input 县区', 'input __proto__', ...result])
    expect(ids([])).toEqual([...fixed, 'input 县区', 'input __proto__', 'input 证', 'relation 就诊', ...result])
    expect(columnsOf(all, all.rows, undefined, say).map(({ kind }) => kind)).toEqual([
      'name',
      'verdict',
      'entity',
      'clause',
      'inputs',
      'results',
    ])
  })

  it('names each result once above what is expected and what the rules give', () => {
    const columns = columnsOf(all, people, '人', say)
    const pair = columns
      .filter(({ name }) => name === '补助')
      .map(({ grid }) => [grid.title, grid.heading, grid.readOnly ?? false, grid.group])
    expect(pair).toEqual([
      ['补助 应得', '应得', false, 'result 补助'],
      ['补助 算得', '算得', true, 'result 补助'],
    ])
    expect(groupsOf(columns, all, say)['result 补助']).toEqual({ title: '补助（元）', tint: 'result' })
  })

  it('marks what differs, what changed and what could not be written', () => {
    const columns = columnsOf(all, people, '人', say)
    const at = (id: string) => columns.findIndex(({ grid }) => grid.id === id)
    const key = west ? { entity: '人', name: west, nth: 0 } : null
    const changes = new Map([[caseKeyText(key as never), new Map([['补助', { zh: '3元', en: '3 yuan' }]])]])
    const cells = { [`${caseKeyText(key as never)} input 县区`]: { text: '北区', message: '没有北区', revision: null } }
    const rows = rowsOf(
      people,
      columns,
      changes,
      { cells, rows: [{ id: 1, texts: { 'name ': '新' }, message: '不行', revision: null }] },
      say,
    )
    const [, row, added] = rows
    expect(row?.cells[at('verdict ')]).toMatchObject({ text: '不符', state: 'error' })
    expect(row?.cells[at('expected 补助')]).toEqual({ text: '5', state: 'error', message: '算得 1' })
    expect(row?.cells[at('actual 补助')]).toEqual({ text: '1', state: 'changed', message: '打开时 3元' })
    expect(row?.cells[at('input 县区')]).toEqual({ text: '北区', state: 'error', message: '没有北区' })
    expect(row?.cells[at('input __proto__')]).toEqual({ text: '3' })
    expect(rows[0]?.cells[at('input __proto__')]).toEqual({ text: '' })
    expect(rows[0]?.cells[at('relation 就诊')]).toEqual({ text: '1 条', message: '费用 3元' })
    expect(added).toMatchObject({ header: '＊', state: 'error', message: '不行' })
    expect(added?.cells[0]).toEqual({ text: '新' })
  })

  it('says in words what cases of all entities have', () => {
    const columns = columnsOf(all, all.rows, undefined, say)
    const [first, second] = rowsOf(all.rows, columns, new Map(), noUnwritten, say)
    expect(first?.cells.map(({ text }) => text)).toEqual([east, '相符', '人', '', '县区 东区、证 149999198005120017、就诊 1', '补助 2'])
    expect(second?.cells.at(-1)?.text).toBe('补助 5（算得 1）')
  })
})

describe('the file for Excel', () => {
  const csv = csvOf(sheet(), say)

  it('has its mark, a column for each thing of a name, and a line for each case', () => {
    expect(
      csv.startsWith(
        '\uFEFF算例,对象,条款,是否相符,疑义 A1,县区,__proto__,证,就诊,补助（元） 应得,补助（元） 算得,一（元） 应得,一（元） 算得\r\n',
      ),
    ).toBe(true)
    expect(csv.trimEnd().split('\r\n')).toHaveLength(4)
    expect(csv).toContain('\r\n店,店,,相符,,西区,,,,,,1,1\r\n')
  })

  it('lets no name run as a formula and no number lose its digits', () => {
    expect(csv).toContain("'=东区的人,人,,相符,乙说,东区,,'149999198005120017,费用 3元,2,2,,\r\n")
  })
})
