import type { Program, Rule, Table } from '../program/program.ts'
import { contextOf } from './analysis.ts'
import { type Cases, casesOfRule, casesOfTable } from './cases.ts'
import { bind } from './combine.ts'
import type { Context } from './context.ts'
import { cubeIn } from './cube.ts'
import type { Diagram } from './diagram.ts'
import { appliedExceptions } from './exceptions.ts'
import { both } from './logic.ts'
import { certain, inside } from './region.ts'
import { budget } from './rule.ts'
import { type Witness, witnessOf } from './witness.ts'

/** A record of an entity (null: the notice itself) to which a part of the rules applies. */
export interface PartWitness extends Witness {
  readonly entity: string | null
}

/**
 * An ordinary record that a row, branch, 其它 or exception decides, by the id that coverage gives it. Null where there surely is
 * none, where it can't be told (bands of 累进, conditions beyond decision), or where that takes more than the budget.
 */
export function witnessOfPart(program: Program, id: string): PartWitness | null {
  const context = contextOf(program)
  return context.store.within(budget, () => {
    const found = partOf(context, program, id)
    const region = found && certain(context.store, inside(context.store, found.where))
    if (!found || !region || region === context.store.false) return null
    return { entity: found.entity, ...witnessOf(context, cubeIn(context.store, region)) }
  })
}

interface Part {
  readonly entity: string | null
  /** Where it decides: true, false or unknown. */
  readonly where: Diagram
}

function partOf(context: Context, { tables, rules }: Program, id: string): Part | null {
  const table = tables.find(({ rows }) => rows.some((row) => row.id === id))
  if (table) return rowOf(context, table, id)
  for (const rule of rules) {
    const part = branchOf(context, rule, id) ?? exceptionOf(context, rule, id)
    if (part) return part
  }
  return null
}

function rowOf(context: Context, table: Table, id: string): Part {
  const index = table.rows.findIndex((row) => row.id === id)
  return { entity: table.entity, where: decidedBy(casesOfTable(context, table), index) }
}

function branchOf(context: Context, rule: Rule, id: string): Part | null {
  const { body, entity } = rule
  if (body.kind !== 'choice') return null
  const branch = body.branches.findIndex((each) => each.id === id)
  const isOtherwise = body.otherwise !== null && id === body.branches[0]?.id.replace(/#\d+$/, '#otherwise')
  const index = isOtherwise ? body.branches.length : branch
  return index < 0 ? null : { entity, where: decidedBy(casesOfRule(context, rule, body), index) }
}

/** Where a case decides and its value is asked for. */
function decidedBy({ scope, decision, needed }: Cases, index: number): Diagram {
  const { store } = scope.context
  const decided = bind(store, decision.outcome, ({ outcome }) =>
    outcome.kind === 'rows' && outcome.rows.includes(index) ? store.true : store.false,
  )
  return both(store, [decided, needed])
}

function exceptionOf(context: Context, rule: Rule, id: string): Part | null {
  const applied = appliedExceptions(context, rule).find(({ exception }) => exception.id === id)
  return applied ? { entity: rule.entity, where: applied.undefeated } : null
}
