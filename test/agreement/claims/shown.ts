import type { Witness } from '../../../engine/analysis/index.ts'
import type { Program, Rule } from '../../../engine/program/program.ts'
import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import { isMissing } from '../../support/naive/values.ts'
import type { Draw } from '../../support/random/draw.ts'
import type { RecordDrawer } from '../../support/random/records.ts'
import { completed, outcomeOf, refusalsOf, resultOf, type Situation } from './situation.ts'

/** Whether a witness speaks of fields and readings alone, not of what is computed from several or from a relation. */
export function isConcrete({ facts, record, readings }: Witness): boolean {
  return facts.length === Object.keys(record).length + Object.keys(readings).length
}

/** The findings whose witness, completed to a record in any way, does not show what they claim. */
export function unproved(program: Program, found: readonly Diagnostic[], drawer: RecordDrawer, draw: Draw): string[] {
  return found.flatMap((finding) => {
    const { code, values } = finding
    const witness = values as unknown as Witness
    if (values.record === undefined || !isConcrete(witness)) return []
    const entity = values.entity as string | null
    const situation = { program, entity, record: completed(drawer, draw, entity, witness.record), readings: witness.readings }
    const told = `${code} of ${String(values.name ?? values.rule)}`
    return isShown(finding, situation) ? [] : [`${told} is not so for ${JSON.stringify([situation.record, situation.readings])}`]
  })
}

function isShown({ code, values }: Diagnostic, situation: Situation): boolean {
  const { program } = situation
  const rules = program.rules.filter(({ name, id }) => [values.name, values.rule].includes(name) || resultsOf(program, values).includes(id))
  switch (code) {
    case 'table.gap':
      return refusalsOf(situation, rules).length > 0
    case 'table.overlap':
    case 'exception.tie':
      // A value against 未规定 is a difference to the check, and leaves the result unknown.
      return refusalsOf(situation, rules).length > 0 || rules.some((rule) => isSilent(situation, rule))
    case 'assert.fails': {
      const outcome = program.assertions.filter((a) => a.name === values.name).map((a) => outcomeOf(situation, a.condition))
      // A record that is refused already is no assertion's.
      return outcome.includes(false) || outcome.includes(null)
    }
    default:
      return true
  }
}

function resultsOf(program: Program, { what, name }: Diagnostic['values']): readonly string[] {
  return what === 'table' ? program.tables.filter((table) => table.name === name).flatMap((table) => table.results) : []
}

function isSilent(situation: Situation, rule: Rule): boolean {
  const outcome = resultOf(situation, rule)
  return outcome !== null && isMissing(outcome) && outcome.reasons.includes('未规定')
}
