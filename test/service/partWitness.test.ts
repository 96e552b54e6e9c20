import { describe, expect, it } from 'vitest'
import { coverables } from '../../engine/program/coverables.ts'
import { addCase, caseOfWitness, caseReport, createWorkspace, type Document, witnessOfRulePart } from '../../engine/service/index.ts'
import { documentOf, policy, policyFiles } from './documents.ts'

const parts = (document: Document) => (document.compiled.runnable ? coverables(document.compiled.runnable) : [])
const idOf = (document: Document, label: string) => parts(document).find((part) => part.label === label)?.id ?? ''

/** The ids that a case made for a part exercises, after it was written into the notice. */
function exercised(document: Document, id: string): ReadonlySet<string> | null {
  const witness = witnessOfRulePart(document, id, 'zh')
  if (!witness) return null
  const { edits } = addCase(document, { ...caseOfWitness(document, witness, 'zh').draft, name: '新的算例' })
  const text = edits.reduce(
    (now, { span, text: added }) => now.slice(0, span.start) + added + now.slice(span.end),
    document.compiled.sources.get(document.entry) ?? '',
  )
  const workspace = createWorkspace([...policyFiles(), [document.entry, text]])
  const report = caseReport(workspace.open(document.entry) as Document)
  return report?.cases.find((each) => each.case.name === '新的算例')?.fired ?? new Set()
}

describe('a record for a case that exercises a part of the rules', () => {
  it.each(['english-sample', 'national-2020'])('is found for every part of %s, and does exercise it', (folder) => {
    const document = policy(folder)
    const ids = parts(document).map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(4)
    expect(ids.filter((id) => !exercised(document, id)?.has(id))).toEqual([])
  })

  it('is found for rows, exceptions and readings of the Taiyuan notice', () => {
    const document = policy('taiyuan-2020')
    const wanted = parts(document).filter((_, index) => index % 10 === 0)
    expect(wanted.length).toBeGreaterThan(7)
    expect(wanted.filter(({ id }) => !exercised(document, id)?.has(id))).toEqual([])
  })

  const small = documentOf(`\`\`\`tiaoli
通知 示例
  基准日：2021年1月1日
对象 人
  费用：金额 0元至1000元
  残疾：是否 默认 否
对于 人
计算 补贴：金额
  当 费用 ＜ 100元 则 1元
  其它 3元
计算 累计：金额 ＝ 累进（费用）
  不超过100元的部分：0%
  超过100元的部分：100%
例外 残疾另算 对于 补贴：
  当 残疾 则 4元
\`\`\`
`)

  it('says which record and nothing that does not matter', () => {
    expect(witnessOfRulePart(small, idOf(small, '例外 残疾另算'), 'zh')).toEqual({
      entity: '人',
      facts: [{ name: '残疾', value: '是' }],
      record: { 残疾: true },
      readings: {},
    })
    const otherwise = witnessOfRulePart(small, idOf(small, '补贴 其它'), 'en')
    expect(otherwise?.facts.map(({ name, value }) => `${name} ${value}`)).toEqual(['费用 100 yuan', '残疾 no'])
  })

  it('is none of what there is not, of a band, and where conditions are beyond decision', () => {
    expect(witnessOfRulePart(small, 'no such part', 'zh')).toBeNull()
    expect(witnessOfRulePart(small, idOf(small, '累计 第 1 段'), 'zh')).toBeNull()
    const byTwoDates = parts(policy('taiyuan-2020')).find(({ label }) => label === '资助类别 第 8 种情形')
    expect(witnessOfRulePart(policy('taiyuan-2020'), byTwoDates?.id ?? '', 'zh')).toBeNull()
  })
})
