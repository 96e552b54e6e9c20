import { format } from '../../../engine/index.ts'
import type { Document } from '../../../engine/service/index.ts'
import { documentOf } from '../documents.ts'

/** 1,000 rows of 26 conditions and 4 results, formatted. Later rows never apply, which is nothing to the grid. */
export function largeTable(): Document {
  const conditions = Array.from({ length: 26 }, (_, index) => `条件${index}`)
  const results = Array.from({ length: 4 }, (_, index) => `结果${index}：金额`)
  const rows = Array.from({ length: 1000 }, (_, row) => {
    const cells = conditions.map((_, column) =>
      column === 0 ? `${row}` : (row + column) % 9 === 0 ? `${column}至${column + row}` : '任意',
    )
    return `  | ${cells.join(' | ')} || ${results.map((_, column) => `${row * column}.5元`).join(' | ')} |`
  })
  const text = `通知 甲
  基准日：2021年1月1日

对象 人
  ${conditions.join('、')}：整数

对于 人

表 大表 依次
  | ${conditions.join(' | ')} || ${results.join(' | ')} |
${rows.join('\n')}
`
  return documentOf(format({ file: 'n.tiaoli', text }).text, 'n.tiaoli')
}
