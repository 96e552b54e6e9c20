import { Interpreter } from '../../../engine/interpret/evaluate.ts'
import { RecordFault } from '../../../engine/interpret/faults.ts'
import type { Refusal } from '../../../engine/program/outcome.ts'
import type { CaseRecord, Expr, LiteralValue, Program, Rule } from '../../../engine/program/program.ts'
import { conditionValue, ruleValue, runOf } from '../../support/naive/evaluate.ts'
import { type Outcome, Refused } from '../../support/naive/values.ts'
import type { Draw } from '../../support/random/draw.ts'
import type { RecordDrawer } from '../../support/random/records.ts'
import { inputOf } from '../engines.ts'

/** A record of a program with the readings chosen, at the header's base date, of which the check speaks too. */
export interface Situation {
  readonly program: Program
  readonly entity: string | null
  readonly record: CaseRecord
  readonly readings: Readonly<Record<string, string>>
}

/** Whether something is evaluated in the situation at all. */
export const concerns = (it: { readonly entity: string | null }, { entity }: Situation): boolean =>
  it.entity === null || it.entity === entity

/** What an expression comes to by the plain reading; null where the record is refused. */
export function outcomeOf({ program, entity, record, readings }: Situation, expr: Expr): Outcome | null {
  return unlessRefused(() => conditionValue(runOf(program, { readings }), expr, record, entity))
}

/** What a rule comes to by the plain reading; null where the record is refused. */
export function resultOf({ program, entity, record, readings }: Situation, rule: Rule): Outcome | null {
  return unlessRefused(() => ruleValue(runOf(program, { readings }), rule, record, entity))
}

function unlessRefused(evaluate: () => Outcome): Outcome | null {
  try {
    return evaluate()
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** The refusals of rules, each evaluated by itself by the interpreter, which names the table or rule concerned. */
export function refusalsOf(situation: Situation, rules: readonly Rule[]): Refusal[] {
  const { program, entity, record, readings } = situation
  const interpreter = new Interpreter(program, { readings })
  const input = inputOf(program, record, { entity, baseDate: program.header.baseDate })
  return rules.flatMap((rule) => {
    if (!concerns(rule, situation)) return []
    try {
      interpreter.result(rule, input)
      return []
    } catch (error) {
      if (error instanceof RecordFault) return [error.refusal]
      throw error
    }
  })
}

/** A witness's record: field → value, null where the field is absent. */
export type Witnessed = Readonly<Record<string, LiteralValue | null>>

/** A valid record with the witness's values; the rest of it is drawn. */
export function completed(drawer: RecordDrawer, draw: Draw, entity: string | null, witness: Witnessed): CaseRecord {
  if (entity === null) return {}
  const drawn = Object.entries(drawer.record(draw, entity)).filter(([name]) => !Object.hasOwn(witness, name))
  const fixed = Object.entries(witness).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  return Object.fromEntries([...drawn, ...fixed])
}
