import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import type { Case, Cases } from './cases.ts'
import { combine, type Settle } from './combine.ts'
import { type Diagram, leavesOf, type Store } from './diagram.ts'
import { headOf } from './gaps.ts'

/** Rows that no record meets and, in 依次, rows that those before them always forestall. */
export function checkUnreachable(cases: Cases): Diagnostic[] {
  const { store } = cases.scope.context
  const deciding = decidingRows(cases.decision.outcome)
  const found = cases.cases.flatMap((row, index) => {
    const met = leavesOf(cases.decision.conditions[index] as Diagram).includes(store.true)
    if (met && (cases.policy !== 'first' || deciding.has(index))) return []
    return [neverApplies(cases, row, index, met)]
  })
  const dead = cases.otherwise !== null && !deciding.has(cases.cases.length)
  return dead ? [...found, diagnostic('choice.otherwiseNeverApplies', cases.otherwise, headOf(cases))] : found
}

function decidingRows(outcome: Diagram): Set<number> {
  return new Set(leavesOf(outcome).flatMap(({ outcome: o }) => (o.kind === 'rows' ? o.rows : [])))
}

function neverApplies(cases: Cases, row: Case, index: number, met: boolean): Diagnostic {
  const covering = met ? coveringRows(cases, index) : []
  const values = { ...headOf(cases), row: index + 1, covers: covering.map((c) => c + 1) }
  return diagnostic('table.rowNeverApplies', row.span, values, { related: covering.map((c) => (cases.cases[c] as Case).span) })
}

/** The earlier rows that decide, or that are unknown, wherever this one would apply. */
function coveringRows({ scope, decision }: Cases, index: number): number[] {
  const { store } = scope.context
  const deciders = decidersWhere(store, decision.conditions[index] as Diagram, decision.outcome)
  const covering = [...decidingRows(deciders)].sort((a, b) => a - b)
  return covering.length > 0 ? covering : decision.conditions.flatMap((_, i) => (i < index ? [i] : []))
}

/** Which rows decide where a condition is true; unknown elsewhere. */
function decidersWhere(store: Store, condition: Diagram, outcome: Diagram): Diagram {
  const settle: Settle = (operands) => {
    const [test, decider] = operands as readonly [Diagram, Diagram]
    if (test === store.true) return decider
    return test.kind === 'leaf' ? store.missing : operands
  }
  return combine(store, [condition, outcome], settle, new Map())
}
