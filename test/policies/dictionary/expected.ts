/** Whole fen: every amount of the dictionary has at most two decimal places. */
export interface Fen {
  readonly fen: number
}

export const yuan = (amount: number): Fen => ({ fen: Math.round(amount * 100) })

/** A result that is not known, and for want of what. */
export interface Missing {
  readonly wants: readonly string[]
}

export const wants = (...reasons: readonly string[]): Missing => ({ wants: reasons })

/** What a result is, before it is written. */
export type Expected = Fen | Missing | string | boolean

/** One line of `run` as data: numbers by their digits, reasons in any order. */
export interface Line {
  readonly results: Readonly<Record<string, string | boolean | { readonly number: string } | null>>
  readonly unknown: Readonly<Record<string, readonly string[]>>
}

/** The line that results make: null where not known, and then the reasons beside it. */
export function lineOf(expected: Readonly<Record<string, Expected>>): Line {
  const results: Record<string, Line['results'][string]> = {}
  const unknown: Record<string, readonly string[]> = {}
  for (const [name, value] of Object.entries(expected)) {
    if (typeof value !== 'object') results[name] = value
    else if ('fen' in value) results[name] = { number: digits(value.fen) }
    else {
      results[name] = null
      unknown[name] = [...value.wants].sort()
    }
  }
  return { results, unknown }
}

/** 2750 → 27.5: as few digits as show the amount. */
function digits(fen: number): string {
  const whole = Math.floor(fen / 100)
  const rest = String(fen % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return rest === '' ? String(whole) : `${whole}.${rest}`
}
