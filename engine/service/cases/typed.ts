import type { IToken } from 'chevrotain'
import type { Language } from '../../../grammar/diagnostic.ts'
import { halfWidth, readDay, readInstant, readNumber } from '../../../grammar/literals.ts'
import { Day, Instant, Minus, NumberToken, tokenize } from '../../../grammar/tokens.ts'
import { keywordOf } from '../../../grammar/vocabulary.ts'
import type { DurationUnit } from '../../number/duration.ts'
import { formatDuration } from '../../number/duration.ts'
import type { LiteralValue, Type } from '../../program/program.ts'
import { showLiteral } from '../../program/show.ts'

/**
 * What was typed into a field of a form, as records write it: 1.5万元 → "15000", 75% → "0.75", 2021年1月1日 or 2021/1/1 →
 * "2021-01-01". What is not understood comes back as it was typed, for the record reader to refuse at its field.
 */
export function typedValue(type: Type, typed: string): LiteralValue {
  if (type.kind === 'text') return typed
  const text = typed.trim()
  return readers[type.kind](text, type) ?? text
}

/** A value as one would type it: 15000, 75%, 2021-01-01, 是; `typedValue` reads it back. */
export function typedText(type: Type, value: LiteralValue, language: Language): string {
  if (type.kind === 'date') return String(value)
  if (type.kind === 'instant') return String(value).replace('T', ' ')
  const shown = showLiteral(type, value)[language]
  return type.kind === 'decimal' && type.unit === 'amount' ? String(value) : shown
}

type TypedReader = (text: string, type: Type) => LiteralValue | null

const asIs: TypedReader = (text) => text

const readers: Readonly<Record<Type['kind'], TypedReader>> = {
  boolean: truth,
  decimal: number,
  date: day,
  instant: (text) => instant(text),
  duration,
  text: asIs,
  identity: (text) => halfWidth(text),
  enum: asIs,
}

function truth(text: string): boolean | null {
  const keyword = keywordOf(text.toLowerCase())
  if (keyword === 'yes' || /^true$/i.test(text)) return true
  return keyword === 'no' || /^false$/i.test(text) ? false : null
}

const plainNumber = /^-?\d+(?:\.\d+)?$/
const grouped = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?/

/** The sign and the one token of a literal; null where there is more or less. */
function only(text: string): { readonly negative: boolean; readonly token: IToken } | null {
  const [first, second, more] = tokenize(text, 0).tokens
  if (!first || more) return null
  if (first.tokenType === Minus) return second ? { negative: true, token: second } : null
  return second ? null : { negative: false, token: first }
}

const units: Readonly<Record<string, readonly (string | null)[]>> = {
  amount: ['yuan', null],
  ratio: ['percent', null],
  integer: ['count', null],
  number: ['count', null],
}

function number(text: string, type: Type): string | null {
  const plain = text.replace(grouped, (found) => found.replaceAll(',', ''))
  if (plainNumber.test(plain)) return plain
  const literal = only(plain)
  if (literal?.token.tokenType !== NumberToken || type.kind !== 'decimal') return null
  const { value, unit } = readNumber(literal.token.image)
  return units[type.unit]?.includes(unit) ? `${literal.negative ? '-' : ''}${value}` : null
}

function day(text: string): string | null {
  const literal = only(text.replaceAll('/', '-').replace(/-(\d)(?=-|$)/g, '-0$1'))
  return literal?.token.tokenType === Day && !literal.negative ? readDay(literal.token.image) : null
}

function instant(text: string): string | null {
  const literal = only(text.replace(/^(\d{4}-\d{2}-\d{2})\s+(\d{2}:\d{2})$/, '$1T$2'))
  return literal?.token.tokenType === Instant && !literal.negative ? readInstant(literal.token.image) : null
}

const lengths: Readonly<Record<string, readonly [DurationUnit, number]>> = {
  year: ['month', 12],
  month: ['month', 1],
  day: ['day', 1],
  hour: ['minute', 60],
  minute: ['minute', 1],
}

function duration(text: string, type: Type): string | null {
  const literal = only(text)
  if (literal?.token.tokenType !== NumberToken || type.kind !== 'duration') return null
  const { value, unit } = readNumber(literal.token.image)
  const [of, factor] = lengths[unit ?? ''] ?? [type.unit, 1]
  if (of !== type.unit || !/^\d{1,9}$/.test(value)) return null
  return formatDuration({ unit: of, count: (literal.negative ? -1 : 1) * Number(value) * factor })
}
