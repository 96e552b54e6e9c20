import type { IToken } from 'chevrotain'
import { operators } from '../../engine/types/operators.ts'
import * as t from '../../grammar/tokens.ts'
import { keywords, labels, typeNames } from '../../grammar/vocabulary.ts'

/** Other ways to write the same rules; the meaning must not change. */
export const respellings: readonly (readonly [name: string, change: (rules: string) => string])[] = [
  ['in half-width signs', (rules) => byToken(rules, (token) => halfWidth.get(token.tokenType) ?? plainQuotes(token))],
  ['in full-width signs and digits', (rules) => byToken(rules, (token) => fullWidth.get(token.tokenType) ?? wideDigits(token))],
  ['in English keywords', (rules) => byToken(rules, (token, before, after) => spelling(token, before, after, 1))],
  ['in Chinese keywords', (rules) => byToken(rules, (token, before, after) => spelling(token, before, after, 0))],
  [
    'with more spaces between words',
    (rules) => byToken(rules, (token, _, after) => (after && isSpaced(token, after) ? `${token.image}\u3000 ` : undefined)),
  ],
  ['with a comment on every line', (rules) => rules.replace(/(?<=\S)$/gm, '  // 注：改写 “不算” 数')],
  ['with lines of Windows', (rules) => rules.replaceAll('\n', '\r\n')],
  ['without indentation of rows and with more elsewhere', (rules) => rules.replace(/^ {2}(?=\S)/gm, '      ')],
]

/** A change to the rules of a file; its prose stays. */
export function inRules(text: string, file: string, change: (rules: string) => string): string {
  if (file.endsWith('.tiaoli')) return change(text)
  return text.replace(/^(```tiaoli\n)([\s\S]*?)^(?=```)/gm, (_, open: string, rules: string) => open + change(rules))
}

const isSpaced = (token: IToken, after: IToken): boolean =>
  after.tokenType !== t.Newline && after.startOffset > token.startOffset + token.image.length

type Respell = (token: IToken, before: IToken | undefined, after: IToken | undefined) => string | undefined

function byToken(rules: string, respell: Respell): string {
  const { tokens } = t.tokenize(rules, 0)
  let result = ''
  let end = 0
  for (const [index, token] of tokens.entries()) {
    const free = isFreeText(tokens, index)
    result += rules.slice(end, token.startOffset)
    result += (free ? undefined : respell(token, tokens[index - 1], tokens[index + 1])) ?? token.image
    end = token.startOffset + token.image.length
  }
  return result + rules.slice(end)
}

const labelWords: ReadonlySet<string> = new Set(Object.values(labels).flat())
const titled: ReadonlySet<string> = new Set(
  [keywords.case, keywords.assert, keywords.require, keywords.duty, keywords.question, keywords.use].flat(),
)

/** Behind the label of an item, or the keyword of a title, words stand for themselves. */
function isFreeText(tokens: readonly IToken[], index: number): boolean {
  let start = index
  while (start > 0 && tokens[start - 1]?.tokenType !== t.Newline) start--
  const first = tokens[start]?.image ?? ''
  const colon = tokens[start + 1]?.tokenType === t.Colon
  return (index > start && titled.has(first)) || (index > start + 1 && colon && labelWords.has(first))
}

const halfWidth = new Map([
  [t.Open, '('],
  [t.Close, ')'],
  [t.Colon, ':'],
  [t.Comma, ','],
  [t.Semicolon, ';'],
  [t.Equal, '='],
  [t.NotEqual, '!='],
  [t.Less, '<'],
  [t.LessOrEqual, '<='],
  [t.Greater, '>'],
  [t.GreaterOrEqual, '>='],
  [t.Plus, '+'],
  [t.Minus, '-'],
  [t.Times, '*'],
  [t.Divide, '/'],
])

const fullWidth = new Map([
  [t.Open, '（'],
  [t.Close, '）'],
  [t.Colon, '：'],
  [t.Comma, '，'],
  [t.Semicolon, '；'],
  [t.Equal, '＝'],
  [t.NotEqual, '≠'],
  [t.Less, '＜'],
  [t.LessOrEqual, '≤'],
  [t.Greater, '＞'],
  [t.GreaterOrEqual, '≥'],
  [t.Plus, '＋'],
  [t.Minus, '－'],
  [t.Times, '×'],
  [t.Divide, '÷'],
  [t.Bar, '｜'],
  [t.DoubleBar, '‖'],
])

const plainQuotes = (token: IToken): string | undefined =>
  token.tokenType === t.TextToken && !token.image.slice(1, -1).includes('"') && !/[“”]/.test(token.image.slice(1, -1))
    ? `"${token.image.slice(1, -1)}"`
    : undefined

// Identity numbers and four-digit years of English stand for themselves.
const wideDigits = (token: IToken): string | undefined =>
  token.tokenType === t.NumberToken && token.image.length < 12 && !/^\d{4}$/.test(token.image)
    ? token.image.replace(/[0-9.%]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    : undefined

const functions = Object.values(operators).flatMap((operator) =>
  operator.form === 'function' ? [[operator.zh[0], operator.en[0]] as const] : [],
)

function spelling(token: IToken, before: IToken | undefined, after: IToken | undefined, language: 0 | 1): string | undefined {
  const keyword = t.keywordOfToken(token)
  const pair = keyword ? keywords[keyword] : otherPair(token, before, after)
  if (!pair) return undefined
  // Words of two languages may stand together only with a space between them.
  const glued = (other: IToken | undefined, touches: boolean) => (other && touches && /[\p{L}\p{N}]/u.test(other.image) ? ' ' : '')
  const end = token.startOffset + token.image.length
  return (
    glued(before, before !== undefined && before.startOffset + before.image.length === token.startOffset) +
    pair[language] +
    glued(after, after?.startOffset === end)
  )
}

function otherPair(token: IToken, before: IToken | undefined, after: IToken | undefined): readonly [string, string] | undefined {
  const of = (pairs: readonly (readonly [string, string])[]) => pairs.find((pair) => pair.includes(token.image))
  if (token.tokenType !== t.Word) return undefined
  if (after?.tokenType === t.Open && before?.tokenType !== t.Colon) return of(functions)
  if (before?.tokenType === t.Colon && !/\d/.test(token.image)) return of(Object.values(typeNames))
  return before?.tokenType === t.Newline ? of(Object.values(labels)) : undefined
}
