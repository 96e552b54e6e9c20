import { parseDate } from '../number/date.ts'
import { literalValue } from '../program/apply.ts'
import { membersOf } from '../program/members.ts'
import type { Entity, Expr, Field, Program } from '../program/program.ts'
import { type Cell, cellOf, fieldType, fillerOf, type Limits } from '../steps/cells.ts'
import type { NodeType } from '../steps/node.ts'
import type { Bounds } from '../steps/numbers.ts'

/** What an export's input guard lets through of a field: the same as `tiaoli run`, and no number beyond what the export computes. */
export interface FieldGuard {
  readonly field: Field
  readonly node: NodeType
  readonly required: boolean
  /** What stands for an absent field; null where it is then unknown. */
  readonly default: Cell | null
  /** What a cell holds where the value is absent and has no default. */
  readonly filler: Cell
  /** Decimal places of a decimal; more are refused (record.tooFine). */
  readonly scale: number
  /** Inclusive bounds that the notice states, as cells; null where it leaves them open (record.outOfRange). */
  readonly low: bigint | 'baseDate' | null
  readonly high: bigint | 'baseDate' | null
  /** Bounds of what the export computes, as cells: what the notice leaves open ends here (record.beyondExport). Null for what is no number. */
  readonly limits: Bounds | null
  /** Of an enumeration (record.enumUnknown). */
  readonly members: readonly string[]
}

export interface EntityGuard {
  readonly entity: Entity
  readonly fields: readonly FieldGuard[]
  readonly relations: readonly { readonly name: string; readonly entity: string }[]
  /** The most elements of a relation (record.beyondExport). */
  readonly elements: bigint
}

/** The input guards of an entity and of all whose records it may hold, by entity. */
export function guardsOf(program: Program, entity: string, limits: Limits): ReadonlyMap<string, EntityGuard> {
  const guards = new Map<string, EntityGuard>()
  const visit = (name: string): void => {
    const found = program.entities.find((each) => each.name === name)
    if (!found || guards.has(name)) return
    const fields = found.fields.map((field) => fieldGuard(program, field, limits))
    const relations = found.relations.map((relation) => ({ name: relation.name, entity: relation.entity }))
    guards.set(name, { entity: found, fields, relations, elements: limits.elements })
    for (const relation of relations) visit(relation.entity)
  }
  visit(entity)
  return guards
}

function fieldGuard(program: Program, field: Field, limits: Limits): FieldGuard {
  const { type, numeric, optional, earliest, latest } = field
  const node = fieldType(field, limits)
  const scale = numeric?.scale ?? 0
  const stated = field.default === null ? null : cellOf(literalValue(type, field.default), scale)
  const bounds = node.type === 'whole' ? { low: node.low, high: node.high } : null
  const isDate = type.kind === 'date'
  return {
    field,
    node,
    required: !optional && field.default === null,
    default: stated,
    filler: stated ?? fillerOf(node),
    scale,
    low: isDate ? dayBound(earliest) : numeric?.minimum != null && bounds ? bounds.low : null,
    high: isDate ? dayBound(latest) : numeric?.maximum != null && bounds ? bounds.high : null,
    limits: bounds,
    members: membersOf(program, type),
  }
}

/** A bound of a date field is a day or the base date. */
function dayBound(expr: Expr | null): bigint | 'baseDate' | null {
  if (expr === null) return null
  return expr.kind === 'literal' ? BigInt(parseDate(String(expr.value)) as number) : 'baseDate'
}
