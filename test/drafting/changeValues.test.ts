import { describe, expect, it } from 'vitest'
import { changeValues as changesOnly, type ValueChange } from '../../engine/drafting/changeValues.ts'
import { draftFrom } from '../../engine/drafting/draft.ts'
import { draftValues } from '../../engine/drafting/draftValues.ts'
import type { Edit } from '../../engine/index.ts'
import { withQuotations } from '../../engine/notice/withQuotations.ts'
import { compiled } from '../policies/notices.ts'
import { draft } from '../support/notice.ts'

const changeValues = (module: Parameters<typeof changesOnly>[0], changes: readonly ValueChange[]) =>
  withQuotations(module, changesOnly(module, changes))

const edited = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((made, { span, text: by }) => made.slice(0, span.start) + by + made.slice(span.end), text)

const notice = `# 关于 2021 年补贴的通知

一、2021 年每人补贴 [280 元](=标准)，
另加 5 元。

\`\`\`tiaoli
通知 甲
  基准日：2021年1月1日
参数 标准：金额
  原文 “2021年每人补贴280元，另加5元。”
  原文 “2021年…5元”
  原文 “补贴…另加”
  280元起：280元
\`\`\`
`.replace('  280元起：280元', '  2021年起：280元')

describe('a changed value', () => {
  const changed = (...changes: ValueChange[]) => edited(notice, changeValues(draft(notice).module, changes))

  it('is spaced as its place is, and quotations of the prose follow it', () => {
    const made = changed({ id: '正文 一', name: '一', text: '300元' }, { id: '文字 一 (2)', name: '一', text: '6 元' })
    expect(made).toContain('[300 元](=标准)，\n另加 6 元。')
    expect(made).toContain('原文 “2021年每人补贴300元，另加6元。”')
    expect(made).toContain('原文 “2021年…6元”\n  原文 “补贴…另加”\n  2021年起：280元')
    expect(changed({ id: '文字 一', name: '一', text: '2022 年' })).toContain('原文 “2022年…5元”')
  })

  it('of a rule changes no quotation, and one that is gone nothing', () => {
    expect(changed({ id: '参数 标准 2021-01-01..', name: '标准', text: '300元' })).toBe(notice.replace('起：280元', '起：300元'))
    expect(changed({ id: '参数 标准 2021-01-01..', name: '标准', text: '甲 ＋ 1元' })).toContain('起：甲 ＋ 1元')
    expect(changed({ id: '参数 别的 ..', name: '别的', text: '300元' })).toBe(notice)
  })

  it('leaves a quotation that an … cuts through as it is, for the officer to see', () => {
    const at = notice.indexOf('另加 5')
    const across = [{ span: { file: draft(notice).module.file, start: at, end: at + 4 }, text: '再加 7' }]
    expect(edited(notice, withQuotations(draft(notice).module, across))).toContain('原文 “补贴…另加”')
  })
})

it('of the head does not change a quotation twice', () => {
  const text = '征求意见稿\n\n```tiaoli\n通知 甲\n  文号：征求意见稿\n说明 “征求意见稿”\n```\n'
  const edits = changeValues(draft(text).module, [{ id: '通知 number', name: '文号', text: '甲〔2021〕1号' }])
  expect(edits).toHaveLength(3)
  expect(edited(text, edits)).toBe(text.replaceAll('征求意见稿', '甲〔2021〕1号'))
})

describe('the draft of the Taiyuan notice', () => {
  const base = compiled('taiyuan-2020')
  const made = draftFrom(base.module, base.sources, { name: '太原2021' })
  if (made.kind === 'problem') throw new Error(made.problem)
  const { decisions } = made
  const step = (text: string, changesOf: (values: ReturnType<typeof draftValues>) => ValueChange[]): string => {
    const { module } = compiled('taiyuan-2020', text)
    return edited(text, changeValues(module, changesOf(draftValues(module, base.module, decisions))))
  }
  const codes = (text: string) => compiled('taiyuan-2020', text).diagnostics.map(({ code }) => code)

  it('takes every proposed year and every amount of last year, and each quotation goes with the prose', () => {
    const years = step(made.files.get('notice.md') ?? '', (values) =>
      values.flatMap(({ id, name, suggestion, past }) => (suggestion === null || past ? [] : [{ id, name, text: suggestion }])),
    )
    expect(codes(years)).not.toContain('quote.unmatched')
    const amounts = step(years, (values) =>
      values.flatMap(({ id, name, kind, text, before }) =>
        kind === 'parameter' && text === '未规定' && before ? [{ id, name, text: before }] : [],
      ),
    )
    expect(codes(amounts)).not.toContain('quote.unmatched')
    expect(codes(amounts)).not.toContain('binding.undecided')
    expect(amounts).toContain('2021 年预收 2022 年度的个人缴费标准同步提高')
  })
})
