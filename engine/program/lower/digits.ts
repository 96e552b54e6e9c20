import { digitsOf, inferredOf, maximumDigits } from '../../types/numeric.ts'
import type { Expr } from '../program.ts'
import type { Context } from './context.ts'

/** Reports a value that may need more digits than can be kept exactly. */
export function checkDigits(context: Context, expr: Expr): Expr {
  const digits = expr.numeric ? digitsOf(inferredOf(expr.numeric)) : 0
  if (digits > maximumDigits) context.report('range.overflow', expr.span, { digits, limit: maximumDigits })
  return expr
}
