import type { Exception, Expr, Rule } from '../../../engine/program/program.ts'
import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import { isMissing, type Outcome, valueText } from '../../support/naive/values.ts'
import { concerns, outcomeOf, resultOf, type Situation } from './situation.ts'

/** Claims that something never is so which the situation breaks. */
export function broken(found: readonly Diagnostic[], situation: Situation): string[] {
  return found
    .filter((finding) => claims[finding.code]?.(finding, situation) === true)
    .map(({ code, values }) => `${code} of ${String(values.name ?? values.rule)}`)
}

type Breaks = (finding: Diagnostic, situation: Situation) => boolean

const claims: Readonly<Record<string, Breaks>> = {
  'table.rowNeverApplies': rowApplies,
  'choice.otherwiseNeverApplies': otherwiseApplies,
  'exception.never': (finding, situation) =>
    exceptionsAt(finding, situation).some(([rule, exception]) => isUndefeated(situation, rule, exception)),
  'exception.changesNothing': (finding, situation) => {
    const owners = exceptionsAt(finding, situation)
    return owners.length > 0 && owners.some(([rule, exception]) => changes(situation, rule, exception))
  },
}

function rowApplies({ span, values }: Diagnostic, situation: Situation): boolean {
  const options = optionsAt(situation, span.start)
  const index = (values.row as number) - 1
  const option = options[index]
  if (values.entity !== situation.entity || !option || outcomeOf(situation, option) !== true) return false
  const forestalling = (values.covers as readonly number[]).length > 0 ? options.slice(0, index) : []
  return forestalling.every((condition) => outcomeOf(situation, condition) === false)
}

/** The conditions of the table or computation of which a row or case starts here. */
function optionsAt({ program }: Situation, start: number): readonly Expr[] {
  const table = program.tables.find(({ rows }) => rows.some((row) => row.span.start === start))
  if (table) return table.rows.map((row) => row.when)
  const bodies = program.rules.flatMap(({ body }) => (body.kind === 'choice' ? [body] : []))
  return bodies.find(({ branches }) => branches.some((b) => b.span.start === start))?.branches.map((b) => b.when) ?? []
}

function otherwiseApplies({ span, values }: Diagnostic, situation: Situation): boolean {
  const bodies = situation.program.rules.flatMap(({ body }) => (body.kind === 'choice' ? [body] : []))
  const body = bodies.find(({ otherwise }) => otherwise?.span.start === span.start)
  if (values.entity !== situation.entity || !body) return false
  return body.branches.every((branch) => outcomeOf(situation, branch.when) === false)
}

function exceptionsAt({ span }: Diagnostic, situation: Situation): (readonly [Rule, Exception])[] {
  const rules = situation.program.rules.filter((rule) => concerns(rule, situation))
  return rules.flatMap((rule) => rule.exceptions.filter((e) => e.span.start === span.start).map((e) => [rule, e] as const))
}

function isUndefeated(situation: Situation, { exceptions }: Rule, exception: Exception): boolean {
  const holds = ({ when }: Exception) => outcomeOf(situation, when) === true
  return holds(exception) && !exceptions.some((other) => other.beats.includes(exception.name) && holds(other))
}

/** Whether the rule gives another value without the exception; what is unknown or refused is not compared. */
function changes(situation: Situation, rule: Rule, exception: Exception): boolean {
  const without = { ...rule, exceptions: rule.exceptions.filter((e) => e !== exception) }
  const [has, had] = [resultOf(situation, rule), resultOf(situation, without)]
  return isKnown(has) && isKnown(had) && valueText(rule.type, has) !== valueText(rule.type, had)
}

const isKnown = (outcome: Outcome | null): outcome is Exclude<Outcome, { reasons: unknown }> => outcome !== null && !isMissing(outcome)
