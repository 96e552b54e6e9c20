import type { DecimalUnit, DurationUnit, Expr } from '../program/program.ts'

/** What the points of a dimension stand for; every axis counts in whole numbers. */
export type Axis =
  | { readonly kind: 'boolean' }
  /** Points are positions in the list. */
  | { readonly kind: 'members'; readonly members: readonly string[] }
  /** Points are positions in the list of texts met so far; every later point is some other text. */
  | { readonly kind: 'text'; readonly known: string[] }
  /** Points are multiples of 10^-scale. */
  | { readonly kind: 'decimal'; readonly unit: DecimalUnit; readonly scale: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'duration'; readonly unit: DurationUnit }

export type Origin =
  | { readonly kind: 'field'; readonly entity: string | null; readonly field: string }
  /** Whether an optional field is filled in. */
  | { readonly kind: 'presence'; readonly entity: string | null; readonly field: string }
  | { readonly kind: 'question'; readonly question: string; readonly preferred: bigint }
  /** A condition or quantity beyond decision, taken as if it could have any value of its range. */
  | { readonly kind: 'opaque'; readonly expr: Expr; readonly free: Free | null }

/** What an opaque dimension is made of, where it does take every value, as long as nothing else is asked of that. */
export interface Free {
  /** Keys of fields and relations. */
  readonly sources: readonly string[]
  /** Values of the fields for a point; null where they are not told. */
  readonly pick: ((point: bigint) => readonly (readonly [Dimension, bigint])[]) | null
}

/** One independent thing that records differ in. */
export interface Dimension {
  /** Place in the order of splitting, and identity. */
  readonly rank: number
  readonly origin: Origin
  readonly axis: Axis
  /** Inclusive bounds of the points; null is unbounded. */
  readonly minimum: bigint | null
  readonly maximum: bigint | null
}

/** Opaque dimensions are split last, so that what stands above them is decided. */
export const opaqueRank = 2 ** 30

export function isOpaque(dimension: Dimension): boolean {
  return dimension.rank >= opaqueRank
}

/** The point of a member or text on its axis; null where an enumeration has no such member. */
export function pointOf(dimension: Dimension, text: string): bigint | null {
  const { axis } = dimension
  if (axis.kind === 'members') {
    const index = axis.members.indexOf(text)
    return index < 0 ? null : BigInt(index)
  }
  if (axis.kind !== 'text') return null
  const index = axis.known.indexOf(text)
  return BigInt(index < 0 ? axis.known.push(text) - 1 : index)
}
