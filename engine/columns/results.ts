import type { Cells } from '../batch/batch.ts'
import type { RecordOutcome } from '../program/outcome.ts'
import type { Type } from '../program/program.ts'

/** What became of a row: its results stand in the columns, it is refused, or a result of it is larger than cells hold. */
export const rowStatus = { fine: 0, refused: 1, wide: 2 } as const

/**
 * Results of rows, column by column; row 0 is the first row that was asked for. Valid until the evaluator is asked again:
 * the columns are views of its memory.
 */
export interface BatchResults {
  readonly rows: number
  /** By row, of `rowStatus`. Of a row that is refused the cells stand for nothing. */
  readonly status: Uint8Array
  /** By rule id; those of the notice as a whole have the same value in each row. */
  readonly columns: ReadonlyMap<string, ResultColumn>
  /** The outcome of any row, as the interpreter gives it: of one that is not fine, why not, or what is larger than cells hold. */
  outcomeAt(row: number): RecordOutcome
}

export interface ResultColumn {
  readonly rule: string
  readonly name: string
  readonly type: Type
  /** Decimal places of the cells; 0 for what is no decimal. */
  readonly scale: number
  readonly cells: Cells
  /** 0 where the result is known, else the set of reasons why not, see `reasonsOf`; null where all are known. */
  readonly unknown: Int32Array | null
  /** The reasons of a set; null where they don't fit into one, and only `outcomeAt` tells. */
  reasonsOf(set: number): readonly string[] | null
}
