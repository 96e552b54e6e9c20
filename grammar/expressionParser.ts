import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain'
import { comparisonOf, comparisonTest, literalOf, literalTokens, nameText, prefixOperator, suffixOperator } from './actions.ts'
import type { AggregateFunction, BinaryOperator, BoundOperator, Expr, Name, Rounding, Test } from './ast.ts'
import { readRounding } from './literals.ts'
import type { Span } from './source.ts'
import * as t from './tokens.ts'
import { allTokens, keywordTokens as k } from './tokens.ts'

/**
 * The Chevrotain grammar of expressions and of the tests in table cells. Actions build the AST directly: the formatter
 * works on tokens, so nothing else would read a CST.
 */
export class ExpressionParser extends EmbeddedActionsParser {
  file = ''

  constructor(validate: boolean) {
    // Validation runs in a test; at run time it would only cost start-up, and it needs a newer Node than the product does.
    super(allTokens, { recoveryEnabled: false, maxLookahead: 2, skipValidations: !validate })
  }

  at(first: IToken, last: IToken = first): Span {
    return { file: this.file, start: first.startOffset, end: (last.endOffset as number) + 1 }
  }

  /** The span from a token to the last one consumed. */
  since(first: IToken): Span {
    return this.ACTION(() => this.at(first, this.LA(0)))
  }

  protected oneOf(types: readonly TokenType[]): IToken {
    return this.OR9(types.map((type) => ({ ALT: () => this.CONSUME(type) })))
  }

  expression: () => Expr = this.RULE('expression', (): Expr => {
    let left = this.SUBRULE(this.conjunction)
    this.MANY(() => {
      this.CONSUME(k.or)
      left = this.binary('or', left, this.SUBRULE2(this.conjunction))
    })
    return left
  })

  conjunction: () => Expr = this.RULE('conjunction', (): Expr => {
    let left = this.SUBRULE(this.negation)
    this.MANY(() => {
      this.CONSUME(k.and)
      left = this.binary('and', left, this.SUBRULE2(this.negation))
    })
    return left
  })

  negation: () => Expr = this.RULE(
    'negation',
    (): Expr =>
      this.OR([
        {
          ALT: (): Expr => {
            const not = this.CONSUME(k.not)
            const argument = this.SUBRULE(this.negation)
            return { kind: 'not', argument, span: this.since(not) }
          },
        },
        { ALT: (): Expr => this.SUBRULE(this.comparison) },
      ]),
  )

  comparison: () => Expr = this.RULE('comparison', (): Expr => {
    const first = this.LA(1)
    const subject = this.SUBRULE(this.sum)
    const rest = this.OPTION<(() => Expr) | undefined>(() =>
      this.OR([
        {
          ALT: (): (() => Expr) => {
            const operator = this.SUBRULE(this.comparisonOperator)
            const right = this.SUBRULE2(this.sum)
            return () => this.binary(operator, subject, right)
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

  comparisonOperator: () => BinaryOperator = this.RULE('comparisonOperator', (): BinaryOperator => {
    const token = this.oneOf([t.Equal, t.NotEqual, t.Less, t.LessOrEqual, t.Greater, t.GreaterOrEqual])
    return this.ACTION(() => comparisonOf.get(token.tokenType) as BinaryOperator)
  })

  /** 60岁以上, 不满18岁, 超过5万元的部分: a bound that stands behind its subject or alone in a cell. */
  bound: () => Test = this.RULE('bound', (): Test => {
    const first = this.LA(1)
    const inner = this.OR([
      {
        ALT: (): { operator: BoundOperator; value: Expr } => {
          const word = this.CONSUME(t.BoundPrefix)
          const value = this.SUBRULE(this.sum)
          return { operator: this.ACTION(() => prefixOperator(word.image)), value }
        },
      },
      {
        ALT: (): { operator: BoundOperator; value: Expr } => {
          const value = this.SUBRULE(this.literal)
          const word = this.CONSUME(t.BoundSuffix)
          return { operator: this.ACTION(() => suffixOperator(word.image)), value }
        },
      },
    ])
    this.OPTION(() => this.CONSUME(k.part))
    return { kind: 'bound', ...inner, span: this.since(first) }
  })

  /** The values behind 为: one, or several separated by 、. */
  values: () => Test = this.RULE('values', (): Test => {
    const first = this.LA(1)
    const tests: Test[] = []
    const take = (value: Expr) => tests.push({ kind: 'value', value, span: value?.span })
    take(this.SUBRULE(this.sum))
    this.MANY(() => {
      this.SUBRULE(this.separator)
      take(this.SUBRULE2(this.sum))
    })
    return tests.length === 1 ? (tests[0] as Test) : { kind: 'list', tests, span: this.since(first) }
  })

  /** 、 in Chinese, a comma in English. */
  separator: () => undefined = this.RULE('separator', (): undefined => {
    this.OR([{ ALT: () => this.CONSUME(t.Enumeration) }, { ALT: () => this.CONSUME(t.Comma) }])
    return undefined
  })

  /** What a table cell says. */
  test: () => Test = this.RULE('test', (): Test => {
    const first = this.LA(1)
    const tests: Test[] = []
    tests.push(this.SUBRULE(this.testItem))
    this.MANY(() => {
      this.SUBRULE(this.separator)
      tests.push(this.SUBRULE2(this.testItem))
    })
    return tests.length === 1 ? (tests[0] as Test) : { kind: 'list', tests, span: this.since(first) }
  })

  testItem: () => Test = this.RULE('testItem', (): Test => {
    const first = this.LA(1)
    return this.OR([
      {
        ALT: (): Test => {
          this.CONSUME(k.any)
          return { kind: 'any', span: this.since(first) }
        },
      },
      {
        ALT: (): Test => {
          this.CONSUME(k.other)
          return { kind: 'other', span: this.since(first) }
        },
      },
      {
        ALT: (): Test => {
          this.CONSUME(k.not)
          const test = this.SUBRULE(this.testItem)
          return { kind: 'not', test, span: this.since(first) }
        },
      },
      {
        ALT: (): Test => {
          const operator = this.SUBRULE(this.comparisonOperator)
          const value = this.SUBRULE(this.sum)
          return this.ACTION(() => comparisonTest(operator, value, this.since(first)))
        },
      },
      {
        ALT: (): Test => {
          const word = this.CONSUME(t.BoundPrefix)
          const value = this.SUBRULE2(this.sum)
          this.OPTION(() => this.CONSUME(k.part))
          return { kind: 'bound', operator: this.ACTION(() => prefixOperator(word.image)), value, span: this.since(first) }
        },
      },
      { ALT: (): Test => this.SUBRULE(this.valueTest) },
    ])
  })

  /** A value, a value with 以上 …, or from 至 to. */
  valueTest: () => Test = this.RULE('valueTest', (): Test => {
    const first = this.LA(1)
    const value = this.SUBRULE(this.sum)
    const rest = this.OPTION<((span: Span) => Test) | undefined>(() =>
      this.OR([
        {
          ALT: (): ((span: Span) => Test) => {
            const word = this.CONSUME(t.BoundSuffix)
            this.OPTION2(() => this.CONSUME(k.part))
            return (span) => ({ kind: 'bound', operator: suffixOperator(word.image), value, span })
          },
        },
        {
          ALT: (): ((span: Span) => Test) => {
            this.OR2([{ ALT: () => this.CONSUME(k.to) }, { ALT: () => this.CONSUME(t.ToGlued) }])
            const to = this.SUBRULE2(this.sum)
            return (span) => ({ kind: 'between', from: value, to, span })
          },
        },
      ]),
    )
    return rest ? this.ACTION(() => rest(this.since(first))) : { kind: 'value', value, span: value?.span }
  })

  sum: () => Expr = this.RULE('sum', (): Expr => {
    const first = this.LA(1)
    let left = this.SUBRULE(this.term)
    this.MANY(() => {
      const operator = this.OR([
        {
          ALT: (): BinaryOperator => {
            this.CONSUME(t.Plus)
            return 'add'
          },
        },
        {
          ALT: (): BinaryOperator => {
            this.CONSUME(t.Minus)
            return 'subtract'
          },
        },
      ])
      left = this.binary(operator, left, this.SUBRULE2(this.term))
    })
    this.MANY2(() => {
      left = this.SUBRULE(this.settled, { ARGS: [left, first] })
    })
    return left
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

  term: () => Expr = this.RULE('term', (): Expr => {
    let left = this.SUBRULE(this.unary)
    this.MANY(() => {
      const operator = this.OR([
        {
          ALT: (): BinaryOperator => {
            this.CONSUME(t.Times)
            return 'multiply'
          },
        },
        {
          ALT: (): BinaryOperator => {
            this.CONSUME(t.Divide)
            return 'divide'
          },
        },
      ])
      left = this.binary(operator, left, this.SUBRULE2(this.unary))
    })
    return left
  })

  unary: () => Expr = this.RULE(
    'unary',
    (): Expr =>
      this.OR([
        {
          ALT: (): Expr => {
            const minus = this.CONSUME(t.Minus)
            const argument = this.SUBRULE(this.primary)
            return { kind: 'negate', argument, span: this.since(minus) }
          },
        },
        { ALT: (): Expr => this.SUBRULE2(this.primary) },
      ]),
  )

  primary: () => Expr = this.RULE(
    'primary',
    (): Expr =>
      this.OR([
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
      ]),
  )

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
    const name = this.SUBRULE(this.name)
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
    this.OR([{ ALT: () => this.CONSUME(k.is) }, { ALT: () => this.CONSUME(t.Equal) }])
    const reading = this.SUBRULE2(this.name)
    return { kind: 'reading', question, reading, span: this.since(first) }
  })

  protected binary(operator: BinaryOperator, left: Expr, right: Expr): Expr {
    return this.ACTION(
      () => ({ kind: 'binary', operator, left, right, span: { file: this.file, start: left.span.start, end: right.span.end } }) as Expr,
    )
  }

  protected tested(subject: Expr, test: Test, first: IToken): Expr {
    return { kind: 'test', subject, test, span: this.since(first) }
  }

  protected rounding(phrase: IToken): Rounding {
    const read = readRounding(phrase.image) as { mode: Rounding['mode']; scale: number }
    return { ...read, span: this.at(phrase) }
  }
}
