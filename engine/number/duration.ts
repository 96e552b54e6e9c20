export type DurationUnit = 'month' | 'day' | 'minute'

/**
 * A length of time in one unit. Months, days and minutes never turn into one another: a month has no fixed number of
 * days, and 2天 ends at another moment than 48小时. A difference of two durations may be negative.
 */
export interface Duration {
  readonly unit: DurationUnit
  readonly count: number
}

/** How a unit is written: what stands before the numbers, and the larger and smaller of its two letters. */
interface Notation {
  readonly prefix: string
  readonly larger: string
  readonly smaller: string
  /** How many of the smaller make one of the larger; null where only the smaller is used. */
  readonly factor: number | null
}

const notations: Readonly<Record<DurationUnit, Notation>> = {
  month: { prefix: 'P', larger: 'Y', smaller: 'M', factor: 12 },
  day: { prefix: 'P', larger: '', smaller: 'D', factor: null },
  minute: { prefix: 'PT', larger: 'H', smaller: 'M', factor: 60 },
}

// Up to nine digits each, so that every count is an exact number.
const forms: readonly (readonly [unit: DurationUnit, form: RegExp])[] = [
  ['month', /^(-?)P(?=\d)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?$/],
  ['day', /^(-?)P()(\d{1,9})D$/],
  ['minute', /^(-?)PT(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?$/],
]

/**
 * Reads an ISO 8601 duration of one unit: P3M, P1Y, P1Y6M (months), P30D (days), PT48H, PT30M (minutes), -P3M.
 * Null where it mixes units (P1M15D, P1DT12H), counts weeks or seconds, or is no duration.
 */
export function parseDuration(iso: string): Duration | null {
  for (const [unit, form] of forms) {
    const match = form.exec(iso)
    if (match) return durationOf(unit, match)
  }
  return null
}

function durationOf(unit: DurationUnit, match: RegExpExecArray): Duration {
  const [, sign, larger, smaller] = match
  const count = Number(larger || 0) * (notations[unit].factor ?? 0) + Number(smaller || 0)
  return { unit, count: sign ? 0 - count : count }
}

/** The shortest ISO 8601 text: P1Y6M, P30D, PT48H; zero is P0M, P0D, PT0M. */
export function formatDuration(duration: Duration): string {
  const { prefix, larger, smaller, factor } = notations[duration.unit]
  const count = Math.abs(duration.count)
  const whole = factor === null ? 0 : Math.floor(count / factor)
  const rest = count - whole * (factor ?? 0)
  const parts = (whole > 0 ? `${whole}${larger}` : '') + (rest > 0 || whole === 0 ? `${rest}${smaller}` : '')
  return `${duration.count < 0 ? '-' : ''}${prefix}${parts}`
}
