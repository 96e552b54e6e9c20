import { describe, expect, it } from 'vitest'
import { caseProblems, caseReport, createWorkspace, type Document, problems } from '../../engine/service/index.ts'

// Cases run wherever the rules can be read; one that can't be read itself is shown with what is wrong in it.

const rules = `通知 样例
  基准日：2021年1月1日

枚举 类别：甲类、乙类

对象 人
  类别：类别

对于 人

计算 金额数：金额
  当 类别 为 甲类 则 10元
  其它 20元

算例 一
  类别：甲类
  期望 金额数：10元

算例 二
  类别：乙类
  期望 金额数：20元
`

function opened(text: string): Document {
  const document = createWorkspace([['n.tiaoli', text]]).open('n.tiaoli')
  if (!document) throw new Error('n.tiaoli is not there')
  return document
}

/** Each case with whether it passes and the codes of what is said of it; null where none runs. */
const outline = (document: Document) =>
  caseReport(document)?.cases.map(({ case: { name }, passed, diagnostics }) => [name, passed, ...diagnostics.map(({ code }) => code)])

describe('the cases of a notice', () => {
  it('all run where everything can be read', () => {
    expect(outline(opened(rules))).toEqual([
      ['一', true],
      ['二', true],
    ])
  })

  it('run on beside one with a misspelt member, which says so in its place, once', () => {
    const document = opened(rules.replace('类别：乙类', '类别：乙累'))
    expect(outline(document)).toEqual([
      ['一', true],
      ['二', false, 'name.unknown'],
    ])
    expect(problems(document, 'zh').map(({ code }) => code)).toEqual(['name.unknown'])
    expect(caseProblems(document, 'zh')).toEqual([])
  })

  it('run on beside one that is half written', () => {
    expect(outline(opened(rules.replace('期望 金额数：10元', '期望 金额数：')))?.map(([name, passed]) => [name, passed])).toEqual([
      ['一', false],
      ['二', true],
    ])
  })

  it('do not run while a rule can’t be read', () => {
    expect(caseReport(opened(rules.replace('则 10元', '则 十块')))).toBeNull()
  })

  it('are the same with a switched reading, what can’t be read still in its place', () => {
    const asked = rules
      .replace('对象 人', '疑义 A1：怎样算\n  读法 按类别（默认）\n  读法 另算\n\n对象 人')
      .replace('类别：甲类\n  期望', '类别：甲累\n  期望')
    expect(caseReport(opened(asked), { A1: '另算' })?.cases.map(({ case: { name }, passed }) => [name, passed])).toEqual([
      ['一', false],
      ['二', true],
    ])
  })
})
