import type { IToken } from 'chevrotain'
import type { ast } from '../../engine/index.ts'
import * as t from '../../grammar/tokens.ts'
import { labelOf, typeNameOf } from '../../grammar/vocabulary.ts'

const k = t.keywordTokens

/** What of a notice's rules means something to them, for telling mistakes from other wording. */
export interface Meaning {
  /** Names of fields that hold any text. */
  readonly textFields: ReadonlySet<string>
  /** Names of tables that an exception speaks of; others are titles. */
  readonly targets: ReadonlySet<string>
}

export function meaningOf(declarations: readonly ast.Declaration[]): Meaning {
  const fields = declarations.flatMap((d) => (d.kind === 'entity' ? d.fields : []))
  const texts = fields.filter((field) => typeNameOf(field.type.name.text) === 'text').flatMap((field) => field.names)
  const targets = declarations.flatMap((d) => (d.kind === 'exception' ? d.target.text : []))
  return { textFields: new Set(texts.map((name) => name.text)), targets: new Set(targets) }
}

/** A token of a line, and whether it is what a case gives and not what it expects. */
export interface Spoken {
  readonly token: IToken
  readonly given: boolean
}

/** The tokens of a line that mean something to the rules: no title, no free text, no explanation, no clause that is cited. */
export function spoken(line: readonly IToken[], declaration: ast.Declaration, meaning: Meaning): Spoken[] {
  const own = declaration.kind === 'case' ? ofCase(line, declaration, meaning) : ofRule(line, declaration, meaning).map(said)
  const cited = line.findIndex((token) => token.tokenType === k.basis)
  const at = (token: IToken) => cited >= 0 && token.startOffset > (line[cited] as IToken).startOffset
  return own.filter(({ token }) => !(at(token) && isNumber(token)))
}

const said = (token: IToken): Spoken => ({ token, given: false })

/** Titles that nothing refers to may be worded in any way. */
const titled: ReadonlySet<ast.Declaration['kind']> = new Set(['assert', 'require', 'duty', 'notice'])
/** Items that are metadata, or a phrase that is read as a whole. */
const freeItems: ReadonlySet<string> = new Set(['number', 'issuers', 'issued', 'rounding'])

function ofRule(line: readonly IToken[], declaration: ast.Declaration, { targets }: Meaning): readonly IToken[] {
  const { kind } = declaration
  const [first, second] = line
  if (!first) return []
  const isHead = first.startOffset === declaration.headSpan.start
  if (isHead && titled.has(kind)) return kind === 'assert' || kind === 'require' ? behind(line, t.Colon) : []
  if (isHead && kind === 'question') return line.slice(1, 2)
  if (isHead && kind === 'exception') return behind(line, k.for)
  if (isHead && kind === 'table' && !targets.has(declaration.name.text)) return line.slice(2)
  const label = second?.tokenType === t.Colon ? labelOf(first.image) : undefined
  if ((kind === 'duty' || kind === 'notice') && label) return [first, ...(freeItems.has(label) ? [] : itemTokens(line, label))]
  return line
}

function behind(line: readonly IToken[], type: IToken['tokenType']): readonly IToken[] {
  const at = line.findIndex((token) => token.tokenType === type)
  return at < 0 ? [] : line.slice(at + 1)
}

/** Agencies and the notice above are names; deadlines are words with numbers. */
function itemTokens(line: readonly IToken[], label: string): readonly IToken[] {
  const rest = line.slice(2)
  if (label === 'agencies' || label === 'partners' || label === 'conformsTo') return rest
  return rest.filter(isNumber)
}

function ofCase(line: readonly IToken[], declaration: ast.Declaration, { textFields }: Meaning): Spoken[] {
  const [first] = line
  if (!first || first.startOffset === declaration.headSpan.start) return []
  if (first.tokenType === k.expect || first.tokenType === k.reading) return line.map(said)
  if (textFields.has(first.image)) return [said(first)]
  return line.map((token, index) => ({ token, given: index > 0 }))
}

export const isNumber = (token: IToken): boolean => [t.NumberToken, t.Day, t.Instant, t.Month, t.Year].includes(token.tokenType)
