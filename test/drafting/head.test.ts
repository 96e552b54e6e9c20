import { describe, expect, it } from 'vitest'
import { draftFrom } from '../../engine/drafting/draft.ts'
import { fillHead } from '../../engine/drafting/fillHead.ts'
import { withNoticeName } from '../../engine/drafting/noticeName.ts'
import type { Edit } from '../../engine/index.ts'
import { compiled } from '../policies/notices.ts'
import { draft } from '../support/notice.ts'

const edited = (text: string, edits: readonly Edit[] | null): string =>
  (edits ?? [])
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((made, { span, text: by }) => made.slice(0, span.start) + by + made.slice(span.end), text)

function draftText(): string {
  const base = compiled('taiyuan-2020')
  const made = draftFrom(base.module, base.sources, { name: '太原2021' })
  if (made.kind === 'problem') throw new Error(made.problem)
  return made.files.get('notice.md') ?? ''
}

describe('the head of a draft', () => {
  it('gets its number, and so do the places of the text that wait for it', () => {
    const text = draftText()
    const made = edited(text, fillHead(draft(text).module, '文号', '并医保发〔2021〕1号'))
    expect(made).toContain('  文号：并医保发〔2021〕1号')
    expect(made).not.toContain('征求意见稿')
    expect(compiled('taiyuan-2020', made).diagnostics).toEqual([])
  })

  it('gets the day of issue where a comment kept its place', () => {
    const text = draftText()
    const made = edited(text, fillHead(draft(text).module, '成文日期', '2021年9月1日'))
    expect(made).toContain('  成文日期：2021年9月1日')
    expect(made).not.toContain('（日期待定）')
    expect(compiled('taiyuan-2020', made).diagnostics).toEqual([])
  })

  it('gets another base date, and nothing else changes', () => {
    const text = '通知 甲\n  基准日：2021年1月1日\n'
    expect(edited(text, fillHead(draft(text).module, '基准日', '2022-01-01'))).toBe('通知 甲\n  基准日：2022-01-01\n')
  })

  it.each([['文号'], ['不是项目']])('has no place for %s where it was never written', (name) => {
    expect(fillHead(draft('通知 甲\n').module, name, '一')).toBeNull()
  })
})

describe('another name', () => {
  it.each([
    ['a notice', '通知 甲2020\n  基准日：2021年1月1日\n', '通知 「甲 乙」\n  基准日：2021年1月1日\n'],
    ['a scenario’s notice', '方案 乙 基于 甲2020 "notice.md"\n', '方案 乙 基于 「甲 乙」 "notice.md"\n'],
    ['nothing', '枚举 类别：甲2020、乙\n', '枚举 类别：甲2020、乙\n'],
  ])('is written for %s', (_, text, expected) => {
    expect(withNoticeName(draft(text).module, '甲 乙')).toBe(expected)
  })

  it('is refused where it can’t be written', () => {
    expect(withNoticeName(draft('通知 甲\n').module, '甲」')).toBeNull()
  })
})
