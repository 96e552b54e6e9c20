import type { Span } from '../../../grammar/source.ts'
import { type Decimal, parseDecimal } from '../../number/decimal.ts'
import { type Inferred, inferredOf, numericOf, quotientRange, roundedRange } from '../../types/numeric.ts'
import { describeType, type Numeric, type Rounding, type Type } from '../../types/type.ts'
import { terminatingScale } from '../apply.ts'
import type { Expr } from '../program.ts'
import type { Context, Lowered } from './context.ts'
import { operation } from './operation.ts'

const open: Inferred = { scale: 0, minimum: null, maximum: null }
const inferred = (expr: Expr): Inferred => (expr.numeric ? inferredOf(expr.numeric) : open)

/** The value of a decimal literal, sign included; null for anything that needs evaluation. */
export function literalDecimal(expr: Expr): Decimal | null {
  return expr.kind === 'literal' && expr.type.kind === 'decimal' ? parseDecimal(expr.value as string) : null
}

/** a ÷ b where the quotient comes out even: the divisor is a constant of factors 2 and 5. Otherwise null, nothing reported. */
export function evenDivision(context: Context, a: Expr, b: Expr, span: Span): Lowered | undefined {
  const divisor = literalDecimal(b)
  if (!divisor) return undefined
  if (divisor.coefficient === 0n) return context.report('scale.divisionByZero', b.span, {})
  const scale = terminatingScale(inferred(a).scale, divisor)
  if (scale === null) return undefined
  const bounds = inferred(a)
  return operation(context, 'divide', [a, b], span, numericOf({ scale, ...quotientRange(bounds, inferred(b), scale) }))
}

/** A division that is rounded at once: the only kind whose quotient need not come out even. */
export function roundedDivision(context: Context, a: Expr, b: Expr, rounding: Rounding, span: Span): Lowered {
  if (literalDecimal(b)?.coefficient === 0n) return context.report('scale.divisionByZero', b.span, {})
  const scale = Math.max(0, rounding.scale)
  const numeric = numericOf({ scale, ...roundedRange(quotientRange(inferred(a), inferred(b), scale), rounding.scale) })
  const quotient = operation(context, 'divide', [a, b], span, numeric)
  return quotient && { kind: 'round', rounding, argument: quotient, type: quotient.type, span, numeric }
}

export function rounded(argument: Expr, rounding: Rounding, span: Span): Expr {
  const before = inferred(argument)
  const scale = Math.min(before.scale, Math.max(0, rounding.scale))
  const numeric = numericOf({ scale, ...roundedRange(before, rounding.scale) })
  return { kind: 'round', rounding: { mode: rounding.mode, scale: rounding.scale }, argument, type: argument.type, span, numeric }
}

/**
 * The numeric of a result of a declared type, and the rounding that brings its value there: none where the value is
 * no finer than the type, the header's for amounts; anything else is reported.
 */
export function settle(context: Context, value: Expr, type: Type, keeps: number): { rounding: Rounding | null; numeric: Numeric | null } {
  if (type.kind !== 'decimal' || !value.numeric) return { rounding: null, numeric: value.numeric ?? null }
  const has = inferred(value)
  const header = type.unit === 'amount' ? context.rounding : null
  if (header && has.scale > Math.min(keeps, header.scale)) {
    const scale = Math.min(has.scale, Math.max(0, header.scale))
    return { rounding: header, numeric: numericOf({ scale, ...roundedRange(has, header.scale) }) }
  }
  if (has.scale > keeps) context.report('scale.tooFine', value.span, { has: has.scale, keeps, type: describeType(type) })
  return { rounding: null, numeric: value.numeric }
}
