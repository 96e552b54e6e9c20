import { type Layout, layoutOf } from '../batch/layout.ts'
import type { Entity, Field, Program, Rule, Table } from '../program/program.ts'
import { Constancy } from './constancy.ts'
import { Keys } from './keys.ts'
import { Members } from './members.ts'
import { Reasons } from './reasons.ts'

/** What every kernel of a program shares; made once. */
export interface ProgramFacts {
  readonly program: Program
  readonly rules: ReadonlyMap<string, Rule>
  readonly tables: ReadonlyMap<string, Table>
  readonly constancy: Constancy
  readonly keys: Keys
  readonly members: Members
  readonly reasons: Reasons
  layoutOf(entity: string): Layout
  fieldOf(entity: string, field: string): Field
  /** The entity of a relation's elements. */
  entityOf(entity: string, relation: string): string
}

const known = new WeakMap<Program, ProgramFacts>()

export function factsOf(program: Program): ProgramFacts {
  const before = known.get(program)
  if (before) return before
  const entities = new Map(program.entities.map((entity) => [entity.name, entity]))
  const layouts = new Map<string, Layout>()
  const entity = (name: string) => entities.get(name) as Entity
  const made: ProgramFacts = {
    program,
    rules: new Map(program.rules.map((rule) => [rule.id, rule])),
    tables: new Map(program.tables.map((table) => [table.id, table])),
    constancy: new Constancy(program),
    keys: new Keys(),
    members: new Members(program),
    reasons: new Reasons(),
    layoutOf(name) {
      const layout = layouts.get(name) ?? layoutOf(program, name)
      layouts.set(name, layout)
      return layout
    },
    fieldOf: (name, field) => entity(name).fields.find((each) => each.name === field) as Field,
    entityOf: (name, relation) => entity(name).relations.find((each) => each.name === relation)?.entity as string,
  }
  known.set(program, made)
  return made
}
