import { describe, expect, it } from 'vitest'
import { comparisonAnswers } from '../../../editor/worker/answers/comparison.ts'
import { whyAnswers } from '../../../editor/worker/answers/why.ts'
import { createWorkspace, draftFrom } from '../../../engine/service/index.ts'

const last = `# 甲

\`\`\`tiaoli
通知 甲2020
  基准日：2021年1月1日
疑义 A1：怎样
  读法 一（默认）
  读法 二
对象 人
  岁数：整数 0岁至120岁
对象 户
  成员：多个 人
对于 通知
参数 标准：金额 ＝ 280元
对于 人
计算 补贴：金额 ＝ 标准
对于 户
计算 共补贴：金额 ＝ 合计 成员.补贴
对于 人
算例 张三
  岁数：30岁
\`\`\`
`
const scenario = '方案 乙案 基于 甲2020 “../a/notice.md”\n覆盖 参数 标准：金额 ＝ 300元\n'
const about = { language: 'zh', readings: {} } as const

function workspaceOf(...files: readonly (readonly [string, string])[]) {
  const workspace = createWorkspace([['a/notice.md', last], ...files])
  return { workspace, ...comparisonAnswers(workspace) }
}

describe('what there is to compare with', () => {
  it('is for a scenario the notice that it is laid over', () => {
    const { compareBases } = workspaceOf(['b/s.tiaoli', scenario])
    const found = compareBases({ ...about, entry: 'b/s.tiaoli' })
    expect(found?.madeFrom).toBe('a/notice.md')
    expect(found?.files).toEqual(expect.arrayContaining(['a/notice.md', 'b/s.tiaoli']))
  })

  it('is for a draft last year’s notice, as long as it is there', () => {
    const { workspace, compareBases } = workspaceOf()
    const base = workspace.open('a/notice.md')
    const drafted = base && draftFrom(base, { name: '甲2021', basePath: '../a/notice.md' })
    for (const [name, text] of drafted?.kind === 'draft' ? drafted.files : []) workspace.set(`b/${name}`, text)
    expect(compareBases({ ...about, entry: 'b/notice.md' })?.madeFrom).toBe('a/notice.md')
    workspace.set('a/notice.md', null)
    expect(compareBases({ ...about, entry: 'b/notice.md' })?.madeFrom).toBeNull()
  })

  it('is for another notice nothing, and none is known of one that is not there', () => {
    const { compareBases } = workspaceOf()
    expect(compareBases({ ...about, entry: 'a/notice.md' })?.madeFrom).toBeNull()
    expect(compareBases({ ...about, entry: 'c/notice.md' })).toBeNull()
  })
})

describe('a comparison', () => {
  const entry = 'a/notice.md'
  const edited = () => {
    const made = workspaceOf()
    made.workspace.set(entry, last.replace('280元', '320元'))
    return made
  }

  it('is with earlier texts laid over those of now, under their name', () => {
    const { comparison } = edited()
    const before = { entry, texts: { [entry]: last }, name: '昨天的版本' }
    expect(comparison({ ...about, entry, before })?.sentence).toBe(
      '与“昨天的版本”相比：1 个数值变了；1 个算例中 1 个的结果变了：补贴 多40元（1 例）。',
    )
    expect(comparison({ ...about, entry, before: { ...before, entry: '没有' } })).toBeNull()
  })

  it('says on which side there is a question whose reading is switched', () => {
    const { comparison } = edited()
    const readings = { A1: '二', A2: '甲' }
    const without = last.replace(/疑义[\s\S]*读法 二\n/, '')
    const found = comparison({ ...about, readings, entry, before: { entry, texts: { [entry]: without }, name: null } })
    expect(found?.readings).toEqual([
      { question: 'A1', reading: '二', before: false, after: true },
      { question: 'A2', reading: '甲', before: false, after: false },
    ])
  })

  it('explains a changed result on both sides', () => {
    const { whyBoth } = edited()
    const before = { entry, texts: { [entry]: last }, name: null }
    const both = whyBoth({ ...about, entry, before, case: { name: '张三', entity: '人' }, result: '补贴', formerly: null })
    const titles = [both?.before, both?.after].map((tree) => (tree && 'nodes' in tree ? tree.nodes[0]?.title : null))
    expect(titles).toEqual(['补贴：280元', '补贴：320元'])
  })
})

describe('a step that was worked out from very many', () => {
  it('is told of in parts', () => {
    const { workspace } = workspaceOf()
    const { whyBelow } = whyAnswers(workspace)
    const subject = { entity: '户', record: { 成员: Array.from({ length: 250 }, () => ({ 岁数: '3' })) } }
    const known: string[] = []
    const counts: number[] = []
    for (let more = true; more; ) {
      const found = whyBelow({ ...about, entry: 'a/notice.md', subject, id: '户.共补贴', known }) ?? []
      known.push(...found.map(({ id }) => id))
      counts.push(found.length)
      more = found.length > 0
    }
    expect(counts).toEqual([100, 100, 50, 0])
    expect(new Set(known).size).toBe(250)
  })
})
