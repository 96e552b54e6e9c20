import { useEffect, useRef } from 'react'
import { useSay } from '../../session/hooks.ts'
import type { ShownTable } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'

interface TwoRowsProps {
  readonly grid: ShownTable
  /** Of the table, from 0. */
  readonly rows: readonly number[]
  onGo(row: number): void
  onClose(): void
}

/** Rows that apply at once, cell by cell: where they differ shows what the overlap is about. */
export function TwoRows({ grid, rows, onGo, onClose }: TwoRowsProps) {
  const say = useSay()
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus(), [])
  const shown = rows.filter((row) => grid.rows[row])
  const differs = (column: number) => new Set(shown.map((row) => grid.rows[row]?.cells[column])).size > 1
  return (
    <div className="two-rows">
      <header>
        <h3>{say(tableTexts.twoRows)}</h3>
        <button ref={close} type="button" className="table-link" onClick={onClose}>
          {say(tableTexts.close)}
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and who has no mouse scrolls it by the arrows */}
      <section className="two-rows-scroller" tabIndex={0} aria-label={say(tableTexts.twoRows)}>
        <table>
          <thead>
            <tr>
              <td />
              {grid.columns.map(({ label, name, kind, span }) => (
                <th key={span.start} scope="col">
                  {kind === 'result' ? (name ?? label) : label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row}>
                <th scope="row">
                  <button type="button" className="table-link" onClick={() => onGo(row)}>
                    {say(tableTexts.row, row + 1)}
                  </button>
                </th>
                {grid.columns.map(({ span }, column) => (
                  <td key={span.start} className={differs(column) ? 'differs' : ''}>
                    {grid.rows[row]?.cells[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
