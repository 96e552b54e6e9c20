import type { Language } from '../../../grammar/diagnostic.ts'
import { evaluator } from '../../interpret/evaluator.ts'
import { literalValue, sameValue } from '../../program/apply.ts'
import type { Result } from '../../program/outcome.ts'
import type { Program } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import { literalOf, showValue } from '../../program/show.ts'
import type { Document } from '../workspace.ts'
import { expectedOf } from './actual.ts'
import type { DraftExpectation } from './draft.ts'
import type { CaseKey } from './key.ts'
import { nameProblem } from './names.ts'
import { type FormRecord, problemOf, type RecordProblem, readDraft } from './record.ts'
import { typedText } from './typed.ts'
import { readTypedCase, type TypedCase, type TypedProblem } from './typedCase.ts'
import { unknownText } from './unknown.ts'

/** What a form shows beside what was typed into it. */
export interface TriedCase {
  /** Wrong as it was typed: nothing can be saved. */
  readonly problems: readonly TypedProblem[]
  /** Why the rules give no results for what was typed right: gaps, broken assertions. It can be saved all the same. */
  readonly refusals: readonly RecordProblem[]
  /** In the order of the text; empty where the record is refused. */
  readonly results: readonly TriedResult[]
  /** Whether the notice has no errors; else the results are those of what could be read of it. */
  readonly sound: boolean
}

export interface TriedResult {
  readonly name: string
  /** In the notation of the notice, in the reader's language. */
  readonly text: string
  /** As it would be typed into an expectation. */
  readonly typed: string
  /** null where nothing, or nothing readable, is expected of it. */
  readonly agrees: boolean | null
}

/** What the rules give for a case that is being typed, a new one or another text of an old one; nothing need be saved. */
export function tryCase(document: Document, typed: TypedCase, of: CaseKey | null, language: Language): TriedCase {
  const { compiled } = document
  const program = compiled.program ?? compiled.draft
  const { record, expectations, problems } = readTypedCase(document, typed.entity, typed, language)
  const named = nameProblem(document, typed, of, language)
  const readings = Object.fromEntries(Object.entries(typed.readings).filter(([, reading]) => reading !== ''))
  const { results, refusals } = evaluated(program, typed.entity, record, readings, language)
  return {
    problems: [...(named ? [named] : []), ...problems],
    refusals: problems.some(({ at }) => at === 'field') ? [] : refusals,
    results: resultRules(program, typed.entity).flatMap(({ name }) => {
      const result = results.get(name)
      return result
        ? [
            triedResult(
              name,
              result,
              expectations.find((each) => each.name === name),
              language,
            ),
          ]
        : []
    }),
    sound: compiled.program !== null,
  }
}

interface Evaluated {
  readonly results: ReadonlyMap<string, Result>
  readonly refusals: readonly RecordProblem[]
}

function evaluated(
  program: Program,
  entity: string | null,
  record: FormRecord,
  readings: TypedCase['readings'],
  language: Language,
): Evaluated {
  const refused = (refusals: Parameters<typeof problemOf>[0][]): Evaluated => ({
    results: new Map(),
    refusals: refusals.map((refusal) => problemOf(refusal, language)),
  })
  const { value, refusals } = readDraft(program, entity, record)
  if (!value) return refused([...refusals])
  const outcome = evaluator(program, { readings }).evaluate(value, entity)
  return outcome.kind === 'refused' ? refused([...outcome.refusals]) : { results: outcome.results, refusals: [] }
}

function triedResult(name: string, result: Result, expected: DraftExpectation | undefined, language: Language): TriedResult {
  const agrees = expected ? agree(expected, result) : null
  if (result.kind === 'unknown') {
    const text = unknownText(result.reasons, language)
    return { name, text, typed: text, agrees }
  }
  const { type, value } = result
  return { name, text: showValue(type, value)[language], typed: typedText(type, literalOf(type, value), language), agrees }
}

function agree(expected: DraftExpectation, result: Result): boolean {
  if (expected.value === null || result.kind === 'unknown') {
    const { value, reasons } = expectedOf(expected.name, result)
    const same = expected.reasons.length === reasons.length && expected.reasons.every((reason) => reasons.includes(reason))
    return expected.value === value && same
  }
  return sameValue(literalValue(result.type, expected.value), result.value)
}
