import { formatDate } from '../../number/date.ts'
import { decimal, formatDecimal } from '../../number/decimal.ts'

/** A text as FEEL writes it; what XML can't hold is written by its number. */
export function feelText(text: string): string {
  const escaped = text.replace(/["\\]/g, (mark) => `\\${mark}`)
  return `"${escaped.replace(/[^\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, numbered)}"`
}

const numbered = (character: string): string =>
  character === '\n' ? '\\n' : `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/** The number that a coefficient at a scale stands for: 27.5. */
export const feelNumber = (coefficient: bigint, scale: number): string => formatDecimal(decimal(coefficient, scale))

/** A whole number within an expression. */
export const feelWhole = (value: bigint): string => (value < 0n ? `(${value})` : String(value))

export const feelDate = (day: bigint): string => `date("${formatDate(Number(day))}")`

export const power = (scale: number): string => `1${'0'.repeat(scale)}`

/** The minute of an instant as FEEL writes it. */
export function feelInstant(minute: bigint): string {
  const days = minute >= 0n ? minute / 1440n : -((-minute + 1439n) / 1440n)
  const rest = Number(minute - days * 1440n)
  const two = (value: number) => String(value).padStart(2, '0')
  return `date and time("${formatDate(Number(days))}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:00")`
}
