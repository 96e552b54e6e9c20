import { type Language, type Refusal, refusalMessage } from '../../index.ts'

/** Refusals as lines for people: the code and what is wrong. */
export function refusalLines(refusals: readonly Refusal[], language: Language): string[] {
  return refusals.map(
    ({ code, field, values }) => `  ${code}${field === null ? '' : ` ${field}`}  ${refusalMessage(code, values, language)}`,
  )
}
