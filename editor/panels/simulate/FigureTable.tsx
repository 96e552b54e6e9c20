import { grouped } from './amounts.ts'
import { Scrolling } from './Scrolling.tsx'
import type { Cell, ResultTable } from './tables.ts'

/** A table of exact figures; what it names comes first in each row. */
export function FigureTable({ table: { head, rows }, label }: { readonly table: ResultTable; readonly label: string }) {
  return (
    <Scrolling label={label}>
      <table className="simulate-table">
        <thead>
          <tr>
            {head.map((name, at) => (
              <th key={name} scope="col" className={at === 0 || rows.every((row) => typeof row[at] === 'string') ? undefined : 'number'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = '', ...cells]) => (
            <tr key={textOf(first)}>
              <th scope="row">{textOf(first)}</th>
              {cells.map((cell, at) => (
                <td key={head[at + 1]} className={typeof cell === 'string' ? undefined : 'number'}>
                  {textOf(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : grouped(cell.number))
