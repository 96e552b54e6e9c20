import { parseDate } from '../number/date.ts'
import { compare, type Decimal, decimal } from '../number/decimal.ts'
import { membersOf } from '../program/members.ts'
import type { Field, Program } from '../program/program.ts'
import { schemaOf } from '../records/schema.ts'
import { nameOf } from './lookup.ts'
import { type PairProblem, pairProblem } from './problem.ts'
import { type FieldUse, fieldsRead } from './reads.ts'
import { baseDateOf, type Pair, type Variant } from './variant.ts'

/** Fields that the scenario reads must be in the data, which is read with the baseline's fields, and mean the same there. */
export function fieldProblems({ baseline, scenario }: Pair, entity: string, wanted: ReadonlySet<string>): PairProblem[] {
  const [notice, other] = [nameOf(baseline.program), nameOf(scenario.program)]
  return fieldsRead(scenario.program, entity, wanted).flatMap((use) => {
    const values = { field: use.field, notice, other }
    const [own, theirs] = [shapeOf(baseline.program, use), shapeOf(scenario.program, use)]
    if (own === null) return [pairProblem('pair.fieldMissing', values)]
    if (own !== theirs) return [pairProblem('pair.fieldDiffers', values)]
    return use.relation || takesAll(boundsOf(baseline, use), boundsOf(scenario, use)) ? [] : [pairProblem('pair.fieldNarrower', values)]
  })
}

/** The values that a field takes, both ends included; null is open. */
interface Bounds {
  readonly from: Decimal | null
  readonly to: Decimal | null
}

/** A date's as days. */
function boundsOf(variant: Variant, { entity, field }: FieldUse): Bounds {
  const found = schemaOf(variant.program, entity, parseDate(baseDateOf(variant)) as number)?.fields.get(field)
  const day = (value: number | null | undefined) => (value == null ? null : decimal(BigInt(value)))
  return { from: found?.minimum ?? day(found?.earliest), to: found?.maximum ?? day(found?.latest) }
}

function takesAll(own: Bounds, theirs: Bounds): boolean {
  const low = theirs.from === null || (own.from !== null && compare(theirs.from, own.from) <= 0)
  return low && (theirs.to === null || (own.to !== null && compare(theirs.to, own.to) >= 0))
}

/** What must be equal for the cells of one program's field to be read as another's; null where it has no such field. */
function shapeOf(program: Program, { entity, field: name, relation }: FieldUse): string | null {
  const found = program.entities.find((each) => each.name === entity)
  if (relation) return found?.relations.find((each) => each.name === name)?.entity ?? null
  const field = found?.fields.find((each) => each.name === name)
  return field ? fieldShape(program, field) : null
}

function fieldShape(program: Program, { type, numeric, optional, default: usual }: Field): string {
  const members = type.kind === 'enum' ? membersOf(program, type) : null
  return JSON.stringify([type.kind, 'unit' in type ? type.unit : null, members, numeric?.scale ?? null, optional, usual])
}
