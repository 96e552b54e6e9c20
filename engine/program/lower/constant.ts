import type { Expr } from '../program.ts'

/** The sub-expressions of an expression, in reading order. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'parameter':
      return expr.at ? [expr.at] : []
    case 'operation':
      return expr.arguments
    case 'round':
      return [expr.argument]
    case 'choice':
      return [...expr.branches.flatMap((b) => [b.when, b.value]), ...(expr.otherwise ? [expr.otherwise] : [])]
    case 'aggregate':
      return [expr.condition, expr.body].filter((e) => e !== null)
    case 'progressive':
      return [expr.base, ...expr.bands.flatMap((b) => (b.upTo ? [b.upTo, b.rate] : [b.rate]))]
    default:
      return []
  }
}

/** Whether an expression reads no record, no result and no reading: parameters and constants only. */
export function isConstant(expr: Expr): boolean {
  if (expr.kind === 'input' || expr.kind === 'result' || expr.kind === 'aggregate' || expr.kind === 'table' || expr.kind === 'reading')
    return false
  return children(expr).every(isConstant)
}
