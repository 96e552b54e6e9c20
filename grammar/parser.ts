import type { IToken } from 'chevrotain'
import { textOf } from './actions.ts'
import type { Expr, Name, ProvenanceNote, TypeReference } from './ast.ts'
import { ExpressionParser } from './expressionParser.ts'
import { readNumber } from './literals.ts'
import * as t from './tokens.ts'
import { keywordTokens as k } from './tokens.ts'

/**
 * The Chevrotain grammar of what stands within a line. Lines and declarations are put together around it (`lines`,
 * `declarations`), so that an error never reaches beyond its cell or line.
 */
export class LineParser extends ExpressionParser {
  constructor(validate = false) {
    super(validate)
    this.performSelfAnalysis()
  }

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
  branch: () => { when: Expr; value: Expr; provenance: ProvenanceNote[] } = this.RULE(
    'branch',
    (): { when: Expr; value: Expr; provenance: ProvenanceNote[] } => {
      this.CONSUME(k.when)
      const when = this.SUBRULE(this.expression)
      this.OPTION(() => this.CONSUME(t.Comma))
      this.CONSUME(k.then)
      const value = this.SUBRULE2(this.expression)
      const provenance = this.SUBRULE(this.provenance)
      return { when, value, provenance }
    },
  )

  private scaleOf(token: IToken): number {
    return this.ACTION(() => Number(readNumber(token.image).value))
  }
}

/** One parser serves all: each call sets its input, and nothing is kept between calls. */
export const lineParser = new LineParser()
