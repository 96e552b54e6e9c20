import type { Locator, Page } from 'playwright-core'
import { settled, taiyuan } from './notice.ts'

/** A notice of the tests, beside those that the editor brings. */
export const own = 'jia/notice.md'

/** A small table with a gap, comments between and behind its rows, and cases. */
export const aid = `# 甲市医疗救助通知

一、资助标准

特困人员全额资助，低保对象定额资助。

\`\`\`tiaoli
通知 甲市2026
  基准日：2026年1月1日

枚举 类别：特困人员、低保对象、一般居民

对象 人
  类别：类别
  未成年：是否

对于 人

// 标准见附件
表 资助
  | 类别     | 未成年 || 资助额：金额 | 首次资助：金额 |
  | 特困人员 | 任意   || 400元        | 50元           |  推算 “全额”
  // 低保分两档
  | 低保对象 | 是     || 300元        | 30元           |
  | 低保对象 | 否     || 280元        | 28元           |  // 定额

计算 总额：金额 ＝ 资助额 ＋ 首次资助

算例 张三
  类别：特困人员
  未成年：否
  期望 资助额：400元
  期望 总额：450元

算例 李四
  类别：低保对象
  未成年：是
  期望 资助额：300元
\`\`\`
`

/** A large table: 26 conditions and 4 results, formatted, each row for one number and the last for all others. */
export function largeTable(rows: number): string {
  const conditions = Array.from({ length: 26 }, (_, index) => `条件${index + 1}`)
  const results = Array.from({ length: 4 }, (_, index) => `结果${index + 1}：金额`)
  const line = (cells: readonly string[], widths: readonly number[]) =>
    cells.map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell)))
  const head = [...conditions, ...results]
  const body = Array.from({ length: rows }, (_, row) => [
    ...conditions.map((_, column) => (column === 0 && row < rows - 1 ? `${row}` : '任意')),
    ...results.map((_, column) => `${row * 4 + column}元`),
  ])
  const widths = head.map((title, column) => Math.max(widthOf(title), ...body.map((cells) => widthOf(cells[column] ?? ''))))
  const written = [head, ...body].map((cells) => {
    const padded = line(cells, widths)
    return `  | ${padded.slice(0, 26).join(' | ')} || ${padded.slice(26).join(' | ')} |`
  })
  return `\`\`\`tiaoli
通知 大表
  基准日：2026年1月1日

对象 人
  ${conditions.join('、')}：整数

对于 人

表 大表 依次
${written.join('\n')}
\`\`\`
`
}

const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0)

/** Opens a notice of this text in the editor, with nothing remembered of another one. */
export async function openNotice(page: Page, text: string): Promise<void> {
  // From another file, so that the source takes the new text of this one.
  await page.evaluate((file) => {
    window.tiaoli.dispatch({ kind: 'file', file })
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  }, taiyuan)
  await page.evaluate(({ path, text }) => window.tiaoli.open([[path, text]], path), { path: own, text })
  await settled(page)
}

/** Opens a table by the list above the source. */
export async function openTable(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '表格', exact: true }).click()
  await page.getByRole('menuitem', { name: `表 ${name}` }).click()
  await page.getByRole('grid').waitFor()
}

/** A cell of the grid, rows and columns from 0; only what is in sight is there. */
export const gridCell = (page: Page, row: number, column: number): Locator => page.locator(`[role=gridcell][id$="-${row}-${column}"]`)

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}
