import type { Form, FormResult } from '../../steps/form.ts'
import type { FormTable } from '../../steps/lower/table.ts'
import { type Node, partsOf } from '../../steps/node.ts'
import { type Item, type Loop, type Plan, planOf, type Step } from '../../steps/plan.ts'
import { type Column, columnsOf, nodesOfTable, residueOf } from './columns.ts'

/** What is computed once: a step, or a going through a relation. */
export type Unit = { readonly kind: 'step'; readonly step: Step } | { readonly kind: 'loop'; readonly loop: Loop }

/** What decisions are made for. */
export type Owner =
  | { readonly kind: 'table'; readonly table: FormTable }
  | { readonly kind: 'result'; readonly result: FormResult }
  | { readonly kind: 'refusals' }

/** A decision's own part of the steps: those that no decision before it needs. */
export interface Group {
  readonly owner: Owner
  /** In the order in which they can be computed. */
  readonly units: readonly Unit[]
}

export interface Arrangement {
  readonly form: Form
  readonly plan: Plan
  /** Each reads of itself and of those before it only. */
  readonly groups: readonly Group[]
  readonly columns: ReadonlyMap<Node, Column>
  /** The step that holds a node of the record itself, and the group in which it stands. */
  homeOf(node: Node): { readonly unit: Unit; readonly group: Group } | null
  /** The going through a relation that a fold is gathered in. */
  loopOf(fold: Node): { readonly unit: Unit; readonly group: Group } | null
  /** Whether another decision reads a unit than the one in which it stands. */
  isShared(unit: Unit): boolean
}

export const arrange = (form: Form, largest: number): Arrangement =>
  new Arranger(form, planOf(form, { largest, beside: form.tables.flatMap(nodesOfTable) })).arrangement()

class Arranger {
  private readonly form: Form
  private readonly plan: Plan
  private readonly all: readonly Unit[]
  private readonly columns: ReadonlyMap<Node, Column>
  private readonly byNode = new Map<Node, Unit>()
  private readonly loops = new Map<Node, Unit>()
  private readonly owners = new Map<Unit, Owner>()
  private readonly shared = new Set<Unit>()
  private readonly placed: Owner[] = []
  private readonly tables = new Map<FormTable, Owner>()

  constructor(form: Form, plan: Plan) {
    this.form = form
    this.plan = plan
    this.columns = columnsOf(plan)
    this.all = plan.items.flatMap((item) => this.unitsOf(item))
    for (const table of form.tables) this.tables.set(table, { kind: 'table', table })
  }

  arrangement(): Arrangement {
    const results = this.form.results.map((result): Owner => ({ kind: 'result', result }))
    for (const owner of [...results, ...this.tables.values(), { kind: 'refusals' } as const]) this.place(owner)
    const groups = this.placed.map((owner): Group => ({ owner, units: this.all.filter((unit) => this.owners.get(unit) === owner) }))
    const groupOf = new Map(groups.map((group) => [group.owner, group]))
    const home = (unit: Unit | undefined) => {
      const group = unit && groupOf.get(this.owners.get(unit) as Owner)
      return unit && group ? { unit, group } : null
    }
    return {
      form: this.form,
      plan: this.plan,
      groups,
      columns: this.columns,
      homeOf: (node) => home(this.byNode.get(node)),
      loopOf: (fold) => home(this.loops.get(fold)),
      isShared: (unit) => this.shared.has(unit),
    }
  }

  private unitsOf(item: Item): Unit[] {
    if (item.kind === 'step') return this.stepUnit(item.step)
    const loop: Unit = { kind: 'loop', loop: item }
    for (const { node } of item.folds) this.loops.set(node, loop)
    return [loop, ...item.folds.flatMap((fold) => this.stepUnit(fold))]
  }

  /** What a table alone gives is read from the table. */
  private stepUnit(step: Step): Unit[] {
    if (this.columns.get(step.node)?.open.length === 0) return []
    const unit: Unit = { kind: 'step', step }
    this.byNode.set(step.node, unit)
    return [unit]
  }

  /** Tables that an owner rests on come before it: it may read what they need, and they nothing of it. */
  private place(owner: Owner): void {
    if (this.placed.includes(owner)) return
    const seen = new Set<Node | Unit>()
    const tables = new Set<FormTable>()
    this.walk(this.rootsOf(owner), { seen, unit: () => true, table: (table) => tables.add(table) })
    for (const table of tables) this.place(this.tables.get(table) as Owner)
    this.placed.push(owner)
    this.walk(this.rootsOf(owner), { seen: new Set(), unit: (unit) => this.take(unit, owner), table: () => undefined })
  }

  /** Whether the unit is this owner's, and so what it rests on may be. */
  private take(unit: Unit, owner: Owner): boolean {
    const before = this.owners.get(unit)
    if (before && before !== owner) this.shared.add(unit)
    if (!before) for (const each of this.together(unit)) this.owners.set(each, owner)
    return !before
  }

  /** A unit, and all that is gathered in the same going through a relation. */
  private together(unit: Unit): readonly Unit[] {
    if (unit.kind === 'step') return [unit]
    return [unit, ...unit.loop.folds.flatMap(({ node }) => this.byNode.get(node) ?? [])]
  }

  private rootsOf(owner: Owner): readonly Node[] {
    if (owner.kind === 'result') return [owner.result.value, ...owner.result.unknown.map(({ when }) => when)]
    if (owner.kind === 'refusals') return this.form.refusals.map(({ when }) => when)
    return nodesOfTable(owner.table)
  }

  private walk(roots: readonly Node[], found: Found): void {
    const visit = (node: Node): void => {
      if (found.seen.has(node)) return
      found.seen.add(node)
      const unit = this.byNode.get(node)
      if (!unit || found.unit(unit)) this.behind(node, found).forEach(visit)
    }
    roots.forEach(visit)
  }

  /** What a node is computed from. */
  private behind(node: Node, found: Found): readonly Node[] {
    const column = this.columns.get(node)
    if (column) {
      found.table(column.table)
      return residueOf(column)
    }
    const loop = this.loops.get(node)
    if (loop?.kind !== 'loop') return partsOf(node)
    if (found.seen.has(loop)) return []
    found.seen.add(loop)
    return found.unit(loop) ? loop.loop.folds.flatMap((fold) => partsOf(fold.node)) : []
  }
}

/** What a walk through nodes meets; `unit` says whether to go on behind it. */
interface Found {
  readonly seen: Set<Node | Unit>
  unit(unit: Unit): boolean
  table(table: FormTable): void
}
