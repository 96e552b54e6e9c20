import type { CaseRef, Reason, ResultChange, ResultGroup } from '../../comparison/comparison.ts'
import { groupOf, resultChange, shownRefusal } from '../../comparison/outcomes.ts'
import type { RecordOutcome } from '../../program/outcome.ts'
import type { Case, Program, Rule } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import type { Document } from '../workspace.ts'
import { knownReadings } from './chosen.ts'
import { type Readings, Runs, refOf } from './runs.ts'

/** What choosing readings does to the cases of a notice. */
export interface Effect {
  /** How many cases of records were evaluated, and how many of them have a result that changed or are refused on one side only. */
  readonly evaluated: number
  readonly changed: number
  /** Those of the notice itself among them, which no record changes; their case has no object. */
  readonly results: readonly ResultGroup[]
  /** Cases that are refused under one of the two choices only. */
  readonly refused: readonly { readonly case: CaseRef; readonly before: readonly Reason[]; readonly after: readonly Reason[] }[]
}

/** The results of all cases under `after` and under `before`, where they differ. */
export function effectOf(runs: Runs, before: Readings, after: Readings): Effect {
  const { program } = runs
  const changes = new Map<Rule, ResultChange[]>()
  const changed = new Set<Case>()
  const refused: { case: CaseRef; before: Reason[]; after: Reason[] }[] = []
  for (const each of [noticeItself(program), ...program.cases.filter(({ entity }) => entity !== null)]) {
    const [a, b] = [runs.run(each, before), runs.run(each, after)]
    const found = changesOf(program, each, a, b)
    for (const { rule, change } of found) changes.set(rule, [...(changes.get(rule) ?? []), change])
    const differs = a.kind !== b.kind
    if (differs) refused.push({ case: refOf(each), before: reasonsOf(a), after: reasonsOf(b) })
    if (each.entity !== null && (differs || found.length > 0)) changed.add(each)
  }
  const results = program.rules.flatMap((rule) => {
    const found = changes.get(rule)
    return found ? [groupOf(rule.name, rule.entity, null, found)] : []
  })
  const evaluated = program.cases.filter(({ entity }) => entity !== null).length
  return { evaluated, changed: changed.size, results, refused }
}

/** What no record changes is asked once, and not of every case. */
function noticeItself({ header: { name, span } }: Program): Case {
  return { name, entity: null, record: {}, readings: {}, expectations: [], clause: null, span }
}

const ownRules = (program: Program, entity: string | null) => resultRules(program, entity).filter((rule) => rule.entity === entity)

function changesOf(program: Program, each: Case, a: RecordOutcome, b: RecordOutcome): { rule: Rule; change: ResultChange }[] {
  if (a.kind !== 'results' || b.kind !== 'results') return []
  return ownRules(program, each.entity).flatMap((rule) => {
    const [x, y] = [a.results.get(rule.name), b.results.get(rule.name)]
    const change = x && y && resultChange(refOf(each), x, y)
    return change ? [{ rule, change }] : []
  })
}

const reasonsOf = (outcome: RecordOutcome): Reason[] => (outcome.kind === 'refused' ? outcome.refusals.map(shownRefusal) : [])

/** What a choice of readings does to the results of all cases, beside their own. */
export function effectUnder({ compiled }: Document, readings: Readings): Effect {
  const program = compiled.program ?? compiled.draft
  return effectOf(new Runs(program), {}, knownReadings(program, readings))
}
