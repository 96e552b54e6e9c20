import { describe, expect, it } from 'vitest'
import { format, hasErrors } from '../../engine/index.ts'
import { type CaseChange, type CaseOperation, editCase } from '../../engine/service/cases/edits.ts'
import { caseForm } from '../../engine/service/cases/form.ts'
import { addCase, type CaseDraft, caseOfWitness, tableGrid, tryCase, typedCase, witnessIn } from '../../engine/service/index.ts'
import { documentOf, policy } from './documents.ts'
import { notice, offsetIn, rowIn } from './support/cases.ts'
import { changed, textOf } from './support/edited.ts'

const document = () => documentOf(notice, 'n.tiaoli')

/** The lines of a case after something was done to it; `!code` where it is refused. */
function lines(at: string, operation: CaseOperation, name = at): string[] {
  const start = document()
  const edited = editCase(start, offsetIn(start, at), operation)
  if (edited.refusals.length > 0) return edited.refusals.map(({ code }) => `!${code}`)
  const text = textOf(changed(start, edited))
  const from = text.indexOf(`算例 ${name}`)
  const block = from < 0 ? '' : (text.slice(from).split(/\n(?=\S)/)[0] as string)
  // Whatever is done to a case, nothing beside it changes.
  if (name === at && from >= 0) expect(text.replace(block, '')).toBe(notice.replace(blockOf(at), ''))
  return block.trimEnd().split('\n')
}

const change = (...changes: readonly CaseChange[]): CaseOperation => ({ kind: 'change', changes })

const blockOf = (name: string): string => notice.slice(notice.indexOf(`算例 ${name}`)).split(/\n(?=\S)/)[0] as string

describe('changing a case', () => {
  it('changes one line; its comment stays', () => {
    expect(lines('东区的人', change({ kind: 'setField', field: '县区', value: '南|区' }))[2]).toBe('  县区：「南|区」  // 在东')
    expect(lines('东区的人', change({ kind: 'setReading', question: 'A1', reading: '甲说' }))[1]).toBe('  读法 A1：甲说  // 按乙')
    const expected = { name: '补助', value: null, reasons: ['未规定', '定额（2021年）'] }
    expect(lines('东区的人', change({ kind: 'setExpectation', expected }))[8]).toBe('  期望 补助：未知（未规定、定额（2021年））  // 对')
    expect(lines('东区的人', change({ kind: 'rename', name: '改了名的人' }), '改了名的人')[0]).toBe('算例 改了名的人 // 注')
  })

  it('writes nothing where nothing changes', () => {
    const same: CaseOperation[] = [
      change({ kind: 'setField', field: '县区', value: '东区' }),
      change({ kind: 'setField', field: '就诊', value: [{ 日期: '2020-01-31', 费用: '1.5' }, { 日期: '2020-02-01' }] }),
      change({ kind: 'setExpectation', expected: { name: '补助', value: '2.00', reasons: [] } }),
      change({ kind: 'rename', name: '东区的人' }),
    ]
    for (const operation of same)
      expect(editCase(document(), offsetIn(document(), '东区的人'), operation)).toEqual({ edits: [], refusals: [] })
  })

  it('adds fields in the order of the entity, readings and expectations at their places', () => {
    expect(lines('西区的人', change({ kind: 'setField', field: '次数', value: '3' }))).toEqual([
      '算例 西区的人',
      '  县区：西区',
      '  姓名：“张三”',
      '  次数：3',
      '  期望 补助：1元',
    ])
    expect(lines('西区的人', change({ kind: 'setField', field: '是', value: true }))[3]).toBe('  「是」：是')
    expect(lines('西区的人', change({ kind: 'setField', field: '就诊', value: [{ 日期: '2020-01-01' }, {}] })).slice(3)).toEqual([
      '  就诊：',
      '    | 日期         |',
      '    | 2020年1月1日 |',
      '    |              |',
      '  期望 补助：1元',
    ])
    expect(lines('西区的人', change({ kind: 'setReading', question: 'A1', reading: '乙说' })).slice(0, 2)).toEqual([
      '算例 西区的人',
      '  读法 A1：乙说',
    ])
    expect(lines('西区的人', change({ kind: 'setExpectation', expected: { name: '年龄', value: '3', reasons: [] } }))[4]).toBe(
      '  期望 年龄：3',
    )
  })

  it('changes the records of a relation; comments among them stay', () => {
    const value = [{ 日期: '2020-01-31', 费用: '20' }, { 日期: '2020-02-01' }, { 日期: '2020-02-02' }]
    expect(lines('东区的人', change({ kind: 'setField', field: '就诊', value })).slice(3, 9)).toEqual([
      '  就诊：',
      '    | 日期          | 费用 |',
      '    // 第一次',
      '    | 2020年1月31日 | 20元 |  // 小',
      '    | 2020年2月1日  |      |',
      '    | 2020年2月2日  |      |',
    ])
  })

  it('takes lines away', () => {
    expect(lines('东区的人', change({ kind: 'setField', field: '就诊', value: [] }))).toEqual([
      '算例 东区的人 // 注',
      '  读法 A1：乙说  // 按乙',
      '  县区：东区  // 在东',
      '  期望 补助：2元  // 对',
      '  期望 年龄：未知（出生）',
    ])
    expect(lines('东区的人', change({ kind: 'setReading', question: 'A1', reading: null }))[1]).toBe('  县区：东区  // 在东')
    expect(lines('东区的人', change({ kind: 'removeExpectation', result: '补助' })).at(-1)).toBe('  期望 年龄：未知（出生）')
    expect(lines('西区的人', change({ kind: 'setField', field: '姓名', value: null }))).toEqual([
      '算例 西区的人',
      '  县区：西区',
      '  期望 补助：1元',
    ])
  })

  it('accepts what the rules give', () => {
    expect(lines('西区的人', { kind: 'accept', results: ['补助'] }).at(-1)).toBe('  期望 补助：未知（未规定）')
    expect(lines('西区的人', { kind: 'accept', results: ['总费用'] }).slice(-2)).toEqual(['  期望 补助：1元', '  期望 总费用：0元'])
    expect(lines('西区的人', { kind: 'accept', results: ['没有'] })).toEqual(['!case.noResult'])
  })

  it('is deleted with its blank line, and copied', () => {
    const without = textOf(changed(document(), editCase(document(), offsetIn(document(), '东区的人'), { kind: 'delete' })))
    expect(without).toBe(notice.replace(`${blockOf('东区的人')}\n`, ''))
    const last = documentOf(`${notice.slice(0, notice.indexOf('\n计算 后面'))}`, 'n.tiaoli')
    const rest = textOf(changed(last, editCase(last, offsetIn(last, '西区的人'), { kind: 'delete' })))
    expect(rest).toBe(notice.slice(0, notice.indexOf('\n算例 西区的人')))
    const copy = changed(document(), editCase(document(), offsetIn(document(), '东区的人'), { kind: 'copy', name: '东区的人 2' }))
    expect(textOf(copy)).toContain(
      `  期望 年龄：未知（出生）\n\n${blockOf('东区的人').replace('东区的人', '东区的人 2').trimEnd()}\n\n算例 西区的人`,
    )
    expect(rowIn(copy, '东区的人 2')).toEqual({ ...rowIn(copy, '东区的人'), name: '东区的人 2' })
  })

  it('is refused with a code where it can not be', () => {
    expect(lines('西区的人', change({ kind: 'rename', name: ' ' }))).toEqual(['!case.nameEmpty'])
    for (const name of ['甲：', '甲\n乙', '甲 // 乙', '//'])
      expect(lines('西区的人', change({ kind: 'rename', name }))).toEqual(['!case.nameWrong'])
    expect(lines('西区的人', change({ kind: 'setField', field: '身高', value: '1' }))).toEqual(['!case.noField'])
    expect(lines('西区的人', change({ kind: 'setField', field: '姓名', value: '甲\n乙' }))).toEqual(['!case.unwritable'])
    expect(lines('西区的人', change({ kind: 'setField', field: '姓名', value: '甲”"' }))).toEqual(['!case.unwritable'])
    expect(lines('西区的人', change({ kind: 'setReading', question: 'A1', reading: '丙说' }))).toEqual(['!case.noReading'])
    expect(lines('西区的人', change({ kind: 'setExpectation', expected: { name: '没有', value: '1', reasons: [] } }))).toEqual([
      '!case.noResult',
    ])
  })

  it('mends a line that could not be read', () => {
    const broken = documentOf(notice.replace('  县区：西区\n', '  县区：西区 西区  // 错\n'), 'n.tiaoli')
    const made = changed(broken, editCase(broken, offsetIn(broken, '西区的人'), change({ kind: 'setField', field: '县区', value: '西区' })))
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
    expect(rowIn(made, '新的人')).toEqual(draft)
    expect(textOf(changed(document(), addCase(document(), draft, { case: '东区的人' })))).toContain(`（出生）\n\n${block}\n算例 西区的人`)
    expect(addCase(made, draft).refusals.map(({ code }) => code)).toEqual(['case.nameTaken'])
    expect(addCase(document(), { ...draft, entity: '没有' }).refusals.map(({ code }) => code)).toEqual(['case.noEntity'])
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

  it('stands behind the cases of its table', () => {
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
      return row[at - 1]?.expectations.map(({ name }) => name) ?? []
    }
    expect(behind({ table: '财政补助分担' }).some((name) => /补助$/.test(name))).toBe(true)
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
    expect(rowIn(made, '猫')?.entity).toBe('猫')
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
    expect(rowIn(made, 'anew')).toEqual(copy)
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
    expect(
      tryCase(made, typedCase(made, rowIn(made, '西区') as CaseDraft, 'zh'), { entity: '人', name: '西区', nth: 0 }, 'zh').problems,
    ).toEqual([])
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
  it.each(['taiyuan-2020', 'national-2020', 'english-sample'])('of %s is as it is expected, so that accepting writes nothing', (folder) => {
    const start = policy(folder)
    for (const { span, expectations } of start.compiled.draft.cases) {
      const results = expectations.map(({ name }) => name)
      expect(editCase(start, span.start, { kind: 'accept', results })).toEqual({ edits: [], refusals: [] })
    }
  })
})
