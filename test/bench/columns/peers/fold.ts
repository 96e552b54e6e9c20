import type { Batch, Cells } from '../../../../engine/batch/batch.ts'
import type { BatchResults, ResultColumn } from '../../../../engine/columns/results.ts'
import type { Totals } from '../answers.ts'
import { payers } from '../work.ts'

/** A block of results stays in the cache. */
export const blockRows = 4096

/** The amounts that a payer bears in a block, as numbers of one kind whatever the width of the columns. */
const amounts = new Float64Array(blockRows)
/** Where the totals of each row's 参保地 begin. */
const places = new Int32Array(blockRows)

/** Adds the amounts of a block to the totals, in fen. */
export function addBlock({ sums, unknown }: Totals, people: Batch, { rows, columns }: BatchResults, from: number): void {
  setPlaces(people.columns.get('参保地')?.cells as Cells, from, rows)
  for (const [payer, { results }] of payers.entries()) {
    const terms = results.map((name) => columns.get(`参保人.${name}`) as ResultColumn)
    for (const { cells, scale } of terms) {
      amounts.set(cells)
      addAmounts(sums, payer, 10 ** (2 - scale), rows)
    }
    const lacking = terms.flatMap((term) => term.unknown ?? [])
    for (let row = nextLacking(lacking, 0, rows); row < rows; row = nextLacking(lacking, row + 1, rows)) {
      const cell = (places[row] as number) + payer
      unknown[cell] = (unknown[cell] as number) + 1
      for (const { cells, scale } of terms) sums[cell] = (sums[cell] as number) - (cells[row] as number) * 10 ** (2 - scale)
    }
  }
}

function setPlaces(county: Cells, from: number, rows: number): void {
  for (let row = 0; row < rows; row++) places[row] = (county[from + row] as number) * payers.length
}

function addAmounts(sums: Float64Array, payer: number, factor: number, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const cell = (places[row] as number) + payer
    sums[cell] = (sums[cell] as number) + (amounts[row] as number) * factor
  }
}

/** The next row of which something is unknown; few are. */
function nextLacking(columns: readonly Int32Array[], from: number, rows: number): number {
  let first = rows
  for (const sets of columns) {
    let row = from
    while (row < first && sets[row] === 0) row++
    first = row
  }
  return first
}
