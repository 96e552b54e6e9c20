import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import type { Exception, Expr, Rule } from '../program/program.ts'
import { bind } from './combine.ts'
import type { Context } from './context.ts'
import { type Cube, cubeIn } from './cube.ts'
import type { Diagram } from './diagram.ts'
import { differ, shownValue } from './differ.ts'
import { both, either, negated } from './logic.ts'
import { certain, inside, isEmpty, possible } from './region.ts'
import { baseDiagram, exceptionConditions } from './rule.ts'
import { fold } from './scope.ts'
import { narrowed, witnessOf } from './witness.ts'

/** An exception with the records to which it applies, and those of them for which no other beats it. */
export interface Applied {
  readonly exception: Exception
  readonly condition: Diagram
  readonly undefeated: Diagram
  readonly value: Diagram
}

/** Exceptions that tie, that never have an effect, or that change nothing. */
export function checkExceptions(context: Context, rule: Rule): Diagnostic[] {
  if (rule.exceptions.length === 0) return []
  const applied = appliedExceptions(context, rule)
  return [...ties(context, rule, applied), ...applied.flatMap((a) => idle(context, rule, a, applied))]
}

export function appliedExceptions(context: Context, rule: Rule): Applied[] {
  const { store } = context
  const conditions = exceptionConditions(context, rule).map((c) => inside(store, c))
  return rule.exceptions.map((exception, index) => {
    const beating = conditions.filter((_, i) => rule.exceptions[i]?.beats.includes(exception.name))
    const condition = conditions[index] as Diagram
    const undefeated = both(store, [condition, ...beating.map((b) => negated(store, b))])
    return { exception, condition, undefeated, value: fold({ context, entity: rule.entity }, exception.value) }
  })
}

function ties(context: Context, rule: Rule, applied: readonly Applied[]): Diagnostic[] {
  return applied.flatMap((a, i) => applied.slice(i + 1).flatMap((b) => tie(context, rule, a, b) ?? []))
}

function tie(context: Context, rule: Rule, a: Applied, b: Applied): Diagnostic | null {
  const { store } = context
  const together = both(store, [a.undefeated, b.undefeated])
  if (together === store.false) return null
  const region = inside(store, both(store, [together, differ(context, a.value, b.value, rule.body)]))
  if (region === store.false) return null
  const surely = certain(store, region)
  const decided = surely !== store.false
  const cube = cubeIn(store, decided ? surely : possible(store, region))
  const code = decided ? 'exception.tie' : 'exception.tieUndecided'
  return diagnostic(code, b.exception.span, tieValues(context, rule, a, b, cube), { related: [a.exception.span] })
}

function tieValues(context: Context, rule: Rule, a: Applied, b: Applied, cube: Cube) {
  const at = narrowed(cube)
  return {
    rule: rule.name,
    entity: rule.entity,
    first: a.exception.name,
    second: b.exception.name,
    firstValue: shownValue(a.exception.value, a.value, at),
    secondValue: shownValue(b.exception.value, b.value, at),
    ...witnessOf(context, cube),
  }
}

function idle(context: Context, rule: Rule, a: Applied, applied: readonly Applied[]): Diagnostic[] {
  const { store } = context
  const { exception } = a
  if (a.undefeated === store.false) {
    const beatenBy = a.condition === store.false ? [] : applied.filter((b) => beats(b, a)).map((b) => b.exception)
    const values = { rule: rule.name, exception: exception.name, beatenBy: beatenBy.map((b) => b.name) }
    return [diagnostic('exception.never', exception.span, values, { related: beatenBy.map((b) => b.span) })]
  }
  if (changesSomething(context, rule, a, applied)) return []
  return [diagnostic('exception.changesNothing', exception.span, { rule: rule.name, exception: exception.name })]
}

function beats(b: Applied, a: Applied): boolean {
  return b.exception.beats.includes(a.exception.name)
}

/** Whether the value is another than the base's somewhere, or keeps away an exception that it beats. */
function changesSomething(context: Context, rule: Rule, a: Applied, applied: readonly Applied[]): boolean {
  const { store } = context
  if (applied.some((b) => beats(a, b) && both(store, [a.undefeated, b.condition]) !== store.false)) return true
  const unlike = unlikeBase(context, a.value, baseDiagram(context, rule), rule.body)
  return !isEmpty(store, both(store, [a.undefeated, unlike]))
}

/** Where a value is not the base's: also where one of the two is known and the other not. */
function unlikeBase(context: Context, value: Diagram, base: Diagram, origin: Expr): Diagram {
  const { store } = context
  const known = [value, base].map((d) => bind(store, d, ({ outcome }) => (outcome.kind === 'unknown' ? store.false : store.true)))
  const oneKnown = both(store, [either(store, known), negated(store, both(store, known))])
  return either(store, [oneKnown, differ(context, value, base, origin)])
}
