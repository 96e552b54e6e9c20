import type { Type } from '../program/program.ts'
import type { Code } from './wasm/code.ts'

/** Bounds of a decimal: coefficients at the scale, inclusive. */
export interface Bounds {
  readonly scale: number
  readonly low: bigint
  readonly high: bigint
}

/**
 * What an expression comes to in a row, as code that can be repeated at no cost: locals and constants. Decimals, instants and
 * durations are i64, all else i32. Where it is unknown or faulty the value stands for nothing.
 */
export interface Term {
  readonly wasm: 'i32' | 'i64'
  readonly value: Code
  /** An i32: the set of reasons why it is unknown, 0 where it is known; null where it always is. */
  readonly unknown: Code | null
  /** An i32: 1 where the record must be left to the interpreter; null where never. */
  readonly fault: Code | null
  readonly bounds: Bounds
  /** Where it is one number whatever the run. */
  readonly constant: bigint | null
}

export const flag: Bounds = { scale: 0, low: 0n, high: 1n }
const word: Bounds = { scale: 0, low: -(2n ** 31n), high: 2n ** 31n - 1n }

/** Cells hold no more than this, exactly. */
export const cellLimit = 2n ** 53n - 1n
/** Arithmetic stays within this: one more addition or a comparison can't leave 64 bits. */
export const safeLimit = 2n ** 62n

export const wasmOf = ({ kind }: Type): 'i32' | 'i64' => (kind === 'decimal' || kind === 'instant' || kind === 'duration' ? 'i64' : 'i32')

/** Bounds of what is no decimal. */
export const plainBounds = (type: Type): Bounds => {
  if (type.kind === 'boolean') return flag
  return wasmOf(type) === 'i64' ? { scale: 0, low: -cellLimit, high: cellLimit } : word
}

export const within = ({ low, high }: Bounds, limit: bigint): boolean => low >= -limit && high <= limit
