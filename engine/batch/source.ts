import type { Refusal } from '../program/outcome.ts'
import type { Batch } from './batch.ts'

/** A part of a stream of records: those that could be read as a batch, and the others. */
export interface Block {
  readonly batch: Batch
  /** Of each row of the batch: the number of its record in the source, counted from 1. */
  readonly numbers: Int32Array
  readonly refused: readonly RefusedRecord[]
}

/** A record that could not be read. */
export interface RefusedRecord {
  readonly number: number
  readonly refusals: readonly Refusal[]
}

/** Takes bytes as they come and gives blocks of records; `end` gives what is left. */
export interface BlockReader {
  push(bytes: Uint8Array): Block[]
  end(): Block[]
}
