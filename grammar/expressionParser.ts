import type { IToken } from 'chevrotain'
import { binary, chained, literalOf, literalTokens, nameText } from './actions.ts'
import type { AggregateFunction, Expr, Name, Rounding, Test } from './ast.ts'
import { readRounding } from './literals.ts'
import type { Span } from './source.ts'
import { TestParser } from './testParser.ts'
import * as t from './tokens.ts'
import { keywordTokens as k } from './tokens.ts'

const arithmetic = [t.Plus, t.Minus, t.Times, t.Divide]
const nameTokens = [t.Word, t.QuotedName]

/**
 * The Chevrotain grammar of expressions. Actions build the AST directly: the formatter works on tokens, so nothing else
 * would read a CST.
 */
export class ExpressionParser extends TestParser {
  /** Conditions joined by 且 and 或; 且 binds tighter. */
  expression: () => Expr = this.RULE('expression', (): Expr => {
    const operands = [this.SUBRULE(this.condition)]
    const operators: IToken[] = []
    this.MANY(() => {
      operators.push(this.OR([{ ALT: () => this.CONSUME(k.or) }, { ALT: () => this.CONSUME(k.and) }]))
      operands.push(this.SUBRULE2(this.condition))
    })
    return this.ACTION(() => chained(operands, operators))
  })

  /** Conditions joined by 且 alone, as behind the 当 of an aggregate. */
  conjunction: () => Expr = this.RULE('conjunction', (): Expr => {
    const operands = [this.SUBRULE(this.condition)]
    const operators: IToken[] = []
    this.MANY(() => {
      operators.push(this.CONSUME(k.and))
      operands.push(this.SUBRULE2(this.condition))
    })
    return this.ACTION(() => chained(operands, operators))
  })

  /** A comparison, or 非 before one. */
  condition: () => Expr = this.RULE('condition', (): Expr => {
    const nots: IToken[] = []
    this.MANY(() => nots.push(this.CONSUME(k.not)))
    const argument = this.SUBRULE(this.comparison)
    return nots.reduceRight<Expr>((inner, not) => ({ kind: 'not', argument: inner, span: this.since(not) }), argument)
  })

  comparison: () => Expr = this.RULE('comparison', (): Expr => {
    const first = this.LA(1)
    const subject = this.SUBRULE(this.sum)
    const rest = this.OPTION<(() => Expr) | undefined>(() =>
      this.OR([
        {
          ALT: (): (() => Expr) => {
            const operator = this.SUBRULE(this.comparisonOperator)
            const right = this.SUBRULE2(this.sum)
            return () => binary(operator, subject, right)
          },
        },
        {
          ALT: (): (() => Expr) => {
            this.CONSUME(k.is)
            const test = this.SUBRULE(this.values)
            return () => this.tested(subject, test, first)
          },
        },
        {
          ALT: (): (() => Expr) => {
            const not = this.CONSUME(k.isNot)
            const test = this.SUBRULE2(this.values)
            return () => this.tested(subject, { kind: 'not', test, span: this.since(not) }, first)
          },
        },
        {
          ALT: (): (() => Expr) => {
            this.CONSUME(k.in)
            const test = this.SUBRULE(this.test)
            return () => this.tested(subject, test, first)
          },
        },
        {
          ALT: (): (() => Expr) => {
            const test = this.SUBRULE(this.bound)
            return () => this.tested(subject, test, first)
          },
        },
      ]),
    )
    return rest ? this.ACTION(rest) : subject
  })

  /** Operands joined by ＋ － × ÷, × and ÷ tighter; then what settles the value. */
  sum: () => Expr = this.RULE('sum', (): Expr => {
    const first = this.LA(1)
    const operands = [this.SUBRULE(this.operand)]
    const operators: IToken[] = []
    this.MANY(() => {
      operators.push(this.oneOf(arithmetic))
      operands.push(this.SUBRULE2(this.operand))
    })
    let value = this.ACTION(() => chained(operands, operators))
    this.MANY2(() => {
      value = this.SUBRULE(this.settled, { ARGS: [value, first] })
    })
    return value
  })

  /** What settles a sum's value: 四舍五入到分; 上取 or 下取 for dates. */
  settled: (argument: Expr, first: IToken) => Expr = this.RULE(
    'settled',
    (argument: Expr, first: IToken): Expr =>
      this.OR([
        {
          ALT: (): Expr => {
            const phrase = this.CONSUME(t.RoundingPhrase)
            return this.ACTION(() => ({ kind: 'round', rounding: this.rounding(phrase), argument, span: this.since(first) }))
          },
        },
        {
          ALT: (): Expr => {
            this.CONSUME(k.roundDown)
            return { kind: 'clamp', direction: 'down', argument, span: this.since(first) }
          },
        },
        {
          ALT: (): Expr => {
            this.CONSUME(k.roundUp)
            return { kind: 'clamp', direction: 'up', argument, span: this.since(first) }
          },
        },
      ]),
  )

  /** What stands between operators, with a sign before it or none. */
  operand: () => Expr = this.RULE('operand', (): Expr => {
    const minus = this.OPTION(() => this.CONSUME(t.Minus))
    const value = this.OR([
      { ALT: (): Expr => this.SUBRULE(this.literal) },
      {
        ALT: (): Expr => {
          this.CONSUME(t.Open)
          const inner = this.SUBRULE(this.expression)
          this.CONSUME(t.Close)
          return inner
        },
      },
      { ALT: (): Expr => this.SUBRULE(this.aggregate) },
      { ALT: (): Expr => this.SUBRULE(this.readingTest) },
      { ALT: (): Expr => this.SUBRULE(this.reference) },
    ])
    return minus ? { kind: 'negate', argument: value, span: this.since(minus) } : value
  })

  literal: () => Expr = this.RULE('literal', (): Expr => {
    const token = this.oneOf(literalTokens)
    return this.ACTION(() => literalOf(token, this.at(token)))
  })

  name: () => Name = this.RULE('name', (): Name => {
    const token = this.OR([{ ALT: () => this.CONSUME(t.Word) }, { ALT: () => this.CONSUME(t.QuotedName) }])
    return { text: nameText(token), span: this.at(token) }
  })

  /** 名, 名.名, 名（参数，…） */
  reference: () => Expr = this.RULE('reference', (): Expr => {
    const first = this.LA(1)
    const token = this.oneOf(nameTokens)
    const name = { text: nameText(token), span: this.at(token) }
    const rest = this.OPTION<((span: Span) => Expr) | undefined>(() =>
      this.OR([
        {
          ALT: (): ((span: Span) => Expr) => {
            this.CONSUME(t.Dot)
            const member = this.SUBRULE2(this.name)
            return (span) => ({ kind: 'member', object: name, member, span })
          },
        },
        {
          ALT: (): ((span: Span) => Expr) => {
            const list: Expr[] = []
            this.CONSUME(t.Open)
            this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => list.push(this.SUBRULE(this.expression)) })
            this.CONSUME(t.Close)
            return (span) => ({ kind: 'call', name, arguments: list, span })
          },
        },
      ]),
    )
    return rest ? this.ACTION(() => rest(this.since(first))) : { kind: 'name', name, span: this.since(first) }
  })

  aggregate: () => Expr = this.RULE('aggregate', (): Expr => {
    const word = this.oneOf([k.sum, k.count, k.exists, k.all, k.maximum, k.minimum])
    const body = this.SUBRULE(this.sum)
    const condition = this.OPTION(() => {
      this.CONSUME(k.when)
      return this.SUBRULE(this.conjunction)
    })
    const operation = this.ACTION(() => t.keywordOfToken(word) as AggregateFunction)
    return { kind: 'aggregate', function: operation, body, condition: condition ?? null, span: this.since(word) }
  })

  readingTest: () => Expr = this.RULE('readingTest', (): Expr => {
    const first = this.CONSUME(k.question)
    const question = this.SUBRULE(this.name)
    const verb = this.oneOf([k.is, t.Equal, k.isNot, t.NotEqual])
    const reading = this.SUBRULE2(this.name)
    const asked: Expr = { kind: 'reading', question, reading, span: this.since(first) }
    return verb.tokenType === k.isNot || verb.tokenType === t.NotEqual ? { kind: 'not', argument: asked, span: asked.span } : asked
  })

  protected tested(subject: Expr, test: Test, first: IToken): Expr {
    return { kind: 'test', subject, test, span: this.since(first) }
  }

  protected rounding(phrase: IToken): Rounding {
    const read = readRounding(phrase.image) as { mode: Rounding['mode']; scale: number }
    return { ...read, span: this.at(phrase) }
  }
}
