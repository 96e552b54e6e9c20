import { add, compare, type Decimal, minimum, multiply, subtract, zero } from '../number/decimal.ts'
import type { Expr } from '../program/program.ts'
import type { Trace } from './trace.ts'
import { isUnknown, type Outcome, spread } from './unknown.ts'

/** Σ over the bands of (part of the base within the band) × rate. A band that the base does not reach is not looked at. */
export function progressive(expr: Extract<Expr, { kind: 'progressive' }>, value: (expr: Expr) => Outcome, trace: Trace): Outcome {
  const base = value(expr.base)
  if (isUnknown(base)) return base
  let total = zero
  let from = zero
  for (const { id, span, upTo, rate } of expr.bands) {
    if (compare(base as Decimal, from) <= 0) break
    const limit = upTo ? value(upTo) : base
    const percent = value(rate)
    const unknown = spread([limit, percent])
    if (unknown) return unknown
    const top = minimum(limit as Decimal, base as Decimal)
    if (compare(top, from) <= 0) continue
    const part = subtract(top, from)
    const share = multiply(part, percent as Decimal)
    trace.fired({ kind: 'band', id, span, provenance: null })
    trace.band({ expr, band: id, part, rate: percent as Decimal, share })
    total = add(total, share)
    from = top
  }
  return total
}
