import type { IToken, TokenType } from 'chevrotain'
import type { Chunk } from '../lines.ts'
import * as t from '../tokens.ts'
import { keywords, labelOf, labels, typeNameOf, typeNames } from '../vocabulary.ts'
import type { Facts } from './facts.ts'
import { boundPrefixIn, boundSuffixIn, dayIn, instantIn, type KeywordLanguage, numberIn, roundingIn, yearIn } from './literals.ts'
import type { Roles } from './roles.ts'

/** The spellings of operators and punctuation; what both languages write alike is not listed. */
const symbols = new Map<TokenType, readonly [zh: string, en: string]>([
  [t.Open, ['（', '(']],
  [t.Close, ['）', ')']],
  [t.Comma, ['，', ',']],
  [t.Colon, ['：', ':']],
  [t.Semicolon, ['；', ';']],
  [t.Dot, ['.', '.']],
  [t.NotEqual, ['≠', '!=']],
  [t.LessOrEqual, ['≤', '<=']],
  [t.GreaterOrEqual, ['≥', '>=']],
  [t.Equal, ['＝', '=']],
  [t.Less, ['＜', '<']],
  [t.Greater, ['＞', '>']],
  [t.Plus, ['＋', '+']],
  [t.Minus, ['－', '-']],
  [t.Times, ['×', '*']],
  [t.Divide, ['÷', '/']],
])

const separatorSpellings = ['、', ','] as const
const durationUnits = [
  ['月', 'months'],
  ['天', 'days'],
  ['小时', 'hours'],
  ['分钟', 'minutes'],
] as const

export type Images = ReadonlyMap<IToken, string>

/** How the tokens of a declaration are spelt in the wanted language; names, texts and what has no counterpart stay. */
export function translated(chunk: Chunk, roles: Roles, facts: Facts, to: KeywordLanguage): Images {
  const images = new Map<IToken, string>()
  for (const { tokens } of chunk.lines) {
    for (const [index, token] of tokens.entries()) images.set(token, imageOf(tokens, index, token, roles, facts, to))
  }
  return images
}

/** A token that belongs to no declaration's line: the semicolon between two statements. */
export const symbolIn = (token: IToken, to: KeywordLanguage): string => pick(symbols.get(token.tokenType), to) ?? token.image

const pick = (pair: readonly [string, string] | undefined, to: KeywordLanguage): string | undefined => pair?.[to === 'zh' ? 0 : 1]

function imageOf(tokens: readonly IToken[], index: number, token: IToken, roles: Roles, facts: Facts, to: KeywordLanguage): string {
  const { image } = token
  switch (roles.get(token)) {
    case 'kept':
      return image
    case 'type':
      return pick(typeName(image), to) ?? image
    case 'durationUnit':
      return (
        pick(
          durationUnits.find((pair) => pair.some((word) => word === image)),
          to,
        ) ?? image
      )
    case 'label':
      return pick(labelName(image), to) ?? image
    case 'separator':
      return pick(separatorSpellings, to) as string
    case 'function':
      return pick(facts.functionNamed(image), to) ?? plainImage(token, tokens[index - 1], tokens[index + 1], to)
    case 'year':
      return facts.isFunction(tokens[index - 2]) ? image : yearIn(image, to)
    default:
      return plainImage(token, tokens[index - 1], tokens[index + 1], to)
  }
}

const typeName = (image: string) => ((name) => name && typeNames[name])(typeNameOf(image))
const labelName = (image: string) => ((label) => label && labels[label])(labelOf(image))

function plainImage(token: IToken, previous: IToken | undefined, next: IToken | undefined, to: KeywordLanguage): string {
  const { image, tokenType } = token
  switch (tokenType) {
    case t.NumberToken:
      return numberIn(image, to)
    case t.Day:
      return dayIn(image, to)
    case t.Instant:
      return instantIn(image, to)
    case t.RoundingPhrase:
      return roundingIn(image, to)
    case t.BoundPrefix:
      return boundPrefixIn(image, next?.image ?? '', to)
    case t.BoundSuffix:
      return boundSuffixIn(image, to)
    case t.ToGlued:
      return pick(keywords.to, to) as string
    case t.Word:
      return collides(image, previous, to) ? `「${image}」` : image
    default:
      return keywordImage(token, to) ?? symbolIn(token, to)
  }
}

function keywordImage(token: IToken, to: KeywordLanguage): string | undefined {
  const keyword = t.keywordOfToken(token)
  return keyword && pick(keywords[keyword], to)
}

/** 甲 或 more would become the bound `or more`. Any other keyword, of either language, is quoted in the source already. */
function collides(image: string, previous: IToken | undefined, to: KeywordLanguage): boolean {
  return to === 'en' && previous?.tokenType === t.keywordTokens.or && (image === 'more' || image === 'less')
}
