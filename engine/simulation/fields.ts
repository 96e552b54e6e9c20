import type { Field, Program } from '../program/program.ts'
import { membersOf, nameOf } from './lookup.ts'
import { type PairProblem, pairProblem } from './problem.ts'
import { type FieldUse, fieldsRead } from './reads.ts'

/** Fields that the scenario reads must be in the data, which is read with the baseline's fields, and mean the same there. */
export function fieldProblems(baseline: Program, scenario: Program, entity: string, wanted: ReadonlySet<string>): PairProblem[] {
  if (baseline === scenario) return []
  const [notice, other] = [nameOf(baseline), nameOf(scenario)]
  return fieldsRead(scenario, entity, wanted).flatMap((use) => {
    const values = { field: use.field, notice, other }
    const [own, theirs] = [shapeOf(baseline, use), shapeOf(scenario, use)]
    if (own === null) return [pairProblem('pair.fieldMissing', values)]
    return own === theirs ? [] : [pairProblem('pair.fieldDiffers', values)]
  })
}

/** What must be equal for the cells of one program's field to be read as another's; null where it has no such field. */
function shapeOf(program: Program, { entity, field: name, relation }: FieldUse): string | null {
  const found = program.entities.find((each) => each.name === entity)
  if (relation) return found?.relations.find((each) => each.name === name)?.entity ?? null
  const field = found?.fields.find((each) => each.name === name)
  return field ? fieldShape(program, field) : null
}

function fieldShape(program: Program, { type, numeric, optional, default: usual }: Field): string {
  const members = type.kind === 'enum' ? membersOf(program, type.enum) : null
  return JSON.stringify([type.kind, 'unit' in type ? type.unit : null, members, numeric?.scale ?? null, optional, usual])
}
