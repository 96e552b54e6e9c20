import type { RecordOutcome, Result } from '../../program/outcome.ts'
import { refusedKey, unknownKey, valueJson } from '../../records/writeResults.ts'

/**
 * An outcome as one JSON object in a line: what `tiaoli run` writes, but for what may differ between two installations of
 * the same rules. Reasons stand in the order of their characters, and refusals are told by code and field, without sentences.
 */
export function expectedJson(names: readonly string[], outcome: RecordOutcome): string {
  if (outcome.kind === 'refused') return refusedJson(outcome.refusals)
  const { results } = outcome
  const entries = names.map((name) => `${JSON.stringify(name)}:${resultJson(results.get(name))}`)
  const unknown = names.flatMap((name) => {
    const result = results.get(name)
    return result?.kind === 'unknown' ? [`${JSON.stringify(name)}:${JSON.stringify(result.reasons.toSorted())}`] : []
  })
  const reasons = unknown.length === 0 ? [] : [`"${unknownKey}":{${unknown.join(',')}}`]
  return `{${[...entries, ...reasons].join(',')}}`
}

const resultJson = (result: Result | undefined): string => (result?.kind === 'known' ? valueJson(result.value, result.type) : 'null')

/** Why a record is refused, as the object of its line. */
export function refusedJson(refusals: readonly { readonly code: string; readonly field: string | null }[]): string {
  return `{"${refusedKey}":${JSON.stringify(refusals.map(({ code, field }) => ({ code, field })))}}`
}
