import { isLosslessNumber, parse } from 'lossless-json'
import type { Line } from './expected.ts'

/** A refusal as `run` writes it. */
export interface Refused {
  readonly code: string
  readonly field: string | null
  readonly message: string
}

/** What a line of `run` says: results, or why there are none. Fails where it has any other form. */
export function readLine(text: string): Line | { readonly refused: readonly Refused[] } {
  const { $unknown = {}, $refused, ...results } = parse(text) as Record<string, unknown>
  if ($refused !== undefined) {
    if (Object.keys(results).length > 0 || !Array.isArray($refused)) throw new Error(`neither refused nor evaluated: ${text}`)
    return { refused: $refused as Refused[] }
  }
  return {
    results: Object.fromEntries(Object.entries(results).map(([name, value]) => [name, plain(value, text)])),
    unknown: Object.fromEntries(Object.entries($unknown as Record<string, string[]>).map(([name, reasons]) => [name, [...reasons].sort()])),
  }
}

function plain(value: unknown, text: string): Line['results'][string] {
  if (isLosslessNumber(value)) return { number: value.value }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  throw new Error(`no result has this form: ${text}`)
}
