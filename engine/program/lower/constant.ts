import { partsOf } from '../map.ts'
import type { Expr } from '../program.ts'

/** Whether an expression reads no record, no result and no reading: parameters and constants only. */
export function isConstant(expr: Expr): boolean {
  if (expr.kind === 'input' || expr.kind === 'result' || expr.kind === 'aggregate' || expr.kind === 'table' || expr.kind === 'reading')
    return false
  return partsOf(expr).every(isConstant)
}
