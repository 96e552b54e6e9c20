import type { IToken, TokenType } from 'chevrotain'
import { nameText } from '../actions.ts'
import type { Chunk, Line } from '../lines.ts'
import { splitAll, splitAt } from '../reader.ts'
import * as t from '../tokens.ts'
import type { DeclarationKeyword } from '../vocabulary.ts'
import type { Facts } from './facts.ts'

const k = t.keywordTokens

/**
 * What a token is where its type does not tell: only these words and numbers are converted between the languages.
 * `kept` is text in the shape of tokens (依据 一（三）2, the reasons of 未知): neither it nor the space within it changes.
 */
export type TokenRole = 'kept' | 'type' | 'durationUnit' | 'label' | 'separator' | 'function' | 'year'

export type Roles = Map<IToken, TokenRole>

/** The roles of a declaration's tokens; `facts` tell which numbers of a case may be texts. */
export function rolesOf(chunk: Chunk, facts: Facts): Roles {
  const roles: Roles = new Map()
  for (const [index, line] of chunk.lines.entries()) {
    basis(line.tokens, roles)
    const type = line.tokens[0]?.tokenType
    if (type === k.quote || type === k.derived || type === k.assumed || type === k.basis) continue
    if (index === 0) headRoles(chunk, line, roles)
    else if (chunk.keyword) itemReadings[chunk.keyword]?.(line.tokens, roles)
    // What stands behind the first word of a declaration is its name, not a call.
    if (chunk.keyword !== 'question') calls(index === 0 ? line.tokens.slice(2) : line.tokens, roles)
  }
  if (chunk.keyword === 'case') plainTexts(chunk.lines.slice(1), facts, roles)
  return roles
}

function headRoles({ keyword }: Chunk, { tokens }: Line, roles: Roles): void {
  if (keyword === 'parameter' || keyword === 'compute') typeBehindColon(tokens, roles)
  if (keyword === 'compute' || keyword === 'assert' || keyword === 'require') lists(splitAt(tokens, t.Colon)?.behind ?? [], roles)
  if (keyword === 'enum') separators(tokens, roles)
  if (keyword === 'exception') separators(splitAt(splitAt(tokens, t.Colon)?.before ?? tokens, k.beats)?.behind ?? [], roles)
}

type Reading = (tokens: readonly IToken[], roles: Roles) => void

const label: Reading = ([first, second], roles) => {
  if (first && second?.tokenType === t.Colon) roles.set(first, 'label')
}

const itemReadings: Partial<Record<DeclarationKeyword, Reading>> = {
  notice: label,
  duty: label,
  scenario: label,
  enum: separators,
  entity(tokens, roles) {
    const parts = splitAt(tokens, t.Colon)
    separators(parts?.before ?? [], roles)
    // A comma here may also set 可选 off from a range, where 、 can't stand.
    lists(
      (parts?.behind ?? []).filter((token) => token.tokenType !== t.Comma),
      roles,
    )
    typeBehindColon(tokens, roles)
  },
  parameter(tokens, roles) {
    for (const token of splitAt(tokens, t.Colon)?.before ?? []) if (isYear(token)) roles.set(token, 'year')
  },
  compute: lists,
  assert: lists,
  require: lists,
  exception(tokens, roles) {
    lists(splitAt(tokens, k.then)?.before ?? [], roles)
  },
  table(tokens, roles) {
    lists(tokens, roles)
    for (const cell of splitAll(tokens, [t.Bar, t.DoubleBar])) typeBehindColon(cell, roles)
  },
  case(tokens, roles) {
    if (tokens[0]?.tokenType === k.expect) reasons(splitAt(tokens, t.Colon)?.behind ?? [], roles)
  },
}

/** 金额, 时长（月）; what stands behind 多个 is the name of an entity. */
function typeBehindColon(tokens: readonly IToken[], roles: Roles): void {
  const [type, open, unit] = splitAt(tokens, t.Colon)?.behind ?? []
  if (type?.tokenType !== t.Word) return
  roles.set(type, 'type')
  if (open?.tokenType === t.Open && unit?.tokenType === t.Word) roles.set(unit, 'durationUnit')
}

const isSeparator = (token: IToken): boolean => token.tokenType === t.Enumeration || token.tokenType === t.Comma
const isNameToken = (token: IToken | undefined): boolean => token?.tokenType === t.Word || token?.tokenType === t.QuotedName

/** 、 and ， between names mean the same; at the end of a line they do not. */
function separators(tokens: readonly IToken[], roles: Roles): void {
  for (const [index, token] of tokens.entries()) {
    if (isSeparator(token) && isNameToken(tokens[index - 1]) && isNameToken(tokens[index + 1])) roles.set(token, 'separator')
  }
}

/** 甲、乙 behind 为 or in a cell; the commas between a function's arguments, before 则 and behind 其它 are others. */
function lists(tokens: readonly IToken[], roles: Roles): void {
  const brackets: boolean[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.tokenType === t.Open) brackets.push(isNameToken(tokens[index - 1]))
    else if (token.tokenType === t.Close) brackets.pop()
    else if (isSeparator(token) && !brackets.at(-1) && listsOn(tokens[index - 1], tokens[index + 1])) roles.set(token, 'separator')
  }
}

const listsOn = (before: IToken | undefined, behind: IToken | undefined): boolean =>
  before !== undefined && behind !== undefined && before.tokenType !== k.other && behind.tokenType !== k.then

const isNote = (type: TokenType): boolean => type === k.derived || type === k.assumed || type === k.basis

/** The clause behind 依据. */
function basis(tokens: readonly IToken[], roles: Roles): void {
  let inside = false
  for (const token of tokens) {
    if (isNote(token.tokenType)) inside = token.tokenType === k.basis
    else if (inside) roles.set(token, 'kept')
  }
}

/** 未知（出生日期、标准（2021年））: each reason is text, but for 未规定 alone. */
function reasons([unknown, ...rest]: readonly IToken[], roles: Roles): void {
  if (unknown?.tokenType !== k.unknown) return
  const inner = rest.slice(1, -1)
  const parts = splitAll(inner, [t.Enumeration, t.Comma])
  const texts = parts.filter((part) => part.length > 1 || part[0]?.tokenType !== k.silent)
  for (const part of texts) for (const token of part) roles.set(token, 'kept')
  const within = new Set(parts.flat())
  for (const token of inner) if (!within.has(token)) roles.set(token, 'separator')
}

const isYear = (token: IToken): boolean =>
  token.tokenType === t.Year || (token.tokenType === t.NumberToken && /^[0-9０-９]{4}$/.test(token.image))

/** 周岁（…）, and 标准（2020年）: a name before a bracket is a function, or a parameter read at a date. */
function calls(tokens: readonly IToken[], roles: Roles): void {
  for (const [index, token] of tokens.entries()) {
    const [open, at, close] = tokens.slice(index + 1, index + 4)
    if (roles.has(token) || !isNameToken(token) || open?.tokenType !== t.Open) continue
    if (token.tokenType === t.Word) roles.set(token, 'function')
    if (at && isYear(at) && close?.tokenType === t.Close) roles.set(at, 'year')
  }
}

/** 姓名：5元 is a text where 姓名 is one, and 费用：5元 an amount. */
function plainTexts(lines: readonly Line[], facts: Facts, roles: Roles): void {
  let columns: string[] | null = null
  for (const { tokens } of lines) {
    const [first] = tokens as [IToken]
    if (first.tokenType !== t.Bar) {
      columns = null
      const parts = first.tokenType === k.expect ? null : splitAt(tokens, t.Colon)
      if (parts) plainText(parts.before, parts.behind, facts, roles)
      continue
    }
    const cells = splitAll(tokens.slice(1), [t.Bar, t.DoubleBar])
    columns ??= cells.map((cell) => (cell[0] ? nameText(cell[0]) : ''))
    for (const [index, cell] of cells.entries()) if (facts.mayBeText(columns[index] ?? '')) keepNumber(cell, roles)
  }
}

function plainText([name]: readonly IToken[], value: readonly IToken[], facts: Facts, roles: Roles): void {
  if (name && facts.mayBeText(nameText(name))) keepNumber(value, roles)
}

function keepNumber([only, more]: readonly IToken[], roles: Roles): void {
  if (only?.tokenType === t.NumberToken && !more) roles.set(only, 'kept')
}
