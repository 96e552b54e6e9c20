import type { Column } from '../../batch/batch.ts'
import type { Texts } from '../../batch/texts.ts'
import type { Weighted } from '../weighted.ts'

/** Rows `from` up to, not including, `to`: views of the same cells. People without relations only. */
export function rowsOf({ batch, weights, numbers }: Weighted, from: number, to: number): Weighted {
  const columns = [...batch.columns].map(([field, { cells, given, ...column }]) => {
    const part: Column = { ...column, cells: cells.subarray(from, to), given: given?.subarray(from, to) ?? null }
    return [field, part] as const
  })
  const kept = [...batch.kept].flatMap(([row, record]) => (row >= from && row < to ? [[row - from, record] as const] : []))
  return {
    batch: { ...batch, rows: to - from, columns: new Map(columns), kept: new Map(kept) },
    weights: weights?.subarray(from, to) ?? null,
    numbers: numbers.subarray(from, to),
  }
}

/** The same people with the codes of other texts. */
export function withTexts(people: Weighted, texts: Texts): Weighted {
  const { batch } = people
  if (batch.texts === texts) return people
  const columns = [...batch.columns].map(([field, column]) => {
    const textual = column.type.kind === 'text' || column.type.kind === 'identity'
    return [field, textual ? recoded(column, batch.texts, texts) : column] as const
  })
  return { ...people, batch: { ...batch, columns: new Map(columns), texts } }
}

function recoded(column: Column, from: Texts, to: Texts): Column {
  const { cells, given } = column
  const codes = Int32Array.from(cells, (cell, row) => (given && given[row] === 0 ? 0 : to.code(from.text(cell))))
  return { ...column, cells: codes }
}

/** The rows that a batch keeps whole, since cells can't hold them, each by itself. */
export function keptRows(people: Weighted): Weighted[] {
  return [...people.batch.kept.keys()].map((row) => rowsOf(people, row, row + 1))
}
