import { compare } from '../../engine/comparison/compare.ts'
import type { Comparison } from '../../engine/comparison/comparison.ts'
import { type ReportLine, type Section, sectionsOf } from '../../engine/comparison/sections.ts'
import { compiled, type Folder, textOf } from '../policies/notices.ts'
import { draft } from '../support/notice.ts'

/** What the small notices of these tests begin with. */
export const head = `通知 示例
  基准日：2021年1月1日
  舍入：四舍五入到分

枚举 县区：小店区、阳曲县

对象 参保人
  参保地：县区 默认 小店区
  低保对象、特困人员：是否 默认 否
  费用：金额 0元至100万元 默认 0元

`

/** Two small notices compared: what follows the head on each side. */
export function compared(before: string, after: string): Comparison {
  return compare(draft(head + before), draft(head + after))
}

/** A section of a comparison as people read it, one line for each, two spaces deeper for what stands under it. */
export function lines(comparison: Comparison, id: Section['id']): string[] {
  const section = sectionsOf(comparison, 'zh').find((each) => each.id === id)
  const flat = (line: ReportLine, indent: string): string[] => [
    indent + line.text,
    ...line.under.flatMap((under) => flat(under, `${indent}  `)),
  ]
  return section?.lines.flatMap((line) => flat(line, '')) ?? []
}

/** The sections that have anything to say. */
export const sections = (comparison: Comparison): string[] => sectionsOf(comparison, 'zh').map((section) => section.id)

/** A notice of policies/ with some of its text replaced; each replacement must be found. */
export function edited(folder: Folder, ...replacements: readonly (readonly [from: string, to: string])[]) {
  const text = replacements.reduce((made, [from, to]) => {
    if (!made.includes(from)) throw new Error(`not in the notice: ${from}`)
    return made.replaceAll(from, to)
  }, textOf(folder))
  return compiled(folder, text)
}
