import { memo } from 'react'
import { gridTexts } from '../texts/grid.ts'
import { Cell } from './Cell.tsx'
import type { Say } from './control.ts'
import { type ColumnLayout, opensGroup } from './layout.ts'
import { alignOf, markText } from './marks.ts'
import { type DataRow, emptyCell, type GridColumn, type GridGroups } from './model.ts'

export interface DataLineProps {
  readonly gridId: string
  readonly say: Say
  /** null: the row below the last one, to write into. */
  readonly data: DataRow | null
  readonly row: number
  readonly ariaRow: number
  readonly top: number
  readonly columns: readonly GridColumn[]
  readonly groups: GridGroups | undefined
  readonly layout: ColumnLayout
  /** The columns that are drawn. */
  readonly shown: readonly number[]
  readonly header: string
  /** Columns of the selection in this row; −1 and −2 for none. */
  readonly left: number
  readonly right: number
  /** The selection begins, or ends, with this row. */
  readonly first: boolean
  readonly last: boolean
  readonly readOnly: boolean
}

/** A row of data, or the empty one below. */
export const DataLine = memo(function DataLine(props: DataLineProps) {
  const { gridId, data, row, ariaRow, top, shown, header, left, say } = props
  const mark = markText(say, data?.state, data?.message)
  return (
    <div
      role="row"
      aria-rowindex={ariaRow}
      className={`grid-row ${data ? (data.className ?? '') : 'grid-row-new'}`}
      style={{ top }}
      data-selected={left >= 0 || undefined}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        aria-label={data ? undefined : say(gridTexts.newRow)}
        className="grid-margin grid-mark"
        title={mark}
        data-state={data?.state === 'normal' ? undefined : data?.state}
        aria-describedby={mark === undefined ? undefined : `${gridId}-${row}-mark`}
        style={{ width: props.layout.margin }}
      >
        {header}
        {mark !== undefined && (
          <span id={`${gridId}-${row}-mark`} hidden>
            {mark}
          </span>
        )}
      </div>
      {shown.map((column) => cell(props, column))}
    </div>
  )
})

function cell(props: DataLineProps, index: number) {
  const { gridId, say, data, row, columns, layout, left, right } = props
  const column = columns[index]
  if (!column) return null
  const given = data?.cells[index] ?? emptyCell
  const frozen = index < layout.frozen
  return (
    <Cell
      key={column.id}
      id={`${gridId}-${row}-${index}`}
      ariaColumn={index + 2}
      text={given.display ?? given.text}
      quiet={given.display !== undefined}
      state={given.state}
      mark={markText(say, given.state, given.message)}
      readOnly={props.readOnly || Boolean(column.readOnly || data?.readOnly || given.readOnly)}
      selected={index >= left && index <= right}
      sides={sidesOf(props, index)}
      className={columnClass(props, index)}
      left={layout.starts[index] ?? 0}
      width={layout.widths[index] ?? 0}
      frozen={frozen}
    />
  )
}

function sidesOf({ left, right, first, last }: DataLineProps, column: number): string {
  if (column < left || column > right) return ''
  return `${first ? 't' : ''}${column === right ? 'r' : ''}${last ? 'b' : ''}${column === left ? 'l' : ''}`
}

/** How a column's cells look, the same in the header. */
export function columnClass(look: Look, index: number, base = 'grid-cell grid-mark'): string {
  const column = look.columns[index]
  return [
    base,
    `grid-${alignOf(column ?? {})}`,
    column?.kind === 'number' && 'grid-number',
    column?.readOnly && 'grid-locked',
    groupClass(look, index),
    index === look.layout.frozen - 1 && 'grid-last-frozen',
  ]
    .filter(Boolean)
    .join(' ')
}

export type Look = Pick<DataLineProps, 'columns' | 'groups' | 'layout'>

/** The tint of a column's group, and its rule on the left if it opens that group. */
export function groupClass({ columns, groups }: Look, index: number): string {
  const group = columns[index]?.group
  const tint = group === undefined ? undefined : groups?.[group]?.tint
  return `${tint ? `grid-tint-${tint}` : ''}${opensGroup(columns, index) ? ' grid-opens' : ''}`
}
