import { describe, expect, it } from 'vitest'
import { assumptions, createWorkspace, draftFrom, draftValues, effectUnder } from '../../engine/service/index.ts'
import { documentOf, policy, policyFiles } from './documents.ts'

const small = `\`\`\`tiaoli
通知 示例
  基准日：2021年1月1日
参数 标准：金额
  2020年：250元    推算 “280元减去30元”
  2021年：280元
疑义 A1：按哪一年
  读法 今年（默认）
  读法 去年
  读法 待明确
对于 通知
计算 标准额：金额
  当 疑义 A1 为 今年 则 标准（2021年）
  当 疑义 A1 为 去年 则 标准（2020年）
  当 疑义 A1 为 待明确 则 标准（2021年）
对象 人
  残疾、低保：是否 默认 否
对于 人
计算 补贴：金额
  当 疑义 A1 为 待明确 且 残疾 则 未规定
  当 非 （疑义 A1 为 待明确 且 残疾） 则 标准额    假定 “没有写明”
计算 实发：金额 ＝ 补贴 × 2
例外 低保另算 对于 实发：
  当 低保 则 700元
断言 不少：
  实发 ＞ 500元
算例 普通
  残疾：否
算例 残疾
  残疾：是
算例 低保
  低保：是
算例 残疾，按待明确
  读法 A1：待明确
  残疾：是
\`\`\`
`

describe('what a notice rests on', () => {
  const found = assumptions(documentOf(small), 'zh')

  it('are its derived and assumed values, with what rests on each', () => {
    const told = found.assumptions.map(({ kind, subject, note, values, results, cases }) => ({
      kind,
      subject,
      note,
      values,
      results,
      cases,
    }))
    expect(told).toEqual([
      {
        kind: 'derived',
        subject: '参数 标准 2020年',
        note: '280元减去30元',
        values: ['250元'],
        results: ['标准额', '补贴', '实发'],
        cases: [],
      },
      {
        kind: 'assumed',
        subject: '补贴 第 2 种情形',
        note: '没有写明',
        values: ['标准额'],
        results: ['补贴', '实发'],
        cases: ['普通', '残疾', '低保'],
      },
    ])
    expect(small.slice(found.assumptions[0]?.span.start).startsWith('2020年：250元')).toBe(true)
  })

  it('are its questions, with what each reading does to the cases and to the notice', () => {
    const [question] = found.questions
    expect(question).toMatchObject({ name: 'A1', text: '按哪一年', default: '今年', clause: null })
    const [usual, other, open] = question?.readings ?? []
    expect([usual?.default, usual?.effect]).toEqual([true, null])
    expect(usual?.dependents.map(({ label }) => label)).toEqual(['标准额 第 1 种情形'])
    expect(open?.dependents.map(({ label }) => label)).toEqual(['标准额 第 3 种情形', '补贴 第 1 种情形', '补贴 第 2 种情形'])
    // 250元 twice breaks the assertion, so all but the one with the exception are refused.
    expect(other?.effect).toMatchObject({ evaluated: 4, changed: 4 })
    expect(other?.effect?.refused.map(({ case: { name }, before, after }) => [name, before.length, after[0]?.code])).toEqual([
      ['普通', 0, 'evaluate.assertion'],
      ['残疾', 0, 'evaluate.assertion'],
      ['残疾，按待明确', 0, 'evaluate.assertion'],
    ])
    expect(
      other?.effect?.results.map(({ name, changes }) => [name, changes.map((change) => `${change.case.name} ${change.difference?.by}`)]),
    ).toEqual([
      ['标准额', ['示例 -30']],
      ['补贴', ['低保 -30']],
    ])
    expect(
      open?.effect?.results.map(({ name, changes }) => [name, changes.map((change) => `${change.case.name} ${change.after.text.zh}`)]),
    ).toEqual([
      ['补贴', ['残疾 未知（未规定）', '残疾，按待明确 未知（未规定）']],
      ['实发', ['残疾 未知（未规定）', '残疾，按待明确 未知（未规定）']],
    ])
  })

  it('are told in English as well, and survive a message to a worker', () => {
    const said = assumptions(documentOf(small), 'en')
    expect(said.assumptions.map(({ subject }) => subject)).toEqual(['parameter 标准 2020年', '补贴, case 2'])
    expect(structuredClone(said)).toEqual(said)
  })

  it('are found in a notice with errors as far as it can be read', () => {
    const broken = assumptions(documentOf(small.replace('补贴 × 2', '补助 × ×')), 'zh')
    expect(broken.incomplete).toBe(true)
    expect(broken.assumptions).toHaveLength(2)
  })

  it('are those of the Taiyuan notice, each with what it does', () => {
    const taiyuan = assumptions(policy('taiyuan-2020'), 'zh')
    expect(taiyuan.assumptions.filter(({ kind }) => kind === 'assumed').map(({ subject }) => subject)).toEqual([
      '表 财政补助分担 第 10 行',
      '表 财政补助分担 第 11 行',
      '例外 丧失劳动能力的由市级分担',
      '例外 丧失劳动能力的由县级分担',
      '待遇起始日 第 2 种情形',
      '计算 享受本地待遇',
      '计算 基本医保后余额',
    ])
    const a04 = taiyuan.questions.find(({ name }) => name === 'A04')
    const byShare = a04?.readings.find(({ name }) => name === '份额归隶属方')
    expect(byShare?.dependents.map(({ label }) => label)).toEqual(['表 财政补助分担 第 6 行', '表 财政补助分担 第 7 行'])
    expect(byShare?.effect?.results.map(({ name, least, greatest }) => [name, least?.by, greatest?.by])).toEqual([
      ['省级补助', '55', '55'],
      ['市级补助', '-27.5', '27.5'],
      ['县级补助', '-27.5', '-27.5'],
    ])
    const every = taiyuan.questions.flatMap(({ readings }) => readings.filter((reading) => !reading.default))
    expect(every.every(({ effect }) => effect !== null && effect.results.length > 0)).toBe(true)
  })
})

describe('the cases under readings that the officer chose', () => {
  it('say which results they move, whatever readings the case itself chose', () => {
    const { changed, results } = effectUnder(documentOf(small), { A1: '待明确' })
    expect([changed, results.map(({ name }) => name)]).toEqual([1, ['补贴', '实发']])
    expect(results[0]?.changes.map(({ case: { name }, before, after }) => [name, before?.text.zh, after?.text.zh])).toEqual([
      ['残疾', '280元', '未知（未规定）'],
    ])
    // 今年 is the usual reading: it moves the case alone that chose another.
    expect(effectUnder(documentOf(small), { A1: '今年' }).results[0]?.changes.map(({ case: { name } }) => name)).toEqual(['残疾，按待明确'])
  })

  it('say that a record is refused', () => {
    const { refused } = effectUnder(documentOf(small), { A1: '去年' })
    expect(refused.find(({ case: { name } }) => name === '普通')).toMatchObject({
      before: [],
      after: [{ code: 'evaluate.assertion', field: '不少' }],
    })
  })

  it('leave out choices that the notice does not know', () => {
    const { changed, results } = effectUnder(documentOf(small), { A1: '前年', A9: '甲' })
    expect([changed, results]).toEqual([0, []])
  })

  it('change nothing where nothing is chosen', () => {
    const { evaluated, changed, results, refused } = effectUnder(policy('taiyuan-2020'), {})
    expect([evaluated > 100, changed, results, refused]).toEqual([true, 0, [], []])
  })
})

describe('a draft of a document', () => {
  it('lists its values beside last year’s', () => {
    const base = documentOf(small)
    const made = draftFrom(base, { name: '示例2022' })
    if (made.kind !== 'draft') throw new Error(made.problem)
    const draft = documentOf(made.files.get('notice.md') ?? '')
    const list = draftValues(draft, base, made.decisions)
    expect(list.find(({ id }) => id === '参数 标准 2022-01-01..2022-12-31')).toMatchObject({
      before: '280元',
      text: '未规定',
      status: 'undecided',
    })
    expect(structuredClone(list)).toEqual(list)
  })

  it('is none of a scenario, which has no notice of its own', () => {
    const text = '方案 太原草案 基于 太原2020 "../taiyuan-2020/notice.md"\n  读法 A04：按隶属\n'
    const scenario = createWorkspace([...policyFiles(), ['taiyuan-draft/scenario.tiaoli', text]]).open('taiyuan-draft/scenario.tiaoli')
    expect(scenario?.compiled.draft.header.basedOn).toBe('太原2020')
    expect(scenario && draftFrom(scenario, { name: '甲' })).toEqual({ kind: 'problem', problem: 'noNotice' })
  })
})
