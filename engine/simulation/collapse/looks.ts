import { Interpreter } from '../../interpret/evaluate.ts'
import { RecordFault } from '../../interpret/faults.ts'
import { isUnknown } from '../../interpret/unknown.ts'
import { EvaluationFault, type Value } from '../../program/apply.ts'
import type { Expr } from '../../program/program.ts'
import { literalOf } from '../../program/show.ts'
import { groupOf } from '../dimension.ts'
import type { Plan } from '../plan.ts'
import { fieldsRead } from '../reads.ts'
import { type Side, sides } from '../variant.ts'
import type { Look } from './codes.ts'
import { settled } from './settled.ts'
import { type Settings, sightOf } from './sight.ts'

/** How each field is seen by a plan: as it is, or through some looks only. */
export interface Looks {
  readonly fields: ReadonlyMap<string, readonly Look[] | 'raw'>
  /** Elements of relations are seen: people can't be told equal by their fields. */
  readonly relations: boolean
}

/** By both programs of a plan and of others beside it, and by the dimensions. */
export function looksOf(plan: Plan, settings: Settings, besides: readonly Plan[] = []): Looks {
  const found = new Found()
  for (const each of [plan, ...besides]) for (const side of sides) addSide(found, each, side, settings)
  for (const dimension of plan.dimensions) {
    if (dimension.by.kind === 'field') found.add(dimension.by.field, (value) => String(groupOf(dimension, value)))
  }
  return found
}

class Found implements Looks {
  readonly fields = new Map<string, Look[] | 'raw'>()
  relations = false

  add(field: string, look: Look | 'raw'): void {
    const known = this.fields.get(field) ?? []
    this.fields.set(field, look === 'raw' || known === 'raw' ? 'raw' : [...known, look])
  }

  /** A field that no reading looks at is still part of the record that stands for all who are equal. */
  keep(field: string): void {
    if (!this.fields.has(field)) this.fields.set(field, [])
  }
}

function addSide(found: Found, { pair, entity, wanted }: Plan, side: Side, settings: Settings): void {
  const { program, options } = pair[side]
  const seen = settings === 'free' ? program : settled(program, options.readings ?? {})
  const interpreter = new Interpreter(program, options)
  for (const [field, atoms] of sightOf(seen, entity, wanted[side], settings).atoms) {
    for (const atom of atoms) found.add(field, lookOf(interpreter, atom, field))
  }
  for (const use of fieldsRead(program, entity, wanted[side])) {
    if (use.relation) found.relations = true
    else if (use.entity === entity) found.keep(use.field)
  }
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
