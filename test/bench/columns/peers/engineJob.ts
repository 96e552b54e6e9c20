import type { Cells } from '../../../../engine/batch/batch.ts'
import { type PackedBatch, unpackBatch } from '../../../../engine/batch/packed.ts'
import type { BatchResults, ResultColumn } from '../../../../engine/columns/results.ts'
import type { Job } from '../../../../engine/hosts/threads/protocol.ts'
import type { Program } from '../../../../engine/index.ts'
import { emptyTotals, type Totals } from '../answers.ts'
import { evaluatorFor } from '../evaluators.ts'
import { addBlock, blockRows } from './fold.ts'

/** What the engine does in a thread: rows evaluated block by block, every result written to columns or added to totals. */
export interface Setup {
  readonly program: Program
  readonly people: PackedBatch
  /** Ids of the rules. */
  readonly results: readonly string[]
  /** Whether readings and parameters are built into the kernels. */
  readonly exact: boolean
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

export function begin({ program, people: packed, results, exact, written, further: asked }: Setup): Job<Rows, Outcome> {
  const people = unpackBatch(packed)
  const by = evaluatorFor(program, { results: new Set(results), exact })
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

export function refusedOf({ status, rows }: BatchResults): number {
  let count = 0
  for (let row = 0; row < rows; row++) count += status[row] as number
  return count
}

function sumOf({ cells, scale }: ResultColumn): number {
  let sum = 0
  for (let row = 0; row < cells.length; row++) sum += cells[row] as number
  return sum * 10 ** (2 - scale)
}

export function write({ status, columns }: Written, block: BatchResults, from: number): void {
  status.set(block.status, from)
  for (const [rule, { cells, unknown }] of block.columns) {
    const to = columns.get(rule) as WrittenColumn
    to.cells.set(cells, from)
    if (unknown) to.unknown?.set(unknown, from)
  }
}
