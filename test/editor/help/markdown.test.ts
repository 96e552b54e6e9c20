import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ReferenceBlock, referenceOf, type Span, wordsOf } from '../../../editor/panels/help/markdown.ts'

/** A block in short: `h2 words`, `code …`, with `*strong*` and `code` marked. */
function short(block: ReferenceBlock): string {
  if (block.kind === 'code') return `code ${JSON.stringify(block.text)}`
  if (block.kind === 'table') return `table ${block.rows.map((row) => row.map(marked).join(' | ')).join(' / ')}`
  return `${block.kind === 'heading' ? `h${block.level}` : block.kind} ${marked(block.spans)}`
}

const marks = { plain: '', strong: '*', code: '`' } as const
const marked = (spans: readonly Span[]) => spans.map(({ look, text }) => `${marks[look]}${text}${marks[look]}`).join('')
const read = (markdown: string) => referenceOf(`## 一\n\n${markdown}`).slice(1).map(short)

describe('the reference', () => {
  it.each([
    ['a paragraph over two lines is one, with no space between Chinese lines', '规则写在\n每一条下面', ['text 规则写在每一条下面']],
    ['an English one has its space', '> In Tiaoli\n> the notice', ['quote In Tiaoli the notice']],
    ['marks within a line', '写 **当** 和 `计算 甲`，见[第 24 节](#24)', ['text 写 *当* 和 `计算 甲`，见第 24 节']],
    ['items, also over two lines', '- 甲\n  乙\n- 丙', ['item 甲乙', 'item 丙']],
    ['a block of code as it is', '```tiaoli\n参数 甲：金额 ＝ 1元\n\n  # 不是标题\n```', ['code "参数 甲：金额 ＝ 1元\\n\\n  # 不是标题"']],
    ['a fence within a longer one', '````\n```tiaoli\n```\n````\n后', ['code "```tiaoli\\n```"', 'text 后']],
    ['a table, with a bar that is escaped', '| 甲 | 乙 |\n|---|:-:|\n| `\\|` | b |', ['table 甲 | 乙 / `|` | b']],
    ['comments of the generator are left out', '<!-- generated -->\n甲', ['text 甲']],
    ['a heading ends what stands above it', '甲\n### 乙\n丙', ['text 甲', 'h3 乙', 'text 丙']],
    ['a star and a backtick of their own', '3 * 4', ['text 3 * 4']],
  ])('%s', (_, markdown, expected) => {
    expect(read(markdown)).toEqual(expected)
  })

  it('is read whole: its 28 sections, every example, every table, no marks left over', () => {
    const text = readFileSync('docs/language.md', 'utf8')
    const blocks = referenceOf(text)
    const titles = blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [wordsOf(block.spans)] : []))
    expect(titles.map((title) => Number.parseInt(title, 10))).toEqual(Array.from({ length: titles.length }, (_, i) => i + 1))
    expect(titles.length).toBeGreaterThanOrEqual(28)
    expect(new Set(titles).size).toBe(titles.length)
    const examples = text.match(/^````?(?:tiaoli|markdown|text|console|sh)?\b/gm) ?? []
    expect(blocks.filter(({ kind }) => kind === 'code').length).toBeGreaterThan(examples.length / 3)
    const spans = blocks.flatMap((block) => (block.kind === 'code' || block.kind === 'table' ? [] : block.spans))
    expect(spans.filter(({ look, text }) => look !== 'code' && /\*\*|`|^\||^>|\]\(/.test(text))).toEqual([])
  })
})
