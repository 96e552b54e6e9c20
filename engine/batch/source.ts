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

/** Takes bytes as they come and gives blocks of records; `end` gives what is left. Both throw `UnusableSource`. */
export interface BlockReader {
  push(bytes: Uint8Array): Block[]
  end(): Block[]
}

/** Nothing of a source can be read: an empty file, a header that does not fit. Thrown, so that no caller overlooks it. */
export class UnusableSource extends Error {
  readonly refusals: readonly Refusal[]

  constructor(refusals: readonly Refusal[]) {
    super(`unusable source: ${refusals.map(({ code }) => code).join(', ')}`)
    this.refusals = refusals
  }
}

/** Rows of one file that belong to rows of another by a key. */
export interface KeyedBlock extends Block {
  /** Of each row of the batch: the code of its key. */
  readonly keys: Int32Array
  /** Of each refused record whose key could be read: its number → the code of its key. */
  readonly refusedKeys: ReadonlyMap<number, number>
}

export interface KeyedBlockReader {
  push(bytes: Uint8Array): KeyedBlock[]
  end(): KeyedBlock[]
}
