import type { Refusal } from '../program/outcome.ts'
import type { InputRecord } from '../program/record.ts'
import type { Piece } from './pieces.ts'
import { refuse } from './refusal.ts'

/** What stands at one place of the input, in order: a record, one that is refused, or a file of which nothing can be read. */
export type Item =
  | { readonly kind: 'record'; readonly record: InputRecord; readonly key?: string }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly key?: string }
  | { readonly kind: 'unusable'; readonly refusals: readonly Refusal[] }

/** Takes bytes as they come and gives the records that they complete; `end` gives what is left. Never throws. */
export interface RecordReader {
  push(bytes: Uint8Array): Item[]
  end(): Item[]
}

/** A record that may be evaluated, or every reason why it may not. */
export interface Reading {
  readonly value: InputRecord | null
  readonly refusals: readonly Refusal[]
  /** What its key column says, where the reader was asked for one and the record has it. */
  readonly key?: string
}

export function itemOf({ value, refusals, key }: Reading): Item {
  const keyed = key === undefined ? {} : { key }
  return value === null ? { kind: 'refused', refusals, ...keyed } : { kind: 'record', record: value, ...keyed }
}

export function refused(...refusals: readonly Refusal[]): Item {
  return { kind: 'refused', refusals }
}

/** Why a piece of the input is no text. */
export function pieceFault(piece: Exclude<Piece, { kind: 'text' }>, limit: number): Refusal {
  if (piece.kind === 'tooLong') return refuse('record.lineTooLong', { limit })
  return piece.kind === 'notUtf8' ? refuse('record.notUtf8', {}) : refuse('record.truncated', {})
}

export function isBlank(piece: Piece): boolean {
  return piece.kind === 'text' && piece.text.trim() === ''
}
