import type { GridRow } from '../../../editor/grid/index.ts'
import type { Say } from '../../../editor/session/hooks.ts'
import type { TableView } from '../../../editor/session/tables.ts'
import { say } from '../../../editor/texts/text.ts'
import { answersOver } from '../../../editor/worker/answers/index.ts'
import { createWorkspace } from '../../../engine/service/index.ts'

export const inZh: Say = (text, ...values) => say('zh', text, ...(values as never))

/** A notice of one table over a person's kind and whether she is a minor. */
export const notice = (rows: readonly string[], rest = ''): string => `通知 甲
  基准日：2026年1月1日

枚举 类别：特困人员、低保对象、一般居民

对象 人
  类别：类别
  未成年：是否

对于 人

表 资助
  | 类别 | 未成年 || 资助额：金额 |
${rows.map((row) => `  ${row}`).join('\n')}

${rest}
`

/** What the worker tells of the table of a notice. */
export function viewOf(text: string): TableView {
  const answers = answersOver(createWorkspace([['n.tiaoli', text]]))
  const view = answers.table({ entry: 'n.tiaoli', language: 'zh', readings: {}, table: { file: 'n.tiaoli', name: '资助', nth: 0 } })
  if (!view) throw new Error('there is no table')
  return view
}

/** Rows as a line each: cells by |, a mark by its state, a gap by its message. */
export const drawn = (rows: readonly GridRow[]): string[] =>
  rows.map((row) =>
    row.kind === 'gap'
      ? `~ ${row.message}`
      : row.cells.map(({ text, state, message }) => (state ? `${text}!${state}${message ? `(${message})` : ''}` : text)).join('|'),
  )
