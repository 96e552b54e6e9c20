import type { Entity, Expr, Field, Parameter, Program, Question, Rule, Table } from '../program/program.ts'
import type { Decision } from './decide.ts'
import { type Diagram, Store } from './diagram.ts'
import { type Axis, type Dimension, type Origin, opaqueRank } from './dimension.ts'
import type { Atom } from './quantity.ts'
import type { Fold } from './scope.ts'

/** What the analysis of one program shares: its declarations by name, and all that has been found so far. */
export interface Context {
  readonly program: Program
  readonly fold: Fold
  readonly store: Store
  readonly rules: ReadonlyMap<string, Rule>
  readonly tables: ReadonlyMap<string, Table>
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly questions: ReadonlyMap<string, Question>
  readonly members: ReadonlyMap<string, readonly string[]>
  readonly entities: ReadonlyMap<string, Entity>
  readonly fields: ReadonlyMap<string, Field>
  readonly dimensions: Map<string, Dimension>
  readonly atoms: Map<string, Atom>
  /** What each expression comes to, for records of each entity. */
  readonly folded: Map<string | null, Map<Expr, Diagram>>
  /** What each rule comes to. */
  readonly results: Map<string, Diagram>
  readonly decisions: Map<object, Decision>
  /** Rules that took more cases than the budget allows, and tables: opaque wherever they are read. */
  readonly tooLarge: Set<object>
  /** How many rules are being worked out just now. */
  readonly depth: { rules: number }
}

export function createContext(program: Program, fold: Fold): Context {
  return {
    program,
    fold,
    store: new Store(),
    rules: new Map(program.rules.map((r) => [r.id, r])),
    tables: new Map(program.tables.map((t) => [t.id, t])),
    parameters: new Map(program.parameters.map((p) => [p.name, p])),
    questions: new Map(program.questions.map((q) => [q.name, q])),
    members: new Map(program.enumerations.map((e) => [e.name, e.members])),
    entities: new Map(program.entities.map((e) => [e.name, e])),
    fields: new Map(program.entities.flatMap((e) => e.fields.map((f) => [fieldKey(e.name, f.name), f] as const))),
    dimensions: new Map(),
    atoms: new Map(),
    folded: new Map(),
    results: new Map(),
    decisions: new Map(),
    tooLarge: new Set(),
    depth: { rules: 0 },
  }
}

export function fieldKey(entity: string | null, field: string): string {
  return `${entity ?? ''}.${field}`
}

/** Under what key the dimension of a field is known. */
export function fieldDimensionKey({ entity, field }: { readonly entity: string | null; readonly field: string }): string {
  return `field ${fieldKey(entity, field)}`
}

export interface Bounds {
  readonly minimum: bigint | null
  readonly maximum: bigint | null
}

/** The dimension of a key, made at its first use. Its rank, the order of first use, follows the columns of the tables. */
export function dimensionOf(context: Context, key: string, make: () => { origin: Origin; axis: Axis; bounds: Bounds }): Dimension {
  const known = context.dimensions.get(key)
  if (known) return known
  const { origin, axis, bounds } = make()
  const rank = context.dimensions.size + (origin.kind === 'opaque' ? opaqueRank : 0)
  const made: Dimension = { rank, origin, axis, ...notEmpty(bounds) }
  context.dimensions.set(key, made)
  return made
}

/** A range without a value was reported where it is written; here it holds one, so that every piece of it is a piece. */
function notEmpty({ minimum, maximum }: Bounds): Bounds {
  return minimum !== null && maximum !== null && minimum > maximum ? { minimum, maximum: minimum } : { minimum, maximum }
}

/** The atom of a key, made at its first use. */
export function atomOf(context: Context, key: string, make: () => Omit<Atom, 'id'>): Atom {
  const known = context.atoms.get(key)
  if (known) return known
  const made: Atom = { id: context.atoms.size, ...make() }
  context.atoms.set(key, made)
  return made
}
