import type { CaseRecord, CaseValue, Entity, Relation } from '../../program/program.ts'
import type { Chooser } from './chooser.ts'
import { type FieldValues, fieldValues, type ValueSource } from './fieldValues.ts'

/** The most elements of a relation that are drawn, and how deep relations go that lead back to themselves. */
const mostElements = 3
const deepest = 3

/** Draws records of every entity of a program: each of its fields at a mark, or any. */
export class RecordDrawer {
  private readonly source: ValueSource
  private readonly known = new Map<string, readonly FieldValues[]>()

  constructor(source: ValueSource) {
    this.source = source
  }

  entity(name: string): Entity {
    return this.source.program.entities.find((each) => each.name === name) as Entity
  }

  values(entity: string): readonly FieldValues[] {
    const known = this.known.get(entity) ?? this.entity(entity).fields.map((field) => fieldValues(this.source, field))
    this.known.set(entity, known)
    return known
  }

  /** A record of an entity; entries of `fixed` stand as they are. */
  record(chooser: Chooser, entity: string, fixed: CaseRecord = {}, depth = 1): CaseRecord {
    const entries: [string, CaseValue][] = []
    for (const values of this.values(entity)) {
      if (values.mayLack && chooser.chance(values.field.default === null ? 3 : 2)) continue
      entries.push([values.field.name, values.draw(chooser)])
    }
    for (const relation of this.entity(entity).relations) {
      if (!chooser.chance(4)) entries.push([relation.name, this.elements(chooser, relation, depth)])
    }
    return { ...Object.fromEntries(entries), ...fixed }
  }

  /** Some records for a relation, or none. */
  elements(chooser: Chooser, { entity }: Relation, depth = 1): readonly CaseRecord[] {
    const count = depth >= deepest ? 0 : chooser.below(mostElements + 1)
    return Array.from({ length: count }, () => this.record(chooser, entity, {}, depth + 1))
  }
}
