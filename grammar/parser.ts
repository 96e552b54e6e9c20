import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain'
import type { AggregateFunction, BinaryOperator, BoundOperator, Expr, Name, ProvenanceNote, Rounding, Test, TypeReference } from './ast.ts'
import { lastDayOf, numbersOf, readDay, readInstant, readNumber, readRounding } from './literals.ts'
import type { Span } from './source.ts'
import * as t from './tokens.ts'
import { allTokens, keywordTokens as k } from './tokens.ts'

/**
 * The Chevrotain grammar of what stands within a line: expressions, tests of table cells, types, provenance. Lines and
 * declarations are put together around it (`lines`, `declarations`), so that an error never reaches beyond its cell or line.
 * Actions build the AST directly: the formatter works on tokens, so nothing else would read a CST.
 */
class LineParser extends EmbeddedActionsParser {
  file = ''

  constructor() {
    super(allTokens, { recoveryEnabled: false, maxLookahead: 2, outputCst: false } as ConstructorParameters<typeof EmbeddedActionsParser>[1])
    this.performSelfAnalysis()
  }

  at(first: IToken, last: IToken = first): Span {
    return { file: this.file, start: first.startOffset, end: (last.endOffset as number) + 1 }
  }

  /** The span from a token to the last one consumed. */
  since(first: IToken): Span {
    return this.ACTION(() => this.at(first, this.LA(0)))
  }

  private oneOf(types: readonly TokenType[]): IToken {
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

  negation: () => Expr = this.RULE('negation', (): Expr =>
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
    this.AT_LEAST_ONE_SEP({
      SEP: t.Enumeration,
      DEF: () => {
        const value = this.SUBRULE(this.sum)
        tests.push({ kind: 'value', value, span: value?.span })
      },
    })
    return tests.length === 1 ? (tests[0] as Test) : { kind: 'list', tests, span: this.since(first) }
  })

  /** What a table cell says. */
  test: () => Test = this.RULE('test', (): Test => {
    const first = this.LA(1)
    const tests: Test[] = []
    this.AT_LEAST_ONE_SEP({ SEP: t.Enumeration, DEF: () => tests.push(this.SUBRULE(this.testItem)) })
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
        { ALT: (): BinaryOperator => (this.CONSUME(t.Plus), 'add') },
        { ALT: (): BinaryOperator => (this.CONSUME(t.Minus), 'subtract') },
      ])
      left = this.binary(operator, left, this.SUBRULE2(this.term))
    })
    this.MANY2(() => {
      left = this.SUBRULE(this.settled, { ARGS: [left, first] })
    })
    return left
  })

  /** What settles a sum's value: 四舍五入到分; 上取 or 下取 for dates. */
  settled: (argument: Expr, first: IToken) => Expr = this.RULE('settled', (argument: Expr, first: IToken): Expr =>
    this.OR([
      {
        ALT: (): Expr => {
          const phrase = this.CONSUME(t.RoundingPhrase)
          return this.ACTION(() => ({ kind: 'round', rounding: this.rounding(phrase), argument, span: this.since(first) }))
        },
      },
      { ALT: (): Expr => (this.CONSUME(k.roundDown), { kind: 'clamp', direction: 'down', argument, span: this.since(first) }) },
      { ALT: (): Expr => (this.CONSUME(k.roundUp), { kind: 'clamp', direction: 'up', argument, span: this.since(first) }) },
    ]),
  )

  term: () => Expr = this.RULE('term', (): Expr => {
    let left = this.SUBRULE(this.unary)
    this.MANY(() => {
      const operator = this.OR([
        { ALT: (): BinaryOperator => (this.CONSUME(t.Times), 'multiply') },
        { ALT: (): BinaryOperator => (this.CONSUME(t.Divide), 'divide') },
      ])
      left = this.binary(operator, left, this.SUBRULE2(this.unary))
    })
    return left
  })

  unary: () => Expr = this.RULE('unary', (): Expr =>
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

  primary: () => Expr = this.RULE('primary', (): Expr =>
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
    const token = this.oneOf([t.NumberToken, t.Day, t.Instant, t.Year, t.Month, t.TextToken, k.yes, k.no, k.half, k.silent, k.baseDate])
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

  type: () => TypeReference = this.RULE('type', (): TypeReference => {
    const first = this.LA(1)
    const many = this.OPTION(() => this.CONSUME(k.many)) !== undefined
    const name = this.SUBRULE(this.name)
    const detail = this.OPTION2(() => {
      this.CONSUME(t.Open)
      const inner = this.OR([
        { ALT: (): { scale: number | null; unit: Name | null } => ({ scale: this.scaleOf(this.CONSUME(t.NumberToken)), unit: null }) },
        { ALT: (): { scale: number | null; unit: Name | null } => ({ scale: null, unit: this.SUBRULE2(this.name) }) },
      ])
      this.CONSUME(t.Close)
      return inner
    })
    return { name, many, scale: detail?.scale ?? null, unit: detail?.unit ?? null, span: this.since(first) }
  })

  /** An expression with what may stand behind it, to the end of the line. */
  value: () => { value: Expr; provenance: ProvenanceNote[] } = this.RULE('value', (): { value: Expr; provenance: ProvenanceNote[] } => {
    const value = this.SUBRULE(this.expression)
    const provenance = this.SUBRULE(this.provenance)
    return { value, provenance }
  })

  provenance: () => ProvenanceNote[] = this.RULE('provenance', (): ProvenanceNote[] => {
    const notes: ProvenanceNote[] = []
    this.MANY(() =>
      notes.push(
        this.OR([
          {
            ALT: (): ProvenanceNote => {
              const word = this.oneOf([k.derived, k.assumed])
              const text = this.CONSUME(t.TextToken)
              const kind = this.ACTION(() => (t.keywordOfToken(word) === 'derived' ? 'derived' : 'assumed'))
              return { kind, text: textOf(text), span: this.since(word) }
            },
          },
          {
            ALT: (): ProvenanceNote => {
              const word = this.CONSUME(k.basis)
              let text = ''
              this.AT_LEAST_ONE(() => {
                text += this.SUBRULE(this.clausePart)
              })
              return { kind: 'basis', text, span: this.since(word) }
            },
          },
        ]),
      ),
    )
    return notes
  })

  clausePart: () => string = this.RULE('clausePart', (): string => {
    const token = this.OR([
      { ALT: () => this.CONSUME(t.Word) },
      { ALT: () => this.CONSUME(t.NumberToken) },
      { ALT: () => this.CONSUME(t.Open) },
      { ALT: () => this.CONSUME(t.Close) },
      { ALT: () => this.CONSUME(t.Dot) },
    ])
    return token.image
  })

  /** 当 … 则 … */
  branch: () => { when: Expr; value: Expr; provenance: ProvenanceNote[] } = this.RULE('branch', (): { when: Expr; value: Expr; provenance: ProvenanceNote[] } => {
    this.CONSUME(k.when)
    const when = this.SUBRULE(this.expression)
    this.OPTION(() => this.CONSUME(t.Comma))
    this.CONSUME(k.then)
    const value = this.SUBRULE2(this.expression)
    const provenance = this.SUBRULE(this.provenance)
    return { when, value, provenance }
  })

  private binary(operator: BinaryOperator, left: Expr, right: Expr): Expr {
    return this.ACTION(() => ({ kind: 'binary', operator, left, right, span: { file: this.file, start: left.span.start, end: right.span.end } }) as Expr)
  }

  private tested(subject: Expr, test: Test, first: IToken): Expr {
    return { kind: 'test', subject, test, span: this.since(first) }
  }

  private rounding(phrase: IToken): Rounding {
    const read = readRounding(phrase.image) as { mode: Rounding['mode']; scale: number }
    return { ...read, span: this.at(phrase) }
  }

  private scaleOf(token: IToken): number {
    return this.ACTION(() => Number(readNumber(token.image).value))
  }
}

const comparisonOf = new Map<TokenType, BinaryOperator>([
  [t.Equal, 'equal'],
  [t.NotEqual, 'notEqual'],
  [t.Less, 'less'],
  [t.LessOrEqual, 'lessOrEqual'],
  [t.Greater, 'greater'],
  [t.GreaterOrEqual, 'greaterOrEqual'],
])

function comparisonTest(operator: BinaryOperator, value: Expr, span: Span): Test {
  if (operator === 'equal') return { kind: 'value', value, span }
  if (operator === 'notEqual') return { kind: 'not', test: { kind: 'value', value, span }, span }
  return { kind: 'bound', operator: operator as BoundOperator, value, span }
}

// Civil Code art. 1259: 以上、以下、以内、不超过、不低于 include the number; 超过、不满、低于、以外 do not.
function prefixOperator(image: string): BoundOperator {
  if (/^不超过|^at\s+most/.test(image)) return 'lessOrEqual'
  if (/^不低于|^at\s+least/.test(image)) return 'greaterOrEqual'
  return /^超过|^over/.test(image) ? 'greater' : 'less'
}

function suffixOperator(image: string): BoundOperator {
  if (image === '以外') return 'greater'
  return image === '以上' || /more/.test(image) ? 'greaterOrEqual' : 'lessOrEqual'
}

export function nameText(token: IToken): string {
  return token.tokenType === t.QuotedName ? token.image.slice(1, -1) : token.image
}

export function textOf(token: IToken): string {
  return token.image.slice(1, -1)
}

function literalOf(token: IToken, span: Span): Expr {
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

export const lineParser = new LineParser()
export type { LineParser }
