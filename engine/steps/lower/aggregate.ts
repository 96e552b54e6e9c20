import type { Expr } from '../../program/program.ts'
import type { FoldFunction, Frame, Node } from '../node.ts'
import { anyOf, type Flags, firstOf, flagsOf, isFalse, isTrue, known, none, type Reason, type Term, together, under } from '../term.ts'
import { frameAt, type Lowering } from './lowering.ts'
import { number } from './numeric.ts'
import { UnsupportedReason } from './unsettled.ts'

type Aggregate = Extract<Expr, { kind: 'aggregate' }>

/** An aggregate over the elements of a relation, as `engine/interpret/aggregate.ts` goes. */
export function aggregate(l: Lowering, expr: Aggregate): Term {
  const over = l.elements(l.frame, frameAt(l.frame, expr.scope), expr.relation)
  const inner = l.within(over)
  if (expr.function === 'exists') return search(l, expr, over, expr.condition ? inner.term(expr.condition) : known(l.make.true), true)
  if (expr.function === 'all') return search(l, expr, over, expr.body ? inner.term(expr.body) : known(l.make.true), false)
  const test = expr.condition ? inner.term(expr.condition) : known(l.make.true)
  return gathered(l, expr, over, test, expr.body && expr.function !== 'count' ? inner.term(expr.body) : null)
}

function fold({ make, limits }: Lowering, name: FoldFunction, over: Frame, when: Node, value: Node | null = null): Node {
  return make.fold(name, over, when, value, limits.elements)
}

/** Whether a node may differ from element to element. */
const isInside = ({ frame }: Node, over: Frame): boolean => frame !== null && frame.depth >= over.depth

/** The reasons that any of the elements gives. */
function reasonsOver(l: Lowering, expr: Aggregate, over: Frame, flags: Flags<Reason>): Flags<Reason> {
  return flagsOf(
    [...flags].map(([key, { of, when }]) => {
      if ('parameter' in of && isInside(of.year, over)) throw new UnsupportedReason(of.parameter, expr)
      return [key, of, fold(l, 'any', over, when)]
    }),
  )
}

/** The fault of the first element that has one; where there is but one kind it does not matter which element that is. */
function faultsOver<T>(l: Lowering, over: Frame, flags: Flags<T>): Flags<T> {
  if (flags.size < 2) return flagsOf([...flags].map(([key, { of, when }]) => [key, of, fold(l, 'any', over, when)]))
  const { make } = l
  const firstAt = firstIndex(l, over, anyOf(make, flags))
  return flagsOf(
    [...flags].map(([key, { of, when }]) => [
      key,
      of,
      make.and(fold(l, 'any', over, when), make.compare('equal', firstIndex(l, over, when), firstAt)),
    ]),
  )
}

/** The place of the first element that meets a condition; behind all where none does. */
function firstIndex(l: Lowering, over: Frame, when: Node): Node {
  const { make, limits } = l
  const found = fold(l, 'any', over, when)
  return make.choose(
    [{ when: found, value: fold(l, 'minimum', over, when, make.index(over, limits.elements)) }],
    number(make, limits.elements),
  )
}

/** 存在 looks for an element that meets its condition, 都 for one that does not; what comes after one found is not asked. */
function search(l: Lowering, expr: Aggregate, over: Frame, met: Term, wanted: boolean): Term {
  const { make } = l
  const meets = wanted ? isTrue(make, met) : isFalse(make, met)
  const found = fold(l, 'any', over, meets)
  const faults = faultsOver(l, over, met.fault)
  const before =
    met.fault.size === 0 ? make.false : make.compare('lessOrEqual', firstIndex(l, over, anyOf(make, met.fault)), firstIndex(l, over, meets))
  return {
    value: wanted ? found : make.not(found),
    scale: 0,
    unknown: under(make, make.not(found), reasonsOver(l, expr, over, met.unknown)),
    fault: met.fault.size === 0 ? none : under(make, before, faults),
  }
}

function gathered(l: Lowering, expr: Aggregate, over: Frame, test: Term, value: Term | null): Term {
  const { make } = l
  const chosen = isTrue(make, test)
  const open = reasonsOver(l, expr, over, test.unknown)
  const settled = make.not(anyOf(make, open))
  const lacking = value ? reasonsOver(l, expr, over, under(make, chosen, value.unknown)) : none
  const empty = expr.function === 'maximum' || expr.function === 'minimum' ? make.not(fold(l, 'any', over, chosen)) : make.false
  const nothing = flagsOf<Reason>([[expr.relation, { text: expr.relation }, empty]])
  const late = value ? faultsOver(l, over, under(make, chosen, value.fault)) : none
  return {
    value: foldOf(l, expr, over, chosen, value),
    scale: value?.scale ?? 0,
    unknown: together(make, [open, under(make, settled, together(make, [lacking, nothing]))]),
    fault: firstOf(make, [faultsOver(l, over, test.fault), under(make, settled, late)]),
  }
}

function foldOf(l: Lowering, { function: name }: Aggregate, over: Frame, chosen: Node, value: Term | null): Node {
  if (!value || name === 'count') return fold(l, 'count', over, chosen)
  return fold(l, name as FoldFunction, over, chosen, value.value)
}
