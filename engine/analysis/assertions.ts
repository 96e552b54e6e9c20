import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import type { Assertion } from '../program/program.ts'
import type { Context } from './context.ts'
import { cubeIn } from './cube.ts'
import type { Diagram } from './diagram.ts'
import { conditionsIn } from './gaps.ts'
import { negated } from './logic.ts'
import { certain, inside } from './region.ts'
import { budget } from './rule.ts'
import { fold } from './scope.ts'
import { witnessOf } from './witness.ts'

/** Whether an assertion holds for every record; where what it speaks of is unknown, it does. */
export function checkAssertion(context: Context, assertion: Assertion): Diagnostic[] {
  const { store } = context
  const { name, entity, span } = assertion
  const region = store.within(budget, () => failing(context, assertion))
  if (region === store.false) return []
  const surely = region && certain(store, region)
  if (!region || !surely || surely === store.false) {
    return [diagnostic('assert.undecided', span, { name, conditions: region ? conditionsIn(region) : [] })]
  }
  return [diagnostic('assert.fails', span, { name, entity, ...witnessOf(context, cubeIn(store, surely)) })]
}

/** The records for which an assertion is false. */
function failing(context: Context, { condition, entity }: Assertion): Diagram {
  const { store } = context
  return inside(store, negated(store, fold({ context, entity }, condition)))
}
