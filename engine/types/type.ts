import type { DurationUnit } from '../number/duration.ts'
import type { RoundingMode } from '../number/rounding.ts'
import type { Kind } from './operators.ts'

export type { DurationUnit, RoundingMode }

/** How a decimal is kept: 金额 (yuan), 比例, 整数 and 数 differ in what may be added to what, not in arithmetic. */
export type DecimalUnit = 'amount' | 'ratio' | 'integer' | 'number'

export type Type =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'decimal'; readonly unit: DecimalUnit }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'duration'; readonly unit: DurationUnit }
  | { readonly kind: 'text' }
  | { readonly kind: 'identity' }
  | { readonly kind: 'enum'; readonly enum: string }

/** What inference knows of a decimal: decimal places, and bounds as exact decimals; null where unbounded. */
export interface Numeric {
  readonly scale: number
  readonly minimum: string | null
  readonly maximum: string | null
}

/** To `scale` decimal places of a yuan or of one; negative scales round to tens, hundreds … */
export interface Rounding {
  readonly mode: RoundingMode
  readonly scale: number
}

/** Decimal places that each kind of decimal keeps, where its type does not say otherwise, e.g. 比例（8）. */
export const defaultScale: Readonly<Record<DecimalUnit, number>> = { amount: 2, integer: 0, ratio: 6, number: 6 }

const durationKind = { month: 'months', day: 'days', minute: 'minutes' } as const

/** The operator table's name for a type. */
export function kindOf(type: Type): Kind {
  if (type.kind === 'decimal') return type.unit
  if (type.kind === 'duration') return durationKind[type.unit]
  return type.kind
}

export function sameType(a: Type, b: Type): boolean {
  return kindOf(a) === kindOf(b) && (a.kind !== 'enum' || a.enum === (b as { enum: string }).enum)
}

/** Whether a value of one type may stand where another is wanted: an integer is a number, a ratio is one, no amount is. */
export function assignable(from: Type, to: Type): boolean {
  return sameType(from, to) || (from.kind === 'decimal' && to.kind === 'decimal' && widens(from.unit, to.unit))
}

export function widens(from: DecimalUnit, to: DecimalUnit): boolean {
  if (from === to) return true
  if (from === 'amount' || to === 'amount' || to === 'integer') return false
  return true
}

/** The type's name in the notice's words. */
export function describeType(type: Type): string {
  if (type.kind === 'enum') return type.enum
  return typeWords[kindOf(type)]
}

/** Types by name, in the notice's words. */
export const typeWords: Readonly<Record<Kind, string>> = {
  boolean: '是否',
  amount: '金额',
  ratio: '比例',
  integer: '整数',
  number: '数',
  date: '日期',
  instant: '时刻',
  months: '时长（月）',
  days: '时长（天）',
  minutes: '时长（小时）',
  text: '文本',
  identity: '身份证号',
  enum: '枚举',
}
