import type { Code } from '../../grammar/messages/index.ts'
import type { Type } from '../types/type.ts'
import type { Value } from './apply.ts'

/** Why a record is refused, as data; its sentence is made at the edge from the catalogue. */
export interface Refusal {
  readonly code: Code
  /** The field's path, e.g. 就诊[2].入院日期 (elements counted from 1), or the result concerned; null for the record as a whole. */
  readonly field: string | null
  readonly values: Readonly<Record<string, unknown>>
}

/** The reason that stands for a text's silence. */
export const silence = '未规定'

/** What one rule gives for one record: a value of its type, or for want of what there is none. */
export type Result =
  | { readonly kind: 'known'; readonly value: Value; readonly type: Type }
  | { readonly kind: 'unknown'; readonly reasons: readonly string[] }

/** All results of a record by rule name, or why it was refused. */
export type RecordOutcome =
  | { readonly kind: 'results'; readonly results: ReadonlyMap<string, Result> }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
