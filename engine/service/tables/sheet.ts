import type { TableGrid } from './grid.ts'

/** The cells of a table with its titles above, and what stands behind its rows at the end. */
export function sheetCells({ columns, rows }: TableGrid, behind: readonly [string, string]): string[][] {
  const hasNotes = rows.some(({ provenance }) => provenance !== '')
  const hasComments = rows.some(({ comment }) => comment !== '')
  const tail = <T>(notes: T, comment: T): T[] => [...(hasNotes ? [notes] : []), ...(hasComments ? [comment] : [])]
  return [
    [...columns.map(({ label }) => label), ...tail(...behind)],
    ...rows.map(({ cells, provenance, comment }) => [...cells.map(({ text }) => text), ...tail(provenance, comment)]),
  ]
}
