import type { IRecognitionException, IToken, TokenType } from 'chevrotain'
import { isLiteral, literalOf, nameText, textOf } from './actions.ts'
import type { Expr, Name, ProvenanceNote, Quotation, Test } from './ast.ts'
import { type Diagnostic, type DiagnosticDetail, diagnostic } from './diagnostic.ts'
import { type Line, maximumDepth } from './lines.ts'
import type { Code, Values } from './messages/index.ts'
import { type LineParser, lineParser } from './parser.ts'
import type { Span } from './source.ts'
import * as t from './tokens.ts'
import { keywords } from './vocabulary.ts'

/** More operations than any person writes in one expression; a limit keeps its tree shallow. */
const maximumOperations = 500

/** What stands beside its like in a list, however long, and nests nothing. */
const plain: ReadonlySet<TokenType> = new Set([
  ...[t.Enumeration, t.Comma, t.Word, t.QuotedName, t.TextToken, t.NumberToken, t.Day, t.Instant, t.Year, t.Month, t.Close],
])

/** Reads parts of lines with the grammar, reports what does not fit, and goes on. One reader serves one block. */
export class Reader {
  readonly diagnostics: Diagnostic[] = []
  readonly file: string
  readonly text: string

  constructor(file: string, text: string) {
    this.file = file
    this.text = text
  }

  report<C extends Code>(code: C, span: Span, values: Values<C>, detail?: DiagnosticDetail): void {
    this.diagnostics.push(diagnostic(code, span, values, detail))
  }

  span(first: IToken, last: IToken = first): Span {
    return { file: this.file, start: first.startOffset, end: (last.endOffset as number) + 1 }
  }

  /** The span of tokens; of the empty place behind `after` where there are none. */
  spanOf(tokens: readonly IToken[], after: number): Span {
    const [first, last] = [tokens[0], tokens[tokens.length - 1]]
    return first && last ? this.span(first, last) : { file: this.file, start: after, end: after }
  }

  /** Parses all tokens by one rule; null, with a diagnostic, where they do not fit it. */
  parse<T>(rule: (parser: LineParser) => T, tokens: readonly IToken[], after: number): T | null {
    if (tokens.length === 0) {
      this.report('syntax.incomplete', this.spanOf(tokens, after), { expected: '' })
      return null
    }
    if (tokens.length > maximumDepth && this.tooComplex(tokens)) return null
    lineParser.file = this.file
    lineParser.input = tokens as IToken[]
    const value = rule(lineParser)
    const failure = lineParser.errors[0]
    if (!failure) return value
    this.reportFailure(failure, tokens)
    return null
  }

  /** Reports what would take the parser, or whoever walks its tree, deeper than the stack reaches. */
  private tooComplex(tokens: readonly IToken[]): boolean {
    let depth = 0
    let operations = 0
    for (const token of tokens) {
      if (token.tokenType === t.Open && ++depth > maximumDepth) {
        this.report('syntax.nestedTooDeep', this.span(token), { limit: maximumDepth })
        return true
      }
      if (token.tokenType === t.Close) depth--
      if (!plain.has(token.tokenType) && ++operations > maximumOperations) {
        this.report('syntax.tooLong', this.span(token), { limit: maximumOperations })
        return true
      }
    }
    return false
  }

  private reportFailure(failure: IRecognitionException, tokens: readonly IToken[]): void {
    const found = failure.token
    const expected = expectedIn(failure)
    const atEnd = Number.isNaN(found.startOffset) || found.image === ''
    const last = tokens[tokens.length - 1] as IToken
    if (atEnd) this.report('syntax.incomplete', this.span(last), { expected })
    else this.report('syntax.unexpected', this.span(found), { found: found.image, expected })
  }

  expression(tokens: readonly IToken[], after: number): Expr {
    const value = this.single(tokens) ?? this.parse((p) => p.expression(), tokens, after)
    if (value) this.missingDays(tokens)
    return value ?? { kind: 'invalid', span: this.spanOf(tokens, after) }
  }

  /** An expression with 推算 / 假定 / 依据 behind it. */
  value(tokens: readonly IToken[], after: number): { value: Expr; provenance: readonly ProvenanceNote[] } {
    const read = this.parse((p) => p.value(), tokens, after)
    if (read) this.missingDays(tokens)
    return read ?? { value: { kind: 'invalid', span: this.spanOf(tokens, after) }, provenance: [] }
  }

  test(tokens: readonly IToken[], after: number): Test {
    const value = this.singleTest(tokens) ?? this.parse((p) => p.test(), tokens, after)
    if (value) this.missingDays(tokens)
    return value ?? { kind: 'invalid', span: this.spanOf(tokens, after) }
  }

  // Most cells hold one token; what the grammar makes of it is known without running it.
  private single(tokens: readonly IToken[]): Expr | null {
    const [token, more] = tokens
    if (!token || more) return null
    const span = this.span(token)
    if (isName(token)) return { kind: 'name', name: { text: nameText(token), span }, span }
    return isLiteral(token) ? literalOf(token, span) : null
  }

  private singleTest(tokens: readonly IToken[]): Test | null {
    const value = this.single(tokens)
    return value && { kind: 'value', value, span: value.span }
  }

  name(tokens: readonly IToken[], after: number): Name | null {
    const [token, more] = tokens
    if (token && !more && isName(token)) return { text: nameText(token), span: this.span(token) }
    return this.parse((p) => p.name(), tokens, after)
  }

  missingDays(tokens: readonly IToken[]): void {
    for (const token of tokens) {
      if (t.isMissingDay(token)) this.report('syntax.dayMissing', this.span(token), { word: token.image })
    }
  }

  /** 原文 “…” of a line, or null where the line is none. */
  quotation(line: Line): Quotation | null {
    const [head, text, more] = line.tokens
    if (!head || head.tokenType !== t.keywordTokens.quote) return null
    if (!text || text.tokenType !== t.TextToken || more) {
      this.report('syntax.incomplete', this.span(head), { expected: '“…”' })
      return { text: '', span: this.span(head) }
    }
    return { text: textOf(text), span: this.span(text) }
  }

  /** The free text from behind a token to the end of the line, without comment and outer white space. */
  restOfLine(after: IToken, line: Line): { text: string; span: Span } {
    const from = (after.endOffset as number) + 1
    const raw = this.text.slice(from, line.end).replace(/[ \t\u3000]+\/\/.*$/, '')
    const text = raw.trim()
    const start = from + (raw.length - raw.trimStart().length)
    return { text, span: { file: this.file, start, end: start + text.length } }
  }
}

const written = new Map<string, string>([
  ['Colon', '：'],
  ['Close', '）'],
  ['Open', '（'],
  ['Bar', '|'],
  ['Comma', '，'],
  ['TextToken', '“…”'],
  ['Word', '名称'],
  ['BoundSuffix', '以上、以下'],
  ...Object.entries(keywords).map(([key, [zh]]) => [`Keyword_${key}`, zh] as [string, string]),
])

interface Mismatch extends IRecognitionException {
  readonly name: string
}

/** What the grammar wanted, in the language's own spelling; empty where several things could stand there. */
function expectedIn(failure: IRecognitionException): string {
  const name = /type --> (\w+) <--/.exec((failure as Mismatch).message)?.[1]
  return (name && written.get(name)) ?? ''
}

/** The tokens before and behind the first token of a type outside brackets; null where there is none. */
export function splitAt(tokens: readonly IToken[], type: TokenType): { before: IToken[]; at: IToken; behind: IToken[] } | null {
  let depth = 0
  for (const [index, token] of tokens.entries()) {
    if (token.tokenType === t.Open) depth++
    else if (token.tokenType === t.Close) depth--
    else if (depth === 0 && token.tokenType === type) return { before: tokens.slice(0, index), at: token, behind: tokens.slice(index + 1) }
  }
  return null
}

/** The runs of tokens between separators outside brackets. */
export function splitAll(tokens: readonly IToken[], types: readonly TokenType[]): IToken[][] {
  const parts: IToken[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (token.tokenType === t.Open) depth++
    else if (token.tokenType === t.Close) depth--
    if (depth <= 0 && types.includes(token.tokenType)) parts.push([])
    else parts[parts.length - 1]?.push(token)
  }
  return parts
}

export const isName = (token: IToken | undefined): token is IToken => token?.tokenType === t.Word || token?.tokenType === t.QuotedName
