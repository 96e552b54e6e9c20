import { describe, expect, it } from 'vitest'
import { caseForm } from '../../engine/service/cases/form.ts'
import { typedValue } from '../../engine/service/cases/typed.ts'
import { caseReport, caseSheet, type Document } from '../../engine/service/index.ts'
import { documentOf, policy } from './documents.ts'
import { notice } from './support/cases.ts'
import { textOf } from './support/edited.ts'

const document = () => documentOf(notice, 'n.tiaoli')
const sheetOf = (opened: Document, language: 'zh' | 'en' = 'zh', readings = {}) => {
  const report = caseReport(opened, readings)
  if (!report) throw new Error('the rules can’t be read')
  return caseSheet(opened, report, language)
}

describe('the sheet of cases', () => {
  it('holds every text as one would type it, what came out, and for each column what may be typed', () => {
    const sheet = sheetOf(document())
    expect(sheet.columns.map(({ kind, name, choices, hint }) => [kind, name, choices.join('/'), hint])).toEqual([
      ['reading', 'A1', '甲说/乙说', '按哪一个'],
      ['input', '姓名', '', '文本'],
      ['input', '县区', '东区/西区/南|区', '县区'],
      ['relation', '就诊', '', ''],
      ['result', '补助', '', '金额'],
      ['result', '年龄', '', '整数'],
    ])
    const [east, west] = sheet.rows
    expect(east).toMatchObject({
      key: { entity: '人', name: '东区的人', nth: 0 },
      passed: true,
      readings: { A1: '乙说' },
      inputs: { 县区: '东区' },
      relations: { 就诊: ['日期 2020年1月31日、费用 1.5元', '日期 2020年2月1日'] },
      problems: [],
    })
    expect(east?.results).toEqual({
      补助: { expected: '2', actual: '2', passed: true },
      总费用: { expected: '', actual: '未知（费用）', passed: null },
      年龄: { expected: '未知（出生）', actual: '未知（出生）', passed: true },
      后面: { expected: '', actual: '1', passed: null },
    })
    expect(west?.results.补助).toEqual({ expected: '1', actual: '未知（未规定）', passed: false })
    expect([west?.passed, west?.problems.length]).toEqual([false, 1])
    expect(sheet.forms.map(({ entity }) => entity)).toEqual(['人'])
    expect(structuredClone(sheet)).toEqual(sheet)
  })

  it('says at its field what refuses a record, in a record of a relation too', () => {
    const wrong = documentOf(notice.replace('1.5元 |', '1001元 |').replace('姓名：“张三”', '次数：12'), 'n.tiaoli')
    const [east, west] = sheetOf(wrong).rows
    expect(Object.keys(east?.faults ?? {})).toEqual(['就诊[1].费用'])
    expect(west?.faults.次数).toContain('12')
    expect(west?.results.补助).toEqual({ expected: '1', actual: '', passed: false })
    expect(sheetOf(document()).rows.map(({ faults }) => faults)).toEqual([{}, {}])
  })

  it('shows the values of a case that only an assertion refuses', () => {
    const refused = documentOf(notice.replace('计算 后面', '断言 不多：\n  补助 ＜ 2元\n\n计算 后面'), 'n.tiaoli')
    const [east] = sheetOf(refused).rows
    expect(east).toMatchObject({ passed: false, results: { 补助: { actual: '2', passed: true } } })
  })

  it('follows readings that are switched on', () => {
    expect(sheetOf(document(), 'zh', { A1: '甲说' }).rows[0]?.results.补助).toMatchObject({ expected: '2', actual: '1', passed: false })
  })

  it('holds every case of the notice, in English too', () => {
    const opened = policy('taiyuan-2020')
    const sheet = sheetOf(opened, 'en')
    expect(sheet.rows.length).toBe(opened.compiled.draft.cases.length)
    expect(sheet.rows.filter(({ passed }) => !passed)).toEqual([])
    for (const { headSpan, key } of sheet.rows) {
      const line = textOf(opened).slice(headSpan.start, headSpan.end)
      expect(line.startsWith('算例 ') && line.includes(key.name)).toBe(true)
    }
    const unknown = sheet.rows.flatMap((row) => Object.values(row.results)).find(({ expected }) => expected.startsWith('unknown'))
    expect(unknown?.actual).toBe(unknown?.expected)
    expect(sheet.columns.find(({ type }) => type?.kind === 'boolean')?.choices).toEqual(['yes', 'no'])
  })
})

describe('the form of a case', () => {
  it('asks what the entity has', () => {
    const form = caseForm(document(), '人', 'zh')
    expect(form?.entities.map(({ name }) => name)).toEqual(['人', '就诊'])
    expect(form?.entities[0]?.relations).toEqual([{ name: '就诊', entity: '就诊' }])
    const fields = form?.entities[0]?.fields.map(({ name, typeText, required, defaultText, rangeText, members }) => [
      name,
      typeText,
      required,
      defaultText,
      rangeText,
      members.length,
    ])
    expect(fields).toEqual([
      ['姓名', '文本', false, '', '', 0],
      ['县区', '县区', true, '', '', 3],
      ['出生', '日期', false, '', '1900年1月1日至2021年1月1日', 0],
      ['是', '是否', false, '否', '', 0],
      ['次数', '整数', false, '2', '0至9', 0],
    ])
    expect(form?.entities[1]?.fields[1]).toMatchObject({ unit: '元', minimum: '0', maximum: '1000', scale: 2, required: false })
    expect(form?.results.map(({ name }) => name)).toEqual(['补助', '总费用', '年龄', '后面'])
    expect(form?.questions).toEqual([{ name: 'A1', text: '按哪一个', readings: ['甲说', '乙说'], default: '甲说' }])
    expect(caseForm(document(), '人', 'en')?.entities[0]?.fields[2]?.rangeText).toBe('1900-01-01 to 2021-01-01')
    expect(caseForm(document(), '没有', 'zh')).toBeNull()
    expect(structuredClone(form)).toEqual(form)
  })

  it.each([
    ['amount', '1.5万元', '15000'],
    ['amount', '１００', '100'],
    ['amount', '-1,234.50', '-1234.50'],
    ['amount', '－3元', '-3'],
    ['amount', '5岁', '5岁'],
    ['ratio', '75%', '0.75'],
    ['ratio', '0.5', '0.5'],
    ['integer', '60岁', '60'],
    ['integer', '甲', '甲'],
  ] as const)('reads %s typed as %j as %j', (unit, typed, value) => {
    expect(typedValue({ kind: 'decimal', unit }, typed)).toBe(value)
  })

  it.each([
    [{ kind: 'date' }, '2020年2月29日', '2020-02-29'],
    [{ kind: 'date' }, '2020/2/9', '2020-02-09'],
    [{ kind: 'date' }, '2021-02-29', '2021-02-29'],
    [{ kind: 'date' }, '昨天', '昨天'],
    [{ kind: 'instant' }, '2020年10月1日9时', '2020-10-01T09:00'],
    [{ kind: 'instant' }, '2020-10-01 09:30', '2020-10-01T09:30'],
    [{ kind: 'boolean' }, ' 是 ', true],
    [{ kind: 'boolean' }, 'No', false],
    [{ kind: 'boolean' }, '也许', '也许'],
    [{ kind: 'duration', unit: 'month' }, '2年', 'P2Y'],
    [{ kind: 'duration', unit: 'minute' }, '48小时', 'PT48H'],
    [{ kind: 'duration', unit: 'day' }, '3', 'P3D'],
    [{ kind: 'duration', unit: 'day' }, '3小时', '3小时'],
    [{ kind: 'text' }, ' 甲 ', ' 甲 '],
    [{ kind: 'enum', enum: '县区' }, ' 东区', '东区'],
  ] as const)('reads %j typed as %j as %j', (type, typed, value) => {
    expect(typedValue(type, typed)).toBe(value)
  })
})
