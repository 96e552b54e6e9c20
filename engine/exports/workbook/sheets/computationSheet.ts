import { atRow, type Columns } from '../formula/columns.ts'
import type { Rows } from '../formula/sheetFormulas.ts'
import { formulaCell, type Row, type Sheet, textCell } from '../xlsx/sheet.ts'

/** The first row of records, on sheets of cases and of computations alike. */
export const firstRecordRow = 6

/** The columns of computations, a row for each record: what the sheets that people read are worked out from. */
export function computationSheet(columns: Columns, { first, last }: Rows, about: string): Sheet {
  const { all, sheet } = columns
  const calc = { look: 'calc' } as const
  const rows = Array.from({ length: last - first + 1 }, (_, index): Row => {
    return { cells: all.map(({ formula }) => formulaCell(atRow(formula, first + index), calc)) }
  })
  const head = (text: (column: (typeof all)[number]) => string, look: 'group' | 'head' | 'hint'): Row => ({
    cells: all.map((column) => textCell(text(column), { look })),
  })
  return {
    name: sheet,
    tabColor: 'BFBFBF',
    columns: all.map(() => ({ width: 14 })),
    rows: [
      { cells: [textCell(about, { look: 'title' })] },
      { cells: [textCell('由公式计算，不必改。以整数计：金额以最小单位，日期以 1970-01-01 起的天数。', { look: 'hint' })], height: 18 },
      head(({ group }) => group, 'group'),
      head(({ title }) => title, 'head'),
      head(({ note }) => note, 'hint'),
      ...rows,
    ],
    merges: ['A2:H2'],
    frozen: { rows: 5, columns: 0 },
  }
}
