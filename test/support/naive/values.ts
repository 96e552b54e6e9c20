import type { LiteralValue, Type } from '../../../engine/program/program.ts'
import { dayText, instantText, readDay, readDuration, readInstant } from './calendar.ts'
import { type Rational, rationalText, readRational } from './rational.ts'

/** A known value: a truth value, a fraction, a count of days, minutes or months, a text. */
export type Known = boolean | Rational | number | string

/** Not known, for want of these. */
export class Missing {
  readonly reasons: readonly string[]

  constructor(reasons: readonly string[]) {
    this.reasons = reasons
  }
}

export type Outcome = Known | Missing

export const isMissing = (outcome: Outcome): outcome is Missing => outcome instanceof Missing

/** What is missing of several, together; null where nothing is. */
export function missingOf(outcomes: readonly Outcome[]): Missing | null {
  const missing = outcomes.filter(isMissing)
  return missing.length === 0 ? null : new Missing([...new Set(missing.flatMap((m) => m.reasons))])
}

/** The record is refused. */
export class Refused extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** A value as programs and records write it. */
export function readValue(type: Type, value: LiteralValue): Known {
  if (typeof value === 'boolean') return value
  switch (type.kind) {
    case 'decimal':
      return readRational(value)
    case 'date':
      return readDay(value)
    case 'instant':
      return readInstant(value)
    case 'duration':
      return readDuration(value)
    case 'identity':
      return value.toUpperCase()
    default:
      return value
  }
}

/** A value as results write it; durations as their count and unit. */
export function valueText(type: Type, value: Known): string {
  switch (type.kind) {
    case 'decimal':
      return rationalText(value as Rational)
    case 'date':
      return dayText(value as number)
    case 'instant':
      return instantText(value as number)
    case 'duration':
      return `${value} ${type.unit}s`
    default:
      return String(value)
  }
}
