import type { Batch, Cells } from '../../../../engine/batch/batch.ts'
import { type PackedBatch, unpackBatch } from '../../../../engine/batch/packed.ts'
import type { BatchResults, ResultColumn } from '../../../../engine/columns/results.ts'
import type { Job } from '../../../../engine/hosts/threads/protocol.ts'
import type { Program } from '../../../../engine/index.ts'
import { emptyTotals, type Totals } from '../answers.ts'
import { evaluatorFor } from '../evaluators.ts'
import { payers } from '../work.ts'

/** What the engine does in a thread: rows evaluated block by block, every result written to columns or added to totals. */
export interface Setup {
  readonly program: Program
  readonly people: PackedBatch
  /** Ids of the rules. */
  readonly results: readonly string[]
  /** Where every result is to be written; null where totals are wanted. */
  readonly written: Written | null
  /** A result that is summed over all people beside; always known. */
  readonly further?: string
}

/** Columns in shared memory for every row, by rule id. */
export interface Written {
  readonly status: Uint8Array
  readonly columns: ReadonlyMap<string, WrittenColumn>
}

export interface WrittenColumn {
  readonly scale: number
  readonly cells: Cells
  readonly unknown: Int32Array | null
}

export interface Rows {
  readonly from: number
  readonly to: number
}

export interface Outcome {
  readonly totals: Totals
  /** Of the further result, in fen. */
  readonly further: number
  readonly refused: number
}

/** A block of results stays in the cache. */
const blockRows = 4096

export function begin({ program, people: packed, results, written, further: asked }: Setup): Job<Rows, Outcome> {
  const people = unpackBatch(packed)
  const by = evaluatorFor(program, { results: new Set(results) })
  let [totals, further, refused] = [emptyTotals(), 0, 0]
  return {
    take({ from, to }) {
      for (let row = from; row < to; row += blockRows) {
        const block = by.evaluate(people, row, Math.min(row + blockRows, to))
        refused += refusedOf(block)
        if (written) write(written, block, row)
        else addBlock(totals, people, block, row)
        if (asked) further += sumOf(block.columns.get(asked) as ResultColumn)
      }
    },
    finish() {
      const outcome = { totals, further, refused }
      totals = emptyTotals()
      further = 0
      refused = 0
      return outcome
    },
  }
}

function refusedOf({ status, rows }: BatchResults): number {
  let count = 0
  for (let row = 0; row < rows; row++) count += status[row] as number
  return count
}

function sumOf({ cells, scale }: ResultColumn): number {
  let sum = 0
  for (let row = 0; row < cells.length; row++) sum += cells[row] as number
  return sum * 10 ** (2 - scale)
}

function write({ status, columns }: Written, block: BatchResults, from: number): void {
  status.set(block.status, from)
  for (const [rule, { cells, unknown }] of block.columns) {
    const to = columns.get(rule) as WrittenColumn
    to.cells.set(cells, from)
    if (unknown) to.unknown?.set(unknown, from)
  }
}

/** Adds the amounts of a block to the totals, in fen. */
function addBlock(totals: Totals, people: Batch, { rows, columns }: BatchResults, from: number): void {
  const county = people.columns.get('参保地')?.cells.subarray(from, from + rows) as Cells
  for (const [payer, { results }] of payers.entries()) {
    const [first, second] = results.map((name) => columns.get(`参保人.${name}`) as ResultColumn)
    if (second) addSums(totals, county, payer, first as ResultColumn, second)
    else addColumn(totals, county, payer, first as ResultColumn)
  }
}

function addColumn({ sums, unknown }: Totals, county: Cells, payer: number, { cells, scale, unknown: sets }: ResultColumn): void {
  const factor = 10 ** (2 - scale)
  for (let row = 0; row < county.length; row++) {
    const cell = (county[row] as number) * payers.length + payer
    if (sets !== null && sets[row] !== 0) unknown[cell] = (unknown[cell] as number) + 1
    else sums[cell] = (sums[cell] as number) + (cells[row] as number) * factor
  }
}

function addSums({ sums, unknown }: Totals, county: Cells, payer: number, first: ResultColumn, second: ResultColumn): void {
  const [one, two] = [10 ** (2 - first.scale), 10 ** (2 - second.scale)]
  for (let row = 0; row < county.length; row++) {
    const cell = (county[row] as number) * payers.length + payer
    const lacking = (first.unknown !== null && first.unknown[row] !== 0) || (second.unknown !== null && second.unknown[row] !== 0)
    if (lacking) unknown[cell] = (unknown[cell] as number) + 1
    else sums[cell] = (sums[cell] as number) + (first.cells[row] as number) * one + (second.cells[row] as number) * two
  }
}
