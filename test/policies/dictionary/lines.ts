import type { Line } from './expected.ts'

/** A refusal as `run` writes it. */
export interface Refused {
  readonly code: string
  readonly field: string | null
  readonly message: string
}

/** A number as it is written in JSON; floating point would hide how. */
interface Written {
  readonly number: string
}

/** What a line of `run` says: results, or why there are none. Fails where it has any other form. */
export function readLine(text: string): Line | { readonly refused: readonly Refused[] } {
  const { $unknown = {}, $refused, ...results } = JSON.parse(text, asWritten) as Record<string, unknown>
  if ($refused !== undefined) {
    if (Object.keys(results).length > 0 || !Array.isArray($refused)) throw new Error(`neither refused nor evaluated: ${text}`)
    return { refused: $refused as Refused[] }
  }
  const reasons = Object.entries($unknown as Record<string, string[]>).map(([name, wanted]) => [name, [...wanted].sort()])
  return { results: results as Line['results'], unknown: Object.fromEntries(reasons) }
}

function asWritten(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' ? ({ number: context?.source ?? '' } satisfies Written) : value
}
