import { QuotedName, TextToken, tokenize, Word } from '../../../grammar/tokens.ts'
import { type Keyword, keywords } from '../../../grammar/vocabulary.ts'
import type { LiteralValue, Type } from '../../program/program.ts'
import { showLiteral } from '../../program/show.ts'

/** The language of the keywords in a text: what is written into it is written alike. */
export type Tongue = 'zh' | 'en'

/** How values are written: in which tongue, and by what word for money. */
export interface Style {
  readonly tongue: Tongue
  /** 元; in English the word that the text itself uses. */
  readonly money: string
}

const moneyWords = /\d[ \t]*(yuan|dollars|euros|pounds|CNY|USD|EUR)(?![A-Za-z])/

/** The style of a text in a tongue. */
export function styleOf(text: string, tongue: Tongue): Style {
  return { tongue, money: tongue === 'zh' ? '元' : (moneyWords.exec(text)?.[1] ?? 'yuan') }
}

export const wordIn = (tongue: Tongue, keyword: Keyword): string => keywords[keyword][tongue === 'zh' ? 0 : 1]

/** The tongue of a declaration that begins there: an English keyword begins with a letter. */
export function tongueAt(text: string, start: number): Tongue {
  return /[A-Za-z]/.test(text.charAt(start)) ? 'en' : 'zh'
}

export const colonIn = (tongue: Tongue): string => (tongue === 'zh' ? '：' : ': ')

/** A name as a rule must write it, in 「」 where it is no plain word; null where it can't be written at all. */
export function writtenName(name: string): string | null {
  const tokens = tokenize(name, 0).tokens
  if (tokens[0]?.tokenType === Word && tokens[0].image === name) return name
  return isOne(`「${name}」`, QuotedName) ? `「${name}」` : null
}

/** A text as a rule must write it, in “” or ""; null where neither can hold it. */
export function writtenText(text: string): string | null {
  return [`“${text}”`, `"${text}"`].find((written) => isOne(written, TextToken)) ?? null
}

function isOne(written: string, type: typeof Word): boolean {
  // A NUL would make the whole file unreadable, and a control character can't be seen.
  if (/\p{Cc}/u.test(written)) return false
  const { tokens } = tokenize(written, 0)
  return tokens.length === 1 && tokens[0]?.tokenType === type && tokens[0].image === written
}

/** A value in the notation of the notice; null where it can't be written. */
export function writtenValue(type: Type, value: LiteralValue, { tongue, money }: Style): string | null {
  switch (type.kind) {
    case 'enum':
      return writtenName(String(value))
    case 'text':
      return writtenText(String(value))
    case 'identity':
      return /^\d+$/.test(String(value)) ? String(value) : writtenText(String(value))
    case 'date':
    case 'instant':
      // Years are written with four digits, so the early ones stand as they are counted.
      return String(value) < '1000' ? String(value) : showLiteral(type, value)[tongue]
    case 'duration':
      // The language has no literal for a length below zero.
      return String(value).startsWith('-') ? null : showLiteral(type, value)[tongue]
    default: {
      const shown = showLiteral(type, value)[tongue]
      return type.kind === 'decimal' && type.unit === 'amount' ? shown.replace(/ yuan$/, ` ${money}`) : shown
    }
  }
}
