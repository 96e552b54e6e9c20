import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import type { Shown } from '../program/show.ts'
import type { Cases } from './cases.ts'
import { bind } from './combine.ts'
import { cubesOf } from './cube.ts'
import { describe } from './describe.ts'
import { type Diagram, opaqueIn } from './diagram.ts'
import type { Origin } from './dimension.ts'
import { fixForGap } from './fix.ts'
import { both } from './logic.ts'
import { certain } from './region.ts'
import { witnessOf } from './witness.ts'

/** How many gaps of one table are reported. */
const limit = 3

/** The records that no case covers, as far as any needs it. */
function gapRegion({ scope, decision, needed }: Cases): Diagram {
  const { store } = scope.context
  const none = store.rows([])
  const gap = bind(store, decision.outcome, (leaf) => (leaf === none ? store.true : store.false))
  return both(store, [gap, needed])
}

/** Gaps, each with a record; or, where only conditions beyond decision could make one, that it is undecided. */
export function checkGaps(cases: Cases): Diagnostic[] {
  // Of a table none of whose rows could be read, something else is told already.
  if (cases.policy === 'sum' || cases.cases.length === 0) return []
  const { store } = cases.scope.context
  const region = gapRegion(cases)
  const surely = certain(store, region)
  if (surely === store.false) return region === store.false ? [] : [undecided(cases, region)]
  const cubes = cubesOf(store, surely, limit + 1)
  const more = cubes.length > limit
  return cubes.slice(0, limit).map((cube) => {
    const { facts, record, readings } = witnessOf(cases.scope.context, cube)
    const values = { ...headOf(cases), rows: cases.cases.length, facts, record, readings, more }
    return diagnostic('table.gap', cases.span, values, { fix: fixForGap(cases, cube) })
  })
}

export function headOf({ what, name, scope }: Cases) {
  return { what, name, entity: scope.entity }
}

function undecided(cases: Cases, region: Diagram): Diagnostic {
  return diagnostic('table.undecided', cases.span, { ...headOf(cases), conditions: conditionsIn(region) })
}

/** The conditions beyond decision that a region depends on, each once. */
export function conditionsIn(region: Diagram): Shown[] {
  const shown = opaqueIn(region).map((d) => describe((d.origin as Extract<Origin, { kind: 'opaque' }>).expr))
  return [...new Map(shown.map((s) => [s.zh, s])).values()]
}
