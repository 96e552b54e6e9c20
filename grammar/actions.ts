import type { IToken, TokenType } from 'chevrotain'
import type { BinaryOperator, BoundOperator, Expr, Test } from './ast.ts'
import { lastDayOf, numbersOf, readDay, readInstant, readNumber } from './literals.ts'
import type { Span } from './source.ts'
import * as t from './tokens.ts'
import { keywordTokens as k } from './tokens.ts'

/** What the parser's actions make of tokens. */

const operatorOf = new Map<TokenType, BinaryOperator>([
  [t.Plus, 'add'],
  [t.Minus, 'subtract'],
  [t.Times, 'multiply'],
  [t.Divide, 'divide'],
  [k.and, 'and'],
  [k.or, 'or'],
])

/** The operators that bind tighter than the others that may stand beside them. */
const tight: ReadonlySet<BinaryOperator> = new Set(['multiply', 'divide', 'and'])

export function binary(operator: BinaryOperator, left: Expr, right: Expr): Expr {
  return { kind: 'binary', operator, left, right, span: { file: left.span.file, start: left.span.start, end: right.span.end } }
}

/** The tree of operands with operators between them, from the left, tight operators first. */
export function chained(operands: readonly Expr[], operators: readonly IToken[]): Expr {
  const [first, ...rest] = operands
  // Loose operators wait, with what stands before them, until the tight ones behind them are done.
  let waiting: { operator: BinaryOperator; left: Expr } | null = null
  let current = first as Expr
  for (const [index, operand] of rest.entries()) {
    const operator = operatorOf.get((operators[index] as IToken).tokenType) as BinaryOperator
    if (tight.has(operator)) {
      current = binary(operator, current, operand)
      continue
    }
    waiting = { operator, left: waiting ? binary(waiting.operator, waiting.left, current) : current }
    current = operand
  }
  return waiting ? binary(waiting.operator, waiting.left, current) : current
}

export const comparisonOf = new Map<TokenType, BinaryOperator>([
  [t.Equal, 'equal'],
  [t.NotEqual, 'notEqual'],
  [t.Less, 'less'],
  [t.LessOrEqual, 'lessOrEqual'],
  [t.Greater, 'greater'],
  [t.GreaterOrEqual, 'greaterOrEqual'],
])

export function comparisonTest(operator: BinaryOperator, value: Expr, span: Span): Test {
  if (operator === 'equal') return { kind: 'value', value, span }
  if (operator === 'notEqual') return { kind: 'not', test: { kind: 'value', value, span }, span }
  return { kind: 'bound', operator: operator as BoundOperator, value, span }
}

// Civil Code art. 1259: 以上、以下、以内、不超过、不低于 include the number; 超过、不满、低于、以外 do not.
export function prefixOperator(image: string): BoundOperator {
  if (/^不超过|^at\s+most/.test(image)) return 'lessOrEqual'
  if (/^不低于|^at\s+least/.test(image)) return 'greaterOrEqual'
  return /^超过|^over/.test(image) ? 'greater' : 'less'
}

export function suffixOperator(image: string): BoundOperator {
  if (image === '以外') return 'greater'
  return image === '以上' || /more/.test(image) ? 'greaterOrEqual' : 'lessOrEqual'
}

export function nameText(token: IToken): string {
  return token.tokenType === t.QuotedName ? token.image.slice(1, -1) : token.image
}

export function textOf(token: IToken): string {
  return token.image.slice(1, -1)
}

export function literalOf(token: IToken, span: Span): Expr {
  switch (token.tokenType) {
    case t.NumberToken:
      return { kind: 'number', ...readNumber(token.image), span }
    case t.Day:
      return dated('date', readDay(token.image), span)
    case t.Instant:
      return dated('instant', readInstant(token.image), span)
    case t.Year:
      return { kind: 'year', value: numbersOf(token.image)[0] as number, span }
    case t.Month:
      return monthLiteral(token, span)
    case t.TextToken:
      return { kind: 'text', value: textOf(token), span }
    case k.half:
      return { kind: 'number', value: '0.5', unit: 'percent', span }
    case k.silent:
      return { kind: 'silent', span }
    case k.baseDate:
      return { kind: 'name', name: { text: '基准日', span }, span }
    default:
      return { kind: 'boolean', value: token.tokenType === k.yes, span }
  }
}

/** A day that does not exist keeps its place as `invalid`; `missingDays` reports it. */
function dated(kind: 'date' | 'instant', value: string | null, span: Span): Expr {
  return value === null ? { kind: 'invalid', span } : { kind, value, span }
}

function monthLiteral(token: IToken, span: Span): Expr {
  const [year = 0, month = 0] = numbersOf(token.image)
  if (year < 1 || month < 1 || month > 12) return { kind: 'invalid', span }
  return /[末底]$/.test(token.image) ? { kind: 'date', value: lastDayOf(year, month), span } : { kind: 'month', year, month, span }
}

/** The tokens that are a value by themselves. */
export const literalTokens = [t.NumberToken, t.Day, t.Instant, t.Year, t.Month, t.TextToken, k.yes, k.no, k.half, k.silent, k.baseDate]

const literalSet: ReadonlySet<TokenType> = new Set(literalTokens)
export const isLiteral = (token: IToken): boolean => literalSet.has(token.tokenType)
