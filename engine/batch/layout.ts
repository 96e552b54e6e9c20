import { parseDecimal, powerOfTen } from '../number/decimal.ts'
import type { Entity, Enumeration, Field, Program, Type } from '../program/program.ts'

/** How the cells of a field or result are kept: one byte, 32 bits, or a whole number below 2⁵³ as a float. */
export type Width = 'byte' | 'word' | 'double'

export const wordLimit = 2 ** 31
export const doubleLimit = 2 ** 53

/** What a column of a field looks like, whatever its records are. */
export interface ColumnLayout {
  readonly field: string
  readonly type: Type
  readonly scale: number
  readonly width: Width
  /** Whether a record may lack it. */
  readonly optional: boolean
  /** Of an enumeration: place of each member; empty otherwise. */
  readonly members: ReadonlyMap<string, number>
}

export interface Layout {
  readonly entity: string
  readonly columns: readonly ColumnLayout[]
  /** Relation → the layout of its elements; a getter, since an entity may relate to itself. */
  readonly relations: ReadonlyMap<string, () => Layout>
}

/** The layout of an entity's records. Throws where the program has no such entity. */
export function layoutOf(program: Program, entity: string): Layout {
  const enumerations = new Map(program.enumerations.map((each) => [each.name, each]))
  const entities = new Map(program.entities.map((each) => [each.name, each]))
  const made = new Map<string, Layout>()
  const layout = (name: string): Layout => {
    const known = made.get(name)
    if (known) return known
    const { fields, relations } = entities.get(name) as Entity
    const columns = fields.map((field) => columnLayout(field, enumerations))
    const fresh = { entity: name, columns, relations: new Map(relations.map((r) => [r.name, () => layout(r.entity)] as const)) }
    made.set(name, fresh)
    return fresh
  }
  if (!entities.has(entity)) throw new Error(`no entity ${entity} in the program`)
  return layout(entity)
}

function columnLayout(field: Field, enumerations: ReadonlyMap<string, Enumeration>): ColumnLayout {
  const { name, type, numeric } = field
  const members = type.kind === 'enum' ? (enumerations.get(type.enum)?.members ?? []) : []
  return {
    field: name,
    type,
    scale: type.kind === 'decimal' ? (numeric?.scale ?? 0) : 0,
    width: widthOf(field, members.length),
    optional: field.optional && field.default === null,
    members: new Map(members.map((member, index) => [member, index])),
  }
}

function widthOf({ type, numeric }: Field, members: number): Width {
  switch (type.kind) {
    case 'boolean':
      return 'byte'
    case 'enum':
      return members <= 256 ? 'byte' : 'word'
    case 'date':
    case 'text':
    case 'identity':
      return 'word'
    case 'instant':
    case 'duration':
      return 'double'
    case 'decimal':
      return numeric && fitsWord(numeric.minimum, numeric.scale) && fitsWord(numeric.maximum, numeric.scale) ? 'word' : 'double'
  }
}

function fitsWord(bound: string | null, scale: number): boolean {
  const value = bound === null ? null : parseDecimal(bound)
  if (!value) return false
  const coefficient = value.scale <= scale ? value.coefficient * powerOfTen(scale - value.scale) : value.coefficient
  return coefficient > -BigInt(wordLimit) && coefficient < BigInt(wordLimit)
}
