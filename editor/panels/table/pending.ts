import type { DataRow, GridCell, GridEdit, GridMove, GridRow } from '../../grid/index.ts'
import type { RefusedText } from '../../session/state.ts'

/** What was asked of a table and is not yet in the rows that the worker has told. */
export type Step =
  | { readonly kind: 'write'; readonly edit: GridEdit }
  | { readonly kind: 'insertRow'; readonly at: number }
  | { readonly kind: 'deleteRows'; readonly from: number; readonly count: number }
  | ({ readonly kind: 'moveRows' } & GridMove)

/** The rows as they will be: nobody waits to see what they did. */
export function withSteps(rows: readonly GridRow[], steps: readonly Step[], width: number): readonly GridRow[] {
  return steps.reduce<readonly GridRow[]>((before, step) => stepped(before, step, width), rows)
}

function stepped(rows: readonly GridRow[], step: Step, width: number): readonly GridRow[] {
  const places = placesOf(rows)
  switch (step.kind) {
    case 'write':
      return overwritten(rows, step.edit, width)
    case 'insertRow':
      return rows.toSpliced(places[step.at] ?? behindLast(places), 0, newRow(rows, width))
    case 'deleteRows': {
      const gone = new Set(places.slice(step.from, step.from + step.count))
      return rows.filter((_, index) => !gone.has(index))
    }
    case 'moveRows':
      return moved(rows, step)
  }
}

function placesOf(rows: readonly GridRow[]): number[] {
  const places: number[] = []
  for (const [index, row] of rows.entries()) if (row.kind !== 'gap') places.push(index)
  return places
}

const behindLast = (places: readonly number[]): number => (places.at(-1) ?? -1) + 1

const newRow = (rows: readonly GridRow[], width: number): DataRow => ({
  id: `new ${rows.length}`,
  cells: Array.from({ length: width }, () => ({ text: '' })),
})

function overwritten(rows: readonly GridRow[], { row, column, texts }: GridEdit, width: number): readonly GridRow[] {
  const cells = texts.flatMap((line, down) =>
    line.flatMap((text, across) => (text === null ? [] : [{ row: row + down, column: column + across, cell: { text } }])),
  )
  return withCells(rows, cells, width)
}

interface PlacedCell {
  readonly row: number
  readonly column: number
  readonly cell: GridCell
}

/** Rows with other cells; rows that are not there are added behind the last one. */
function withCells(rows: readonly GridRow[], cells: readonly PlacedCell[], width: number): readonly GridRow[] {
  const next = [...rows]
  const places = placesOf(rows)
  const made = new Map<number, GridCell[]>()
  for (const { row, column, cell } of cells) {
    while (places.length <= row) {
      const place = behindLast(places)
      next.splice(place, 0, newRow(next, width))
      places.push(place)
    }
    const place = places[row] as number
    const own = made.get(row) ?? [...(next[place] as DataRow).cells]
    made.set(row, own)
    own[column] = cell
  }
  for (const [row, own] of made) next[places[row] as number] = { ...(next[places[row] as number] as DataRow), cells: own }
  return next
}

/** The rows of data in another order, gaps at their places. */
function moved(rows: readonly GridRow[], { from, count, to }: GridMove): readonly GridRow[] {
  const places = placesOf(rows)
  const data = places.map((place) => rows[place] as DataRow)
  const order = data.toSpliced(from, count).toSpliced(to, 0, ...data.slice(from, from + count))
  const next = [...rows]
  for (const [index, place] of places.entries()) next[place] = order[index] as DataRow
  return next
}

/** The rows with the texts that were refused, each with its reason. */
export function withRefused(rows: readonly GridRow[], refused: readonly RefusedText[], width: number): readonly GridRow[] {
  if (refused.length === 0) return rows
  const cells = refused.map(({ row, column, text, reason }) => ({ row, column, cell: { text, state: 'error', message: reason } as const }))
  return withCells(rows, cells, width)
}

/** Refused texts that stay when others are written over them. */
export function notOver(refused: readonly RefusedText[], { row, column, texts }: GridEdit): readonly RefusedText[] {
  return refused.filter((each) => (texts[each.row - row]?.[each.column - column] ?? null) === null)
}

/** Where refused texts stand when rows were added, taken away or moved; those of a row that is gone are gone. */
export function shifted(refused: readonly RefusedText[], step: Step): readonly RefusedText[] {
  return refused.flatMap((each) => {
    const row = rowAfter(each.row, step)
    return row === null ? [] : [{ ...each, row }]
  })
}

function rowAfter(row: number, step: Step): number | null {
  switch (step.kind) {
    case 'write':
      return row
    case 'insertRow':
      return row >= step.at ? row + 1 : row
    case 'deleteRows':
      if (row < step.from) return row
      return row < step.from + step.count ? null : row - step.count
    case 'moveRows':
      return placeAfter(row, step)
  }
}

function placeAfter(row: number, { from, count, to }: GridMove): number {
  if (row >= from && row < from + count) return row - from + to
  const left = row < from ? row : row - count
  return left < to ? left : left + count
}
