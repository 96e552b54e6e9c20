import { atRow, type Column, type Columns } from '../formula/columns.ts'
import type { Rows } from '../formula/sheetFormulas.ts'
import { columnLetters } from '../xlsx/address.ts'
import { type Cell, formulaCell, type Row, type Sheet, textCell } from '../xlsx/sheet.ts'
import type { Style } from '../xlsx/styles.ts'

/** The first row of records, on sheets of cases and of computations alike. */
export const firstRecordRow = 6

/** The columns of computations, a row for each record: what the sheets that people read are worked out from. */
export function computationSheet(columns: Columns, { first, last }: Rows, about: string): Sheet {
  const { all, sheet } = columns
  const rows = Array.from({ length: last - first + 1 }, (_, index): Row => {
    return { cells: all.map((column, place) => columnCell(column, place, { first, last }, index)) }
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
      { cells: [textCell('由公式计算，不必改。以整数计：金额以最小单位，日期以 1970-01-01 起的天数。', { look: 'hint' })] },
      head(({ group }) => group, 'group'),
      head(({ title }) => title, 'head'),
      head(({ note }) => note, 'hint'),
      ...rows,
    ],
    merges: ['A2:H2'],
    frozen: { rows: 5, columns: 0 },
  }
}

/** Spreadsheets keep the formula of a column once, where it names no other sheet. */
function columnCell({ formula, whole }: Column, place: number, { first, last }: Rows, index: number): Cell {
  const style: Style = whole ? { look: 'calc', format: '0' } : { look: 'calc' }
  if (formula.includes('!')) return formulaCell(atRow(formula, first + index), style)
  if (index > 0) return { kind: 'shared', group: place, style }
  const letters = columnLetters(place)
  return { kind: 'sharing', group: place, formula: atRow(formula, first), range: `${letters}${first}:${letters}${last}`, style }
}
