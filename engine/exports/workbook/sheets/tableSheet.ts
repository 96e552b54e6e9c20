import { printExpr } from '../../../program/printExpr.ts'
import type { Expr, Table } from '../../../program/program.ts'
import { showLiteral } from '../../../program/show.ts'
import { type Sheet, textCell } from '../xlsx/sheet.ts'
import { provenanceText } from './parameterSheet.ts'

/** A decision table as officers see it, to be read: the formulas do not refer to it. */
export function tableSheet(name: string, table: Table, sources: ReadonlyMap<string, string>): Sheet {
  const results = table.results.map((rule) => rule.slice(rule.lastIndexOf('.') + 1))
  const heads = [
    ...table.columns.map(({ label }) => textCell(label, { look: 'head' })),
    ...results.map((each) => textCell(each, { look: 'resultHead' })),
  ]
  const plain = (text: string) => textCell(text, { look: 'cell' })
  const rows = table.rows.map(({ labels, values, provenance }) => ({
    cells: [
      ...labels.map(plain),
      ...values.map((value) => plain(valueText(value, sources))),
      plain(provenance.clause ?? ''),
      plain(provenanceText(provenance)),
    ],
  }))
  const title = [table.name, table.clause ?? ''].filter((part) => part !== '').join('　')
  return {
    name,
    tabColor: '5B9BD5',
    columns: [...table.columns.map(() => ({ width: 24 })), ...results.map(() => ({ width: 14 })), { width: 12 }, { width: 34 }],
    rows: [
      { cells: [textCell(title, { look: 'title' })] },
      { cells: [textCell('供查阅：这一页的格改了不影响计算。灰色是条件，绿色是结果。', { look: 'note' })] },
      { cells: [...heads, textCell('条款', { look: 'head' }), textCell('依据', { look: 'head' })] },
      ...rows,
    ],
    merges: ['A2:E2'],
    frozen: { rows: 3, columns: 0 },
  }
}

/** A value as the notice writes it. */
function valueText(value: Expr, sources: ReadonlyMap<string, string>): string {
  if (value.kind === 'literal') return showLiteral(value.type, value.value).zh
  if (value.kind === 'silent') return '未规定'
  const { file, start, end } = value.span
  return sources.get(file)?.slice(start, end) ?? printExpr(value)
}
