import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain'
import { comparisonOf, comparisonTest, prefixOperator, suffixOperator } from './actions.ts'
import type { BinaryOperator, BoundOperator, Expr, Test } from './ast.ts'
import type { Span } from './source.ts'
import * as t from './tokens.ts'
import { allTokens, keywordTokens as k } from './tokens.ts'

/** The Chevrotain grammar of the tests that table cells and conditions make; what they compare with is an expression. */
export abstract class TestParser extends EmbeddedActionsParser {
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

  abstract readonly sum: () => Expr
  abstract readonly literal: () => Expr

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
    this.MANY({
      // In 当 甲 为 乙，则 … the comma belongs to 则.
      GATE: () => this.LA(2).tokenType !== k.then,
      DEF: () => {
        this.SUBRULE(this.separator)
        take(this.SUBRULE2(this.sum))
      },
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
}
