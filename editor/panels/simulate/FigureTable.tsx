import { grouped, type ResultTable, type SheetCell, type SheetKind } from '../../../engine/index.ts'
import { Scrolling } from './Scrolling.tsx'

/** A table of exact figures; what it names comes first in each row. */
export function FigureTable({ table: { columns, rows }, label }: { readonly table: ResultTable; readonly label: string }) {
  return (
    <Scrolling label={label}>
      <table className="simulate-table">
        <thead>
          <tr>
            {columns.map(({ title, kind }, at) => (
              <th key={title} scope="col" className={at === 0 ? undefined : classOf(kind)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [first = '', ...cells] = columns.map(({ kind }, at) => textOf(row[at] ?? null, kind))
            return (
              <tr key={first}>
                <th scope="row">{first}</th>
                {cells.map((cell, at) => (
                  <td key={columns[at + 1]?.title} className={classOf(columns[at + 1]?.kind)}>
                    {cell}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scrolling>
  )
}

/** Figures stand to the right. */
export const classOf = (kind: SheetKind | undefined): string | undefined => (kind === 'text' ? undefined : 'number')

const numeral = /^-?\d+(?:\.\d+)?$/

function textOf(cell: SheetCell, kind: SheetKind): string {
  const text = String(cell ?? '')
  return kind !== 'text' && numeral.test(text) ? grouped(text) : text
}
