import type { CaseRecord, Program } from '../../engine/program/program.ts'
import { conditionValue, type Run, ruleValue, runOf } from '../support/naive/evaluate.ts'
import { isMissing, type Outcome, Refused, valueText } from '../support/naive/values.ts'
import type { Answer, RunOptions } from './engines.ts'
import { unknownText } from './engines.ts'

/** What the plain reading of the language says of records. */
export function plainAnswers(program: Program, records: readonly CaseRecord[], options: RunOptions, hear?: Run['hear']): Answer[] {
  const run = runOf(program, hear ? { ...options, hear } : options)
  return records.map((record) => plainAnswer(run, record, options.entity))
}

function plainAnswer(run: Run, record: CaseRecord, entity: string | null): Answer {
  const concerns = (it: { readonly entity: string | null }) => it.entity === null || it.entity === entity
  try {
    const rules = run.program.rules.filter(concerns)
    const entries = rules.map((rule) => [rule.name, outcomeText(rule.type, ruleValue(run, rule, record, entity))] as const)
    const broken = run.program.assertions.filter(concerns).some((a) => conditionValue(run, a.condition, record, a.entity) === false)
    return broken ? { $refused: 'evaluate.assertion' } : Object.fromEntries(entries)
  } catch (error) {
    if (error instanceof Refused) return { $refused: error.code }
    throw error
  }
}

function outcomeText(type: Parameters<typeof valueText>[0], outcome: Outcome): string {
  return isMissing(outcome) ? unknownText(outcome.reasons) : valueText(type, outcome)
}
