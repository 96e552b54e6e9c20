import { describe, expect, it } from 'vitest'
import { format, hasErrors, runCases } from '../../engine/index.ts'
import {
  addCase,
  type CaseDraft,
  type CaseOperation,
  caseForm,
  caseGrid,
  caseOfWitness,
  caseRow,
  checkRecord,
  type Document,
  editCase,
  tableGrid,
  tryRecord,
  typedRecord,
  typedValue,
  witnessIn,
} from '../../engine/service/index.ts'
import { documentOf, policy } from './documents.ts'
import { changed, textOf } from './support/edited.ts'

const notice = `通知 甲
  基准日：2021年1月1日

枚举 县区：东区、西区、「南|区」

对象 就诊
  日期：日期 2019年1月1日至基准日
  费用：金额 可选 0元至1000元

对象 人
  姓名：文本 可选
  县区：县区
  出生：日期 可选 1900年1月1日至基准日
  「是」：是否 默认 否
  次数：整数 0至9 默认 2
  就诊：多个 就诊

参数 定额：金额
  2020年：5元

疑义 A1：按哪一个
  读法 甲说（默认）
  读法 乙说

对于 人

表 补助
  | 县区 | 疑义 A1 || 补助：金额 |
  | 东区 | 甲说    || 1元        |
  | 东区 | 乙说    || 2元        |
  | 西区 | 任意    || 未规定     |
  | 「南|区」 | 任意 || 定额（2020年） |

计算 总费用：金额 ＝ 合计 就诊.费用
计算 年龄：整数 ＝ 周岁（出生，基准日）

// 东区的
算例 东区的人 // 注
  读法 A1：乙说  // 按乙
  县区：东区  // 在东
  就诊：
    | 日期          | 费用  |
    // 第一次
    | 2020年1月31日 | 1.5元 |  // 小
    | 2020年2月1日  |       |
  期望 补助：2元  // 对
  期望 年龄：未知（出生）

算例 西区的人
  县区：西区
  姓名：“张三”
  期望 补助：1元

计算 后面：金额 ＝ 1元
`

const document = () => documentOf(notice, 'n.tiaoli')

/** The lines of a case after an operation; `!code` where it is refused. */
function lines(at: string, operation: CaseOperation, name = at): string[] {
  const start = document()
  const edited = editCase(start, at, operation)
  if (edited.refusals.length > 0) return edited.refusals.map(({ code }) => `!${code}`)
  const text = textOf(changed(start, edited))
  const from = text.indexOf(`算例 ${name}`)
  const block = from < 0 ? '' : (text.slice(from).split(/\n(?=\S)/)[0] as string)
  // Whatever is done to a case, nothing beside it changes.
  if (name === at && from >= 0) expect(text.replace(block, '')).toBe(notice.replace(blockOf(at), ''))
  return block.trimEnd().split('\n')
}

const blockOf = (name: string): string => notice.slice(notice.indexOf(`算例 ${name}`)).split(/\n(?=\S)/)[0] as string

describe('the grid of cases', () => {
  it('shows inputs, what is expected and what came out', () => {
    const opened = document()
    const grid = caseGrid(opened, runCases(opened.compiled.draft), 'zh')
    expect(grid.columns.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'input 姓名',
      'input 县区',
      'input 就诊',
      'result 补助',
      'result 年龄',
    ])
    expect(grid.rows.map(({ name, entity, passed, readings }) => ({ name, entity, passed, readings }))).toEqual([
      { name: '东区的人', entity: '人', passed: true, readings: [{ question: 'A1', reading: '乙说' }] },
      { name: '西区的人', entity: '人', passed: false, readings: [] },
    ])
    expect(grid.rows[0]?.inputs.map(({ name, text }) => [name, text])).toEqual([
      ['县区', '东区'],
      ['就诊', '2 条'],
    ])
    expect(grid.rows[0]?.inputs[1]?.records[0]?.map(({ text }) => text)).toEqual(['2020年1月31日', '1.5元'])
    expect(grid.rows[1]?.results.map(({ name, expected, actual, passed }) => [name, expected, actual, passed])).toEqual([
      ['补助', '1元', '未知（未规定）', false],
      ['总费用', null, '0元', null],
      ['年龄', null, '未知（出生）', null],
      ['后面', null, '1元', null],
    ])
    expect(structuredClone(grid)).toEqual(grid)
  })

  it('holds every case of the notice, in English too', () => {
    const opened = policy('taiyuan-2020')
    const report = runCases(opened.compiled.draft)
    const grid = caseGrid(opened, report, 'en')
    expect([grid.rows.length, grid.failed]).toEqual([report.cases.length, 0])
    for (const { span, name } of grid.rows) {
      const text = textOf(opened).slice(span.start, span.end)
      expect(text.startsWith('算例 ') && text.includes(name) && text.includes('期望')).toBe(true)
    }
    const unknown = grid.rows.flatMap((row) => row.results).find(({ expected }) => expected?.startsWith('unknown'))
    expect(unknown?.actual).toBe(unknown?.expected)
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

  it('ends where an entity relates to itself', () => {
    const self = documentOf(
      '通知 甲\n  基准日：2021年1月1日\n对象 人\n  名：文本\n  子女：多个 人\n对于 人\n计算 数：整数 ＝ 个数 子女\n',
      'n.tiaoli',
    )
    expect(caseForm(self, '人', 'zh')?.entities).toHaveLength(1)
    const draft: CaseDraft = {
      name: '甲',
      entity: '人',
      record: { 名: 'a', 子女: [{ 名: 'b', 子女: [] }] },
      readings: {},
      expectations: [{ name: '数', value: '1', reasons: [] }],
    }
    expect(hasErrors(changed(self, addCase(self, draft)).compiled.diagnostics)).toBe(false)
    const nested = { ...draft, record: { 名: 'a', 子女: [{ 名: 'b', 子女: [{ 名: 'c' }] }] } }
    expect(addCase(self, nested).refusals.map(({ code }) => code)).toEqual(['case.nested'])
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

  it('says at each field what is wrong with it, in both languages', () => {
    const record = typedRecord(document(), '人', {
      县区: '北区',
      出生: '2021年1月2日',
      是: '也许',
      次数: '1.5',
      就诊: [{ 日期: '明天' }, { 费用: '1001元', 日期: '2020-01-01' }, {}],
      别的: '1',
    })
    const problems = checkRecord(document(), '人', record, 'zh')
    expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual([
      '别的 record.fieldUnknown',
      '县区 record.enumUnknown',
      '出生 record.outOfRange',
      '是 record.typeMismatch',
      '次数 record.tooFine',
      '就诊[1].日期 record.dateInvalid',
      '就诊[2].费用 record.outOfRange',
      '就诊[3].日期 record.fieldMissing',
    ])
    expect(problems[1]?.message).toContain('东区')
    expect(checkRecord(document(), '人', { 县区: null, 次数: '甲' }, 'en').map(({ message }) => message)).toEqual([
      'the required field "县区" is missing',
      '"次数" must be a whole number such as 3; this is a text "甲"',
    ])
  })
})

describe('a record that is not saved', () => {
  it('is evaluated, or refused with reasons', () => {
    const tried = tryRecord(document(), '人', { 县区: '东区', 就诊: [{ 日期: '2020-01-01', 费用: '2.5' }] }, { A1: '乙说' }, 'zh')
    expect(tried.results.map(({ name, text }) => `${name} ${text}`)).toEqual(['补助 2元', '总费用 2.5元', '年龄 未知（出生）', '后面 1元'])
    expect(tried).toMatchObject({ sound: true, problems: [] })
    expect(tried.results[2]).toMatchObject({ value: null, reasons: ['出生'] })
    const refused = tryRecord(document(), '人', {}, {}, 'zh')
    expect(refused).toMatchObject({ results: [], problems: [{ field: '县区', code: 'record.fieldMissing' }] })
    expect(tryRecord(document(), '没有', {}, {}, 'zh').results).toEqual([])
  })

  it('may be one that no row covers', () => {
    const gap = documentOf(notice.replace('  | 西区 | 任意    || 未规定     |\n', ''), 'n.tiaoli')
    const tried = tryRecord(gap, '人', { 县区: '西区' }, {}, 'zh')
    expect(tried).toMatchObject({ sound: false, results: [], problems: [{ code: 'evaluate.gap' }] })
  })
})

describe('changing a case', () => {
  it('changes one line; its comment stays', () => {
    expect(lines('东区的人', { kind: 'setField', field: '县区', value: '南|区' })[2]).toBe('  县区：「南|区」  // 在东')
    expect(lines('东区的人', { kind: 'setReading', question: 'A1', reading: '甲说' })[1]).toBe('  读法 A1：甲说  // 按乙')
    const expected = { name: '补助', value: null, reasons: ['未规定', '定额（2021年）'] }
    expect(lines('东区的人', { kind: 'setExpectation', expected })[8]).toBe('  期望 补助：未知（未规定、定额（2021年））  // 对')
    expect(lines('东区的人', { kind: 'rename', name: '改了名的人' }, '改了名的人')[0]).toBe('算例 改了名的人 // 注')
  })

  it('writes nothing where nothing changes', () => {
    const same: CaseOperation[] = [
      { kind: 'setField', field: '县区', value: '东区' },
      { kind: 'setField', field: '就诊', value: [{ 日期: '2020-01-31', 费用: '1.5' }, { 日期: '2020-02-01' }] },
      { kind: 'setExpectation', expected: { name: '补助', value: '2.00', reasons: [] } },
      { kind: 'rename', name: '东区的人' },
      { kind: 'update', draft: caseRow(document(), '东区的人') as CaseDraft },
    ]
    for (const operation of same) expect(editCase(document(), '东区的人', operation)).toEqual({ edits: [], refusals: [] })
  })

  it('adds fields in the order of the entity, readings and expectations at their places', () => {
    expect(lines('西区的人', { kind: 'setField', field: '次数', value: '3' })).toEqual([
      '算例 西区的人',
      '  县区：西区',
      '  姓名：“张三”',
      '  次数：3',
      '  期望 补助：1元',
    ])
    expect(lines('西区的人', { kind: 'setField', field: '是', value: true })[3]).toBe('  「是」：是')
    expect(lines('西区的人', { kind: 'setField', field: '就诊', value: [{ 日期: '2020-01-01' }, {}] }).slice(3)).toEqual([
      '  就诊：',
      '    | 日期         |',
      '    | 2020年1月1日 |',
      '    |              |',
      '  期望 补助：1元',
    ])
    expect(lines('西区的人', { kind: 'setReading', question: 'A1', reading: '乙说' }).slice(0, 2)).toEqual([
      '算例 西区的人',
      '  读法 A1：乙说',
    ])
    expect(lines('西区的人', { kind: 'setExpectation', expected: { name: '年龄', value: '3', reasons: [] } })[4]).toBe('  期望 年龄：3')
  })

  it('changes the records of a relation; comments among them stay', () => {
    const value = [{ 日期: '2020-01-31', 费用: '20' }, { 日期: '2020-02-01' }, { 日期: '2020-02-02' }]
    expect(lines('东区的人', { kind: 'setField', field: '就诊', value }).slice(3, 9)).toEqual([
      '  就诊：',
      '    | 日期          | 费用 |',
      '    // 第一次',
      '    | 2020年1月31日 | 20元 |  // 小',
      '    | 2020年2月1日  |      |',
      '    | 2020年2月2日  |      |',
    ])
  })

  it('takes lines away', () => {
    expect(lines('东区的人', { kind: 'setField', field: '就诊', value: [] })).toEqual([
      '算例 东区的人 // 注',
      '  读法 A1：乙说  // 按乙',
      '  县区：东区  // 在东',
      '  期望 补助：2元  // 对',
      '  期望 年龄：未知（出生）',
    ])
    expect(lines('东区的人', { kind: 'setReading', question: 'A1', reading: null })[1]).toBe('  县区：东区  // 在东')
    expect(lines('东区的人', { kind: 'removeExpectation', result: '补助' }).at(-1)).toBe('  期望 年龄：未知（出生）')
    expect(lines('西区的人', { kind: 'setField', field: '姓名', value: null })).toEqual([
      '算例 西区的人',
      '  县区：西区',
      '  期望 补助：1元',
    ])
  })

  it('accepts what the rules give', () => {
    expect(lines('西区的人', { kind: 'acceptActual' }).at(-1)).toBe('  期望 补助：未知（未规定）')
    expect(lines('西区的人', { kind: 'acceptActual', results: ['总费用'] }).slice(-2)).toEqual(['  期望 补助：1元', '  期望 总费用：0元'])
    expect(lines('西区的人', { kind: 'acceptActual', results: ['没有'] })).toEqual(['!case.noResult'])
  })

  it('is deleted with its blank line, and copied', () => {
    const without = textOf(changed(document(), editCase(document(), '东区的人', { kind: 'delete' })))
    expect(without).toBe(notice.replace(`${blockOf('东区的人')}\n`, ''))
    const last = documentOf(`${notice.slice(0, notice.indexOf('\n计算 后面'))}`, 'n.tiaoli')
    const rest = textOf(changed(last, editCase(last, '西区的人', { kind: 'delete' })))
    expect(rest).toBe(notice.slice(0, notice.indexOf('\n算例 西区的人')))
    const copy = changed(document(), editCase(document(), '东区的人', { kind: 'duplicate' }))
    expect(textOf(copy)).toContain(
      `  期望 年龄：未知（出生）\n\n${blockOf('东区的人').replace('东区的人', '东区的人 2').trimEnd()}\n\n算例 西区的人`,
    )
    expect(caseRow(copy, '东区的人 2')).toEqual({ ...caseRow(copy, '东区的人'), name: '东区的人 2' })
  })

  it('is refused with a code where it can not be', () => {
    expect(lines('西区的人', { kind: 'rename', name: '东区的人' })).toEqual(['!case.nameTaken'])
    expect(lines('西区的人', { kind: 'rename', name: ' ' })).toEqual(['!case.nameEmpty'])
    for (const name of ['甲：', '甲\n乙', '甲 // 乙', '//'])
      expect(lines('西区的人', { kind: 'rename', name })).toEqual(['!case.nameWrong'])
    expect(lines('没有', { kind: 'delete' })).toEqual(['!case.none'])
    expect(lines('西区的人', { kind: 'setField', field: '身高', value: '1' })).toEqual(['!case.noField'])
    expect(lines('西区的人', { kind: 'setField', field: '姓名', value: '甲\n乙' })).toEqual(['!case.unwritable'])
    expect(lines('西区的人', { kind: 'setField', field: '姓名', value: '甲”"' })).toEqual(['!case.unwritable'])
    expect(lines('西区的人', { kind: 'setReading', question: 'A1', reading: '丙说' })).toEqual(['!case.noReading'])
    expect(lines('西区的人', { kind: 'setExpectation', expected: { name: '没有', value: '1', reasons: [] } })).toEqual(['!case.noResult'])
  })

  it('mends a line that could not be read', () => {
    const broken = documentOf(notice.replace('  县区：西区\n', '  县区：西区 西区  // 错\n'), 'n.tiaoli')
    const made = changed(broken, editCase(broken, '西区的人', { kind: 'setField', field: '县区', value: '西区' }))
    expect(textOf(made)).toBe(notice.replace('  县区：西区\n', '  县区：西区  // 错\n'))
  })
})

describe('a new case', () => {
  const draft: CaseDraft = {
    name: '新的人',
    entity: '人',
    record: { 就诊: [{ 费用: '1', 日期: '2020-01-01' }], 县区: '东区', 姓名: '“甲”' },
    readings: { A1: '甲说' },
    expectations: [{ name: '补助', value: '1', reasons: [] }],
  }

  it('is written as the formatter would, behind its like', () => {
    const made = changed(document(), addCase(document(), draft))
    const block = `算例 新的人
  读法 A1：甲说
  姓名：““甲””
  县区：东区
  就诊：
    | 日期         | 费用 |
    | 2020年1月1日 | 1元  |
  期望 补助：1元
`
    expect(textOf(made)).toBe(notice.replace('\n计算 后面', `\n${block}\n计算 后面`))
    expect(caseRow(made, '新的人')).toEqual(draft)
    expect(textOf(changed(document(), addCase(document(), draft, { case: '东区的人' })))).toContain(`（出生）\n\n${block}\n算例 西区的人`)
    expect(addCase(made, draft).refusals.map(({ code }) => code)).toEqual(['case.nameTaken'])
    expect(addCase(document(), { ...draft, entity: '没有' }).refusals.map(({ code }) => code)).toEqual(['case.noEntity'])
  })

  it('stands behind the cases of its table, or of its clause', () => {
    const start = policy('taiyuan-2020')
    const person: CaseDraft = {
      name: '新的人',
      entity: '参保人',
      record: { 参保地: '阳曲县' },
      readings: {},
      expectations: [{ name: '中央补助', value: '440', reasons: [] }],
    }
    const behind = (near: Parameters<typeof addCase>[2]) => {
      const made = changed(start, addCase(start, person, near))
      expect(made.compiled.program).not.toBeNull()
      expect(format({ file: made.entry, text: textOf(made) }).text).toBe(textOf(made))
      const row = made.compiled.draft.cases
      const at = row.findIndex(({ name }) => name === '新的人')
      return { clause: row[at]?.clause, expects: row[at - 1]?.expectations.map(({ name }) => name) ?? [] }
    }
    expect(behind({ table: '财政补助分担' }).expects.some((name) => /补助$/.test(name))).toBe(true)
    const clause = start.compiled.draft.cases.find(({ entity }) => entity === '参保人')?.clause as string
    expect(behind({ clause }).clause).toBe(clause)
  })

  it('brings its entity where none speaks of it, and a block where there is none', () => {
    const base =
      '通知 甲\n  基准日：2021年1月1日\n对象 人\n  名：文本\n对象 猫\n  名：文本\n对于 人\n计算 数：整数 ＝ 1\n对于 猫\n计算 只：整数 ＝ 2\n对于 人\n'
    const cat: CaseDraft = {
      name: '猫',
      entity: '猫',
      record: { 名: 'a' },
      readings: {},
      expectations: [{ name: '只', value: '2', reasons: [] }],
    }
    const start = documentOf(base, 'n.tiaoli')
    expect(textOf(changed(start, addCase(start, cat)))).toContain('计算 只：整数 ＝ 2\n\n算例 猫\n  名：“a”\n  期望 只：2\n\n对于 人')
    const none = documentOf(base.replace('对于 猫\n', ''), 'n.tiaoli')
    const made = changed(none, addCase(none, { ...cat, expectations: [] }))
    expect(textOf(made)).toMatch(/对于 人\n\n对于 猫\n\n算例 猫\n {2}名：“a”\n$/)
    expect(caseRow(made, '猫')?.entity).toBe('猫')
  })

  it('is written in English where the notice is', () => {
    const start = policy('english-sample')
    const old = start.compiled.draft.cases[2]
    const copy: CaseDraft = {
      name: 'anew',
      entity: old?.entity ?? null,
      record: old?.record ?? {},
      readings: {},
      expectations: [{ name: 'base_allowance', value: null, reasons: ['distance', '未规定', 'full_allowance（2024年）'] }],
    }
    const made = changed(start, addCase(start, copy))
    expect(textOf(made)).toContain(
      `case anew
  school: "Linden Valley School"
  stage: secondary
  distance: 9.99
  ticket_price: 400 dollars
  expect base_allowance: unknown(distance, unspecified, full_allowance(2024))
`.replace('"Linden Valley School"', '“Linden Valley School”'),
    )
    expect(caseRow(made, 'anew')).toEqual(copy)
    expect(format({ file: made.entry, text: textOf(made) }).text).toBe(textOf(made))
  })
})

describe('a case of a witness', () => {
  it('is the record of a gap, filled up where a field is required', () => {
    const gap = documentOf(
      notice
        .replace('  | 西区 | 任意    || 未规定     |\n', '')
        .replace('  姓名：文本 可选', '  姓名：文本 可选\n  身高：数 1至3\n  到：日期 2022年1月1日以上'),
      'n.tiaoli',
    )
    const [finding] = tableGrid(gap, 'n.tiaoli', '补助', 'zh')?.findings ?? []
    const { draft, filled } = caseOfWitness(gap, finding?.witness ?? { entity: null, facts: [], record: {}, readings: {} }, 'zh')
    expect(draft).toMatchObject({ name: '西区', entity: '人', record: { 县区: '西区', 身高: '1', 到: '2022-01-01' }, expectations: [] })
    expect(filled).toEqual(['身高', '到'])
    const made = changed(
      gap,
      addCase(gap, { ...draft, expectations: [{ name: '年龄', value: null, reasons: ['出生'] }] }, { table: '补助' }),
    )
    expect(checkRecord(made, '人', caseRow(made, '西区')?.record ?? {}, 'zh')).toEqual([])
  })

  it('is the record of a broken assertion', () => {
    const broken = documentOf(notice.replace('计算 后面', '断言 不多：\n  补助 ＜ 2元\n\n计算 后面'), 'n.tiaoli')
    const found = broken.compiled.diagnostics.find(({ code }) => code === 'assert.fails')
    const witness = found && witnessIn(found, 'zh')
    expect(witness).toMatchObject({ record: { 县区: '东区' }, readings: { A1: '乙说' } })
    expect(witness && caseOfWitness(broken, witness, 'zh').draft).toMatchObject({
      name: '东区、乙说',
      record: { 县区: '东区' },
      readings: { A1: '乙说' },
    })
  })
})

describe('every case of the notices', () => {
  const opened = (folder: string): Document => policy(folder)

  it.each(['taiyuan-2020', 'national-2020', 'english-sample'])('of %s is read as it is written, and copied as it stands', (folder) => {
    const start = opened(folder)
    const names = start.compiled.draft.cases.map(({ name }) => name).filter((name, index, all) => all.indexOf(name) === index)
    for (const name of names) {
      expect(editCase(start, name, { kind: 'update', draft: caseRow(start, name) as CaseDraft })).toEqual({ edits: [], refusals: [] })
      expect(editCase(start, name, { kind: 'acceptActual' }).edits).toEqual([])
    }
  })
})
