import { Interpreter } from '../../interpret/evaluate.ts'
import { RecordFault } from '../../interpret/faults.ts'
import { isUnknown } from '../../interpret/unknown.ts'
import { EvaluationFault, type Value } from '../../program/apply.ts'
import type { Expr } from '../../program/program.ts'
import { literalOf } from '../../program/show.ts'
import { groupOf } from '../dimension.ts'
import type { Plan } from '../plan.ts'
import { sides } from '../variant.ts'
import type { Look } from './codes.ts'
import { type Settings, sightOf } from './sight.ts'

/** How each field is seen by a plan: as it is, or through some looks only. */
export interface Looks {
  readonly fields: ReadonlyMap<string, readonly Look[] | 'raw'>
  /** Elements of relations are seen: people can't be told equal by their fields. */
  readonly relations: boolean
}

/** By both programs, and by the dimensions. */
export function looksOf(plan: Plan, settings: Settings): Looks {
  const fields = new Map<string, Look[] | 'raw'>()
  let relations = false
  const add = (field: string, look: Look | 'raw') => {
    const known = fields.get(field) ?? []
    fields.set(field, look === 'raw' || known === 'raw' ? 'raw' : [...known, look])
  }
  for (const side of sides) {
    const variant = plan.pair[side]
    const sight = sightOf(variant.program, plan.entity, plan.wanted[side], settings)
    const interpreter = new Interpreter(variant.program, variant.options)
    for (const [field, atoms] of sight.atoms) for (const atom of atoms) add(field, lookOf(interpreter, atom, field))
    relations ||= sight.relations
  }
  for (const dimension of plan.dimensions) {
    if (dimension.by.kind === 'field') add(dimension.by.field, (value) => String(groupOf(dimension, value)))
  }
  return { fields, relations }
}

function lookOf(interpreter: Interpreter, atom: Expr, field: string): Look | 'raw' {
  if (atom.kind === 'input') return 'raw'
  return (value) => {
    const values = new Map<string, Value>(value === null ? [] : [[field, value]])
    try {
      const seen = interpreter.expression(atom, interpreter.place({ values, relations: new Map() }))
      return isUnknown(seen) ? `?${[...seen.reasons].join('、')}` : JSON.stringify(literalOf(atom.type, seen))
    } catch (fault) {
      if (fault instanceof RecordFault || fault instanceof EvaluationFault) return `!${fault.message}`
      throw fault
    }
  }
}
