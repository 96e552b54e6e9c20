import type { Expr, Test } from '../../grammar/ast.ts'
import type { Span } from '../../grammar/source.ts'

/** Where an expression states a number, a date or a time, in the order of the text. */
export function literalsOf(expr: Expr): Span[] {
  switch (expr.kind) {
    case 'number':
    case 'date':
    case 'instant':
    case 'year':
    case 'month':
      return [expr.span]
    case 'binary':
      return [...literalsOf(expr.left), ...literalsOf(expr.right)]
    case 'negate':
    case 'not':
    case 'round':
    case 'clamp':
      return literalsOf(expr.argument)
    case 'call':
      return expr.arguments.flatMap(literalsOf)
    case 'aggregate':
      return [...literalsOf(expr.body), ...(expr.condition ? literalsOf(expr.condition) : [])]
    case 'test':
      return [...literalsOf(expr.subject), ...literalsOfTest(expr.test)]
    default:
      return []
  }
}

export function literalsOfTest(test: Test): Span[] {
  switch (test.kind) {
    case 'bound':
    case 'value':
      return literalsOf(test.value)
    case 'between':
      return [...literalsOf(test.from), ...literalsOf(test.to)]
    case 'not':
      return literalsOfTest(test.test)
    case 'list':
      return test.tests.flatMap(literalsOfTest)
    default:
      return []
  }
}
