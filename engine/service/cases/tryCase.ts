import type { Language } from '../../../grammar/diagnostic.ts'
import { literalValue, sameValue } from '../../program/apply.ts'
import { resultRules } from '../../program/results.ts'
import type { Document } from '../workspace.ts'
import type { DraftExpectation } from './draft.ts'
import { type RecordProblem, type ShownResult, tryRecord, unknownText } from './try.ts'
import { typedText } from './typed.ts'
import { readTypedCase, type TypedCase, type TypedProblem } from './typedCase.ts'

/** What a form shows beside what was typed into it. */
export interface TriedCase {
  /** Wrong as it was typed: nothing can be saved. */
  readonly problems: readonly TypedProblem[]
  /** Why the rules give no results for what was typed right: gaps, broken assertions. It can be saved all the same. */
  readonly refusals: readonly RecordProblem[]
  readonly results: readonly TriedResult[]
  readonly sound: boolean
}

export interface TriedResult extends ShownResult {
  /** As it would be typed into an expectation. */
  readonly typed: string
  /** null where nothing, or nothing readable, is expected of it. */
  readonly agrees: boolean | null
}

/** What the rules give for a case that is being typed; nothing need be saved. */
export function tryCase(document: Document, typed: TypedCase, language: Language): TriedCase {
  const { record, expectations, problems } = readTypedCase(document, typed.entity, typed, language)
  const readings = Object.fromEntries(Object.entries(typed.readings).filter(([, reading]) => reading !== ''))
  const tried = tryRecord(document, typed.entity, record, readings, language)
  const wrong = problems.some(({ at }) => at === 'field')
  const rules = resultRules(document.compiled.program ?? document.compiled.draft, typed.entity)
  const results = tried.results.map((result): TriedResult => {
    const type = rules.find(({ name }) => name === result.name)?.type
    const expected = expectations.find(({ name }) => name === result.name)
    const text = result.value === null || !type ? unknownText(result.reasons, language) : typedText(type, result.value, language)
    return { ...result, typed: text, agrees: expected && type ? agree(type, expected, result) : null }
  })
  return { problems, refusals: wrong ? [] : tried.problems, results, sound: tried.sound }
}

type Typed = Parameters<typeof literalValue>[0]

function agree(type: Typed, expected: DraftExpectation, { value, reasons }: ShownResult): boolean {
  if (expected.value === null || value === null) {
    const same = expected.reasons.length === reasons.length && expected.reasons.every((reason) => reasons.includes(reason))
    return expected.value === value && same
  }
  return sameValue(literalValue(type, expected.value), literalValue(type, value))
}
