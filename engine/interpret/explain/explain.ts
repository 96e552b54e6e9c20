import { partsOf } from '../../program/map.ts'
import type { Refusal } from '../../program/outcome.ts'
import type { Expr, Program } from '../../program/program.ts'
import type { InputRecord } from '../../program/record.ts'
import { resultRules } from '../../program/results.ts'
import type { EvaluatorOptions } from '../evaluate.ts'
import { evaluator } from '../evaluator.ts'
import type { Explanation, Step } from './explanation.ts'
import { Listener } from './listen.ts'
import type { Setting } from './scene.ts'
import { stepOf } from './step.ts'

/** A clause with what stands behind its number, as the notice's tree has it. */
export interface ClauseTitle {
  readonly path: string
  readonly title: string
}

export interface ExplainerOptions extends EvaluatorOptions {
  /** Clauses whose titles may be quoted. */
  readonly clauses?: readonly ClauseTitle[]
}

/** What is to be explained of a record. */
export interface Request {
  /** The notice's main one by default. */
  readonly entity?: string | null
  /** Names of results; all of the entity and the notice by default. Other names are passed over. */
  readonly results?: readonly string[]
  /** Also which rows and cases did not apply, and why. */
  readonly rejected?: boolean
}

export type Explained =
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  /** `explanation`: of the results that contradict the notice; nothing where the record was refused before they were known. */
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly explanation?: Explanation }

export interface Explainer {
  explain(record: InputRecord, request?: Request): Explained
}

/** Explains results by listening to their evaluation; reused for every record. */
export function explainer(program: Program, options: ExplainerOptions = {}): Explainer {
  const evaluate = evaluator(program, options)
  const setting = settingOf(program, options)
  return {
    explain(record, { entity = program.mainEntity, results, rejected = false } = {}) {
      const listener = new Listener()
      const outcome = evaluate.evaluate(record, entity, listener)
      const steps = new Map<string, Step>()
      for (const heard of listener.heard) {
        const step = stepOf({ ...setting, rejected }, heard, steps)
        steps.set(step.id, step)
      }
      const asked = outcome.kind === 'refused' ? contradicting(program, entity, outcome.refusals) : results
      const wanted = resultRules(program, entity).filter(({ name, id }) => (!asked || asked.includes(name)) && steps.has(id))
      const ids = wanted.map(({ id }) => id)
      const explanation = { entity, results: ids, steps: needed(steps, ids) }
      return outcome.kind === 'refused' ? { ...outcome, explanation } : { kind: 'explained', explanation }
    },
  }
}

function settingOf(program: Program, { readings, clauses = [] }: ExplainerOptions): Omit<Setting, 'rejected'> {
  return {
    program,
    rules: new Map(program.rules.map((rule) => [rule.id, rule])),
    tables: new Map(program.tables.map((table) => [table.id, table])),
    questions: new Map(program.questions.map((question) => [question.name, question])),
    readings: new Map(program.questions.map(({ name, default: usual }) => [name, readings?.[name] ?? usual])),
    titles: new Map(clauses.map(({ path, title }) => [path, title])),
  }
}

/** The results that broken assertions speak of, by name. */
function contradicting(program: Program, entity: string | null, refusals: readonly Refusal[]): string[] {
  const broken = program.assertions.filter(
    (assertion) => (assertion.entity === null || assertion.entity === entity) && refusals.some(({ field }) => field === assertion.name),
  )
  const names = new Set<string>()
  const read = (expr: Expr): void => {
    const rule = expr.kind === 'result' && expr.scope === 0 ? program.rules.find(({ id }) => id === expr.rule) : undefined
    if (rule) names.add(rule.name)
    for (const part of partsOf(expr)) read(part)
  }
  for (const { condition } of broken) read(condition)
  return [...names]
}

/** The steps asked for and all that they rest on, in the order of their evaluation. */
function needed(steps: ReadonlyMap<string, Step>, ids: readonly string[]): Step[] {
  const wanted = new Set(ids)
  const behind = [...steps.values()].reverse()
  for (const { id, uses } of behind) if (wanted.has(id)) for (const used of uses) wanted.add(used)
  return [...steps.values()].filter(({ id }) => wanted.has(id))
}
