import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import type { Expr } from '../program/program.ts'
import { type Case, type Cases, caseValue } from './cases.ts'
import { type Cube, cubeIn, leavesWithin } from './cube.ts'
import { type Diagram, leavesOf, type Store } from './diagram.ts'
import { differ, shownValue } from './differ.ts'
import { headOf } from './gaps.ts'
import { both, either } from './logic.ts'
import { certain, inside, possible } from './region.ts'
import { narrowed, witnessOf } from './witness.ts'

/** How many pairs of one table are reported. */
const limit = 10

/** Pairs of cases that apply to one record with different results. */
export function checkOverlaps(cases: Cases): Diagnostic[] {
  if (cases.policy !== 'unique') return []
  const found: Diagnostic[] = []
  for (const [i, j] of pairsOf(cases.scope.context.store, cases.decision.outcome)) {
    if (found.length >= limit) break
    const overlap = overlapOf(cases, i, j)
    if (overlap) found.push(overlap)
  }
  return found
}

/** How many pairs may be looked at for what one expansion counts. */
const perExpansion = 64

/** The pairs that decide together somewhere, in order. Each costs: of a thousand rows that all decide together, there are half a million. */
function* pairsOf(store: Store, outcome: Diagram): Generator<[number, number]> {
  const together = togetherIn(outcome)
  let seen = 0
  for (const [i, lists] of [...together].sort(([a], [b]) => a - b)) {
    const others = new Set(lists.flatMap((rows) => rows.slice(rows.indexOf(i) + 1)))
    for (const j of [...others].sort((a, b) => a - b)) {
      if (++seen % perExpansion === 0) store.spend()
      yield [i, j]
    }
  }
}

/** Of each row the lists of rows, in order, that decide together with it. */
function togetherIn(outcome: Diagram): Map<number, (readonly number[])[]> {
  const together = new Map<number, (readonly number[])[]>()
  for (const { outcome: found } of leavesOf(outcome)) {
    const rows = found.kind === 'rows' && found.rows.length > 1 ? found.rows : []
    for (const row of rows) together.set(row, [...(together.get(row) ?? []), rows])
  }
  return together
}

function overlapOf(cases: Cases, i: number, j: number): Diagnostic | null {
  const { store } = cases.scope.context
  const { conditions } = cases.decision
  const differing = differingResults(cases, i, j)
  const different = either(
    store,
    differing.map((r) => r.where),
  )
  const region = inside(store, both(store, [conditions[i] as Diagram, conditions[j] as Diagram, different]))
  if (region === store.false) return null
  const surely = certain(store, region)
  const code = surely === store.false ? 'table.overlapUndecided' : 'table.overlap'
  const cube = cubeIn(store, surely === store.false ? possible(store, region) : surely)
  const difference = differing.find((r) => leavesWithin(r.where, narrowed(cube)).includes(store.true)) as Differing
  const values = {
    ...headOf(cases),
    first: i + 1,
    second: j + 1,
    ...shownDifference(cases, i, j, difference, cube),
    ...witnessOf(cases.scope.context, cube),
  }
  return diagnostic(code, (cases.cases[j] as Case).span, values, { related: [(cases.cases[i] as Case).span] })
}

/** A result in which two cases differ somewhere, and where they do so with no exception in their stead. */
interface Differing {
  readonly index: number
  readonly values: readonly [Diagram, Diagram]
  readonly where: Diagram
}

function differingResults(cases: Cases, i: number, j: number): Differing[] {
  const { context } = cases.scope
  return (cases.cases[i] as Case).values.flatMap((origin, index) => {
    const values = [caseValue(cases, i, index), caseValue(cases, j, index)] as const
    const where = both(context.store, [differ(context, ...values, origin), cases.neededFor[index] ?? context.store.true])
    return where === context.store.false ? [] : [{ index, values, where }]
  })
}

function shownDifference(cases: Cases, i: number, j: number, { index, values }: Differing, cube: Cube) {
  const [first, second] = [cases.cases[i], cases.cases[j]].map((c) => c?.values[index] as Expr) as [Expr, Expr]
  return {
    column: cases.results?.[index] ?? null,
    firstValue: shownValue(first, values[0], narrowed(cube)),
    secondValue: shownValue(second, values[1], narrowed(cube)),
  }
}
