import type { Language } from '../../../grammar/diagnostic.ts'
import type { Code } from '../../../grammar/messages/index.ts'
import { evaluator } from '../../interpret/evaluator.ts'
import { silence } from '../../interpret/unknown.ts'
import type { Refusal, Result } from '../../program/outcome.ts'
import type { CaseRecord, LiteralValue, Program } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import { literalOf, showValue } from '../../program/show.ts'
import { refusalMessage } from '../../records/writeResults.ts'
import { wordIn } from '../edits/notation.ts'
import type { Document } from '../workspace.ts'
import { type FormRecord, readDraft } from './record.ts'
import { typedValue } from './typed.ts'
import { entityOf } from './write.ts'

/** What is wrong with a record, at its field. */
export interface RecordProblem {
  readonly code: Code
  /** 就诊[2].入院日期, elements counted from 1; a result or assertion; null for the record as a whole. */
  readonly field: string | null
  readonly message: string
}

export interface ShownResult {
  readonly name: string
  /** In the notation of the notice, in the reader's language. */
  readonly text: string
  /** As a case would expect it. */
  readonly value: LiteralValue | null
  readonly reasons: readonly string[]
}

/** What the rules give for a record that is not saved. */
export interface Tried {
  /** In the order of the text; empty where there are problems. */
  readonly results: readonly ShownResult[]
  readonly problems: readonly RecordProblem[]
  /** Whether the notice has no errors; else the results are those of what could be read of it. */
  readonly sound: boolean
}

/** Evaluates a record that need not be written anywhere: its results, or why it is refused. */
export function tryRecord(
  { compiled }: Document,
  entity: string | null,
  record: FormRecord,
  readings: Readonly<Record<string, string>>,
  language: Language,
): Tried {
  const program = compiled.program ?? compiled.draft
  const sound = compiled.program !== null
  const { value, refusals } = readDraft(program, entity, record)
  if (!value) return { results: [], problems: refusals.map((refusal) => problemOf(refusal, language)), sound }
  const outcome = evaluator(program, { readings }).evaluate(value, entity)
  if (outcome.kind === 'refused') return { results: [], problems: outcome.refusals.map((refusal) => problemOf(refusal, language)), sound }
  return { results: shownResults(program, entity, outcome.results, language), problems: [], sound }
}

/** What is wrong with a record, field by field; nothing is evaluated. */
export function checkRecord(
  { compiled }: Document,
  entity: string | null,
  record: FormRecord,
  language: Language,
): readonly RecordProblem[] {
  return readDraft(compiled.draft, entity, record).refusals.map((refusal) => problemOf(refusal, language))
}

export const problemOf = ({ code, field, values }: Refusal, language: Language): RecordProblem => ({
  code,
  field,
  message: refusalMessage(code, values, language),
})

/** All results, in the order of the text. */
export function shownResults(
  program: Program,
  entity: string | null,
  results: ReadonlyMap<string, Result>,
  language: Language,
): ShownResult[] {
  return resultRules(program, entity).flatMap(({ name }) => {
    const result = results.get(name)
    if (!result) return []
    const known = result.kind === 'known'
    return {
      name,
      text: resultText(result, language),
      value: known ? literalOf(result.type, result.value) : null,
      reasons: known ? [] : result.reasons,
    }
  })
}

export function resultText(result: Result, language: Language): string {
  return result.kind === 'known' ? showValue(result.type, result.value)[language] : unknownText(result.reasons, language)
}

/** 未知（出生日期） */
export function unknownText(reasons: readonly string[], language: Language): string {
  const words = reasons.map((reason) => (reason === silence ? wordIn(language, 'silent') : reason))
  const word = wordIn(language, 'unknown')
  if (words.length === 0) return word
  return language === 'zh' ? `${word}（${words.join('、')}）` : `${word} (${words.join(', ')})`
}

/** A record of which the fields hold what was typed, as records write it. */
export function typedRecord({ compiled }: Document, entity: string | null, typed: FormRecord): FormRecord {
  return readTyped(compiled.draft, entity, typed)
}

function readTyped(program: Program, entity: string | null, typed: FormRecord | CaseRecord): FormRecord {
  const declared = entityOf(program, entity)
  const entries = Object.entries(typed).map(([name, value]): [string, FormRecord[string]] => {
    const relation = declared?.relations.find((each) => each.name === name)
    if (Array.isArray(value))
      return [name, (value as readonly FormRecord[]).map((each) => readTyped(program, relation?.entity ?? null, each))]
    const type = declared?.fields.find((field) => field.name === name)?.type
    if (typeof value !== 'string' || !type) return [name, value as FormRecord[string]]
    return [name, value.trim() === '' && type.kind !== 'text' ? null : typedValue(type, value)]
  })
  return Object.fromEntries(entries)
}
