import { describe, expect, it } from 'vitest'
import {
  type CaseKey,
  type CaseRequest,
  type CasesChanged,
  changeCases,
  type Document,
  type TypedCase,
  tryCase,
  typedCaseOf,
} from '../../engine/service/index.ts'
import { documentOf, policy } from './documents.ts'
import { notice, rowIn } from './support/cases.ts'
import { changed, textOf } from './support/edited.ts'

const document = () => documentOf(notice, 'n.tiaoli')
const key = (name: string, nth = 0): CaseKey => ({ entity: '人', name, nth })
const east = key('东区的人')
const west = key('西区的人')

const typed = (parts: Partial<TypedCase>): TypedCase => ({
  name: '新的人',
  entity: '人',
  fields: { 县区: '东区' },
  relations: {},
  readings: {},
  expectations: {},
  ...parts,
})

/** The notice after requests; the test fails where one of them is refused. */
function withRequests(start: Document, requests: readonly CaseRequest[], whole = false): Document {
  const { edits, faults } = changeCases(start, requests, 'zh', whole)
  expect(faults).toEqual([])
  return changed(start, { edits, refusals: [] })
}

const told = ({ faults }: CasesChanged): string[] => faults.map(({ request, at, name, message }) => `${request} ${at} ${name}：${message}`)

describe('a case as it is typed', () => {
  it('comes back as one would type it', () => {
    expect(typedCaseOf(document(), east, 'zh')).toEqual({
      name: '东区的人',
      entity: '人',
      fields: { 县区: '东区' },
      relations: { 就诊: [{ 日期: '2020-01-31', 费用: '1.5' }, { 日期: '2020-02-01' }] },
      readings: { A1: '乙说' },
      expectations: { 补助: '2', 年龄: '未知（出生）' },
    })
    expect(typedCaseOf(document(), key('没有'), 'zh')).toBeNull()
  })

  it.each([
    ['县区：西区\n', '县区：西去\n', 'field 县区'],
    ['姓名：“张三”', '次数：很多  // 注', 'field 次数'],
    ['期望 补助：1元', '期望 补助：一元钱', 'expectation 补助'],
    ['期望 补助：1元', '读法 A1：丙说', 'reading A1'],
  ])('keeps what can not be read: %s as %s', (good, bad, at) => {
    const broken = documentOf(notice.replace(`算例 西区的人\n  ${good}`, `算例 西区的人\n  ${bad}`).replace(good, bad), 'n.tiaoli')
    const read = typedCaseOf(broken, west, 'zh') as TypedCase
    const { edits, faults } = changeCases(broken, [{ kind: 'edit', case: west, typed: read }], 'zh', true)
    expect([faults.map((fault) => `${fault.at} ${fault.name}`), edits]).toEqual([[at], []])
  })

  it('keeps cells and records that can not be read', () => {
    const cell = documentOf(notice.replace('| 2020年2月1日  |', '| 昨天         |'), 'n.tiaoli')
    expect(typedCaseOf(cell, east, 'zh')?.relations.就诊?.[1]).toEqual({ 日期: '昨天' })
    const head = documentOf(notice.replace('    | 日期          |', '    | 日其          |'), 'n.tiaoli')
    const whole = (start: Document) =>
      changeCases(start, [{ kind: 'edit', case: east, typed: typedCaseOf(start, east, 'zh') as TypedCase }], 'zh', true)
    expect(whole(head).faults.map(({ name }) => name)).toContain('就诊[1].日其')
    expect(whole(head).edits).toEqual([])
    const none = documentOf(notice.replace(/就诊：\n {4}\|[\s\S]*?(?= {2}期望)/, '就诊：三次\n'), 'n.tiaoli')
    const { edits } = changeCases(none, [{ kind: 'edit', case: east, typed: { fields: { 县区: '西区' }, relations: { 就诊: [] } } }], 'zh')
    expect(textOf(changed(none, { edits, refusals: [] }))).toContain('  县区：西区  // 在东\n  就诊：三次\n')
  })

  it('is told at each field what is wrong with it, in both languages', () => {
    const wrong = typed({
      name: '',
      fields: { 县区: '北区', 出生: '2021年1月2日', 是: '也许', 次数: '1.5', 别的: '1' },
      relations: { 就诊: [{ 日期: '明天' }, { 费用: '1001元', 日期: '2020-01-01' }, {}] },
      expectations: { 补助: '很多', 年龄: '未知（身高）' },
    })
    const { problems, refusals, results } = tryCase(document(), wrong, null, 'zh')
    expect(problems.map(({ at, name }) => `${at} ${name}`)).toEqual([
      'name ',
      'field 别的',
      'field 县区',
      'field 出生',
      'field 是',
      'field 次数',
      'field 就诊[1].日期',
      'field 就诊[2].费用',
      'field 就诊[3].日期',
      'expectation 补助',
      'expectation 年龄',
    ])
    expect(problems[2]?.message).toContain('东区')
    expect(problems.at(-1)?.message).toBe('“身高”不能是未知的原因：只能写字段、参数或“未规定”')
    expect([refusals, results]).toEqual([[], []])
    expect(tryCase(document(), typed({ fields: { 次数: '甲' } }), null, 'en').problems.map(({ message }) => message)).toEqual([
      'the required field "县区" is missing',
      '"次数" must be a whole number such as 3; this is a text "甲"',
    ])
  })

  it('must have a name that no other has', () => {
    const named = (name: string, of: CaseKey | null) =>
      tryCase(document(), typed({ name }), of, 'zh').problems.map(({ message }) => message)
    expect(named('东区的人', null)).toEqual(['已经有叫“东区的人”的算例'])
    expect(named('东区的人', west)).toEqual(['已经有叫“东区的人”的算例'])
    expect(named('东区的人', east)).toEqual([])
    expect(named('甲 // 乙', null)).toHaveLength(1)
  })

  it('asks whether 75 is 75%, and takes it with its sign', () => {
    const ratio = documentOf(notice.replace('次数：整数 0至9 默认 2', '次数：比例 默认 50%'), 'n.tiaoli')
    const problems = (次数: string) => tryCase(ratio, typed({ fields: { 县区: '东区', 次数 } }), null, 'zh').problems
    expect(problems('75')[0]?.message).toContain('75%')
    expect([problems('75%'), problems('0')]).toEqual([[], []])
  })
})

describe('what the rules give for it', () => {
  it('is shown beside what is expected, known or unknown', () => {
    const given = typed({
      relations: { 就诊: [{ 日期: '2020/1/1', 费用: '2.5元' }] },
      readings: { A1: '乙说' },
      expectations: { 补助: '3', 总费用: '2.50', 年龄: '未知（出生）' },
    })
    const tried = tryCase(document(), given, null, 'zh')
    expect(tried).toMatchObject({ problems: [], refusals: [], sound: true })
    expect(tried.results).toEqual([
      { name: '补助', text: '2元', typed: '2', agrees: false },
      { name: '总费用', text: '2.5元', typed: '2.5', agrees: true },
      { name: '年龄', text: '未知（出生）', typed: '未知（出生）', agrees: true },
      { name: '后面', text: '1元', typed: '1', agrees: null },
    ])
    const otherwise = tryCase(document(), { ...given, expectations: { 补助: '未知', 年龄: '3' } }, null, 'en')
    expect(otherwise.results.map(({ typed: shown, agrees }) => [shown, agrees])).toEqual([
      ['2', false],
      ['2.5', null],
      ['unknown (出生)', false],
      ['1', null],
    ])
  })

  it('is why there is nothing, where no row covers it', () => {
    const gap = documentOf(notice.replace('  | 西区 | 任意    || 未规定     |\n', ''), 'n.tiaoli')
    const tried = tryCase(gap, typed({ fields: { 县区: '西区' } }), null, 'zh')
    expect(tried).toMatchObject({ sound: false, problems: [], results: [], refusals: [{ code: 'evaluate.gap' }] })
  })
})

describe('cases that are changed together', () => {
  it('are written as one step, cell by cell', () => {
    const made = withRequests(document(), [
      { kind: 'edit', case: east, typed: { fields: { 县区: '西区', 出生: '2000/1/2' }, expectations: { 补助: '' } } },
      {
        kind: 'edit',
        case: west,
        typed: { name: ' 改了名的人 ', readings: { A1: '乙说' }, expectations: { 补助: '未知（未规定）', 后面: '1' } },
      },
    ])
    expect(textOf(made)).toBe(
      notice
        .replace('县区：东区  // 在东\n', '县区：西区  // 在东\n  出生：2000年1月2日\n')
        .replace('  期望 补助：2元  // 对\n', '')
        .replace('算例 西区的人\n', '算例 改了名的人\n  读法 A1：乙说\n')
        .replace('期望 补助：1元\n', '期望 补助：未知（未规定）\n  期望 后面：1元\n'),
    )
  })

  it('leave out what is wrong, and say so at its place; the rest is written', () => {
    const start = document()
    const tried = changeCases(
      start,
      [
        { kind: 'edit', case: west, typed: { name: '东区的人', fields: { 县区: '南区', 次数: '3' }, readings: { A1: '丙说' } } },
        { kind: 'edit', case: east, typed: { fields: { 次数: '12' }, relations: { 就诊: [{ 日期: '昨天' }] } } },
        { kind: 'edit', case: key('没有'), typed: { fields: { 县区: '东区' } } },
      ],
      'zh',
    )
    expect(told(tried).map((text) => text.split('：')[0])).toEqual([
      '0 name ',
      '0 field 县区',
      '0 reading A1',
      '1 field 次数',
      '1 field 就诊[1].日期',
      '2 field ',
    ])
    expect(tried.names).toEqual([null, '东区的人', null])
    expect(tried.edits).toEqual([])
    const rest = changeCases(start, [{ kind: 'edit', case: west, typed: { name: '东区的人', fields: { 县区: '南区', 次数: '3' } } }], 'zh')
    expect(rest.names).toEqual(['西区的人'])
    expect(textOf(changed(start, { edits: rest.edits, refusals: [] }))).toBe(notice.replace('“张三”\n', '“张三”\n  次数：3\n'))
  })

  it('as a whole are written only if nothing is wrong and nothing missing', () => {
    const whole = (fields: TypedCase['fields']) =>
      changeCases(document(), [{ kind: 'edit', case: west, typed: { ...typed({ fields }), name: west.name } }], 'zh', true)
    expect(told(whole({ 县区: '', 次数: '3' }))).toEqual(['0 field 县区：缺少必填的“县区”'])
    expect(whole({ 县区: '', 次数: '3' }).edits).toEqual([])
    expect(whole({ 县区: '东区', 次数: '3' }).faults).toEqual([])
    const added = changeCases(document(), [{ kind: 'add', typed: typed({ name: '', fields: {} }) }], 'zh', true)
    expect(told(added).map((text) => text.split('：')[0])).toEqual(['0 name ', '0 field 县区'])
    expect(added.edits).toEqual([])
  })

  it('are added one behind another, under names of their own where none is given', () => {
    const made = withRequests(document(), [
      { kind: 'add', typed: typed({ name: '' }) },
      { kind: 'add', typed: typed({ name: '', fields: { 县区: '西区' } }) },
      { kind: 'add', typed: typed({ name: '丁', fields: {} }), near: { case: '东区的人' } },
    ])
    expect(made.compiled.draft.cases.map(({ name }) => name)).toEqual(['东区的人', '丁', '西区的人', '人 2', '人 3'])
    expect(textOf(made)).toContain('期望 补助：1元\n\n算例 人 2\n  县区：东区\n\n算例 人 3\n  县区：西区\n\n计算 后面')
    const twice = changeCases(
      document(),
      [1, 2].map(() => ({ kind: 'add' as const, typed: typed({ name: '同名' }) })),
      'zh',
    )
    expect(told(twice)).toEqual(['1 name ：已经有叫“同名”的算例'])
    expect(twice.names).toEqual(['同名', null])
  })

  it('are made of what of a new row is right', () => {
    const start = document()
    const made = changeCases(
      start,
      [{ kind: 'add', typed: typed({ fields: { 县区: '东区', 次数: '12' }, expectations: { 补助: '甲' } }) }],
      'zh',
    )
    expect(told(made).map((text) => text.split('：')[0])).toEqual(['0 field 次数', '0 expectation 补助'])
    expect(rowIn(changed(start, { edits: made.edits, refusals: [] }), '新的人')).toMatchObject({
      record: { 县区: '东区' },
      expectations: [],
    })
  })

  it('are copied, deleted and accepted', () => {
    const copied = withRequests(document(), [
      { kind: 'copy', case: east },
      { kind: 'copy', case: east },
    ])
    expect(copied.compiled.draft.cases.map(({ name }) => name)).toEqual(['东区的人', '东区的人 2', '东区的人 3', '西区的人'])
    expect(rowIn(copied, '东区的人 3')).toEqual({ ...rowIn(document(), '东区的人'), name: '东区的人 3' })
    const back = withRequests(copied, [
      { kind: 'delete', case: key('东区的人 3') },
      { kind: 'delete', case: key('东区的人 2') },
    ])
    expect(textOf(back)).toBe(notice)
    const none = withRequests(document(), [
      { kind: 'delete', case: east },
      { kind: 'delete', case: west },
    ])
    expect([none.compiled.draft.cases, textOf(none).includes('期望')]).toEqual([[], false])
    const accepted = withRequests(document(), [{ kind: 'accept', case: west, results: ['补助', '年龄'] }])
    expect(rowIn(accepted, '西区的人')?.expectations).toEqual([
      { name: '补助', value: null, reasons: ['未规定'] },
      { name: '年龄', value: null, reasons: ['出生'] },
    ])
  })

  it('may take a name that another gives up', () => {
    const made = withRequests(document(), [
      { kind: 'edit', case: west, typed: { name: '丙' } },
      { kind: 'edit', case: east, typed: { name: '西区的人' } },
    ])
    expect(made.compiled.draft.cases.map(({ name }) => name)).toEqual(['西区的人', '丙'])
  })

  it('are told apart where a name was given twice', () => {
    const twice = documentOf(notice.replace('算例 西区的人', '算例 东区的人'), 'n.tiaoli')
    const made = withRequests(twice, [{ kind: 'edit', case: key('东区的人', 1), typed: { fields: { 次数: '3' } } }])
    expect(made.compiled.draft.cases.map(({ record }) => record.次数)).toEqual([undefined, '3'])
  })

  it('of Taiyuan are each written as they are typed, so that nothing changes', () => {
    const start = policy('taiyuan-2020')
    const keys = start.compiled.draft.cases.map(({ entity, name }) => ({ entity, name, nth: 0 }))
    const requests = keys.flatMap((each): CaseRequest[] => {
      const read = typedCaseOf(start, each, 'zh')
      return read ? [{ kind: 'edit', case: each, typed: read }] : []
    })
    expect(requests.length).toBe(keys.length)
    expect(changeCases(start, requests, 'zh', true)).toMatchObject({ edits: [], faults: [] })
  })
})
