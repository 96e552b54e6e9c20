import { type Coming, valuesUnder } from '../../../engine/analysis/index.ts'
import type { CaseRecord, Expr, Program, Rule } from '../../../engine/program/program.ts'
import { isMissing, readValue, valueText } from '../../support/naive/values.ts'
import type { Draw } from '../../support/random/draw.ts'
import type { RecordDrawer } from '../../support/random/records.ts'
import { isConcrete } from './shown.ts'
import { completed, outcomeOf, type Situation } from './situation.ts'

const unknown = 'unknown'
const varies = 'varies'

/** The results and conditions that are asked about: each with none, and with one of the program's own. */
export function questionsOf(program: Program, draw: Draw): (readonly [Rule, Expr | null])[] {
  const rules = program.rules.filter((rule) => rule.entity === null || rule.entity === program.mainEntity)
  const conditions = conditionsOf(program)
  return rules.flatMap((rule) => [[rule, null] as const, ...(conditions.length > 0 ? [[rule, draw.one(conditions)] as const] : [])])
}

/** Whole conditions that stand in rules and tables of the main entity. */
function conditionsOf({ tables, rules, mainEntity }: Program): Expr[] {
  const branches = rules.filter((rule) => rule.entity === mainEntity).flatMap(({ body }) => (body.kind === 'choice' ? body.branches : []))
  return [...tables.filter((table) => table.entity === mainEntity).flatMap(({ rows }) => rows), ...branches].map(({ when }) => when)
}

/** Values that a result has under a condition and that are not listed, and listed ones that it has not for their witness. */
export function mislisted(
  program: Program,
  [rule, condition]: readonly [Rule, Expr | null],
  records: readonly CaseRecord[],
  drawer: RecordDrawer,
  draw: Draw,
): string[] {
  const { type, span, numeric } = rule
  const expr: Expr = { kind: 'result', rule: rule.id, scope: 0, type, span, ...(numeric ? { numeric } : {}) }
  const comings = valuesUnder(program, expr, condition)
  if (comings === null) return []
  const listed = comings.map((coming) => textOf(coming, rule))
  const situation = (record: CaseRecord): Situation => ({ program, entity: program.mainEntity, record, readings: {} })
  const valueFor = (record: CaseRecord) => valueUnder(situation(record), expr, condition)
  const unlisted = records.map(valueFor).filter((text) => text !== null && !listed.includes(text) && !listed.includes(varies))
  const untrue = comings.filter((coming) => {
    if (coming.kind !== 'value' || !coming.certain || !isConcrete(coming.witness)) return false
    const shown = valueFor(completed(drawer, draw, program.mainEntity, coming.witness.record))
    return shown !== null && shown !== textOf(coming, rule)
  })
  return [
    ...unlisted.map((text) => `${rule.name} is ${text}, not among ${listed.join(' | ')}`),
    ...untrue.map((coming) => `${rule.name} is not ${textOf(coming, rule)} for ${JSON.stringify(coming.witness.record)}`),
  ]
}

/** null where the condition does not hold or the record is refused. */
function valueUnder(situation: Situation, expr: Expr, condition: Expr | null): string | null {
  if (condition && outcomeOf(situation, condition) !== true) return null
  const outcome = outcomeOf(situation, expr)
  if (outcome === null) return null
  return isMissing(outcome) ? unknown : valueText(expr.type, outcome)
}

function textOf(coming: Coming, { type }: Rule): string {
  return coming.kind === 'value' ? valueText(type, readValue(type, coming.value)) : coming.kind
}
