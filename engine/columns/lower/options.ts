import type { Expr, HitPolicy } from '../../program/program.ts'
import type { Term } from '../term.ts'
import { type Code, i32, op } from '../wasm/code.ts'
import { isSettled } from './logic.ts'
import { either, faultOf, isTrue, type Lowering, not, unknownOf, when, zero } from './lowering.ts'
import { aligned, chosen, constantTerm, sum } from './numeric.ts'

/** What may apply under a condition, and its value. */
export interface Option {
  readonly test: Term
  readonly value: Term
}

/** What is written of a choice, exceptions or a table: values that a constant rules out are not. */
export function optionsOf(l: Lowering, all: readonly { readonly when: Expr; readonly value: Expr }[], otherwise: Expr | null): Option[] {
  const tested = all.map(({ when, value }) => ({ test: l.term(when), value }))
  const possible = tested.filter(({ test }) => !isSettled(test, false))
  // One is kept where there is nothing else to tell the type by.
  const kept = possible.length > 0 || otherwise ? possible : tested.slice(0, 1)
  return kept.map(({ test, value }) => ({ test, value: l.term(value) }))
}

/** A value that is never taken: where none applies the row is a fault or unknown. */
const nothing = (like: Term): Term => ({ ...like, unknown: null, fault: null })

/** Values of decimals at one scale. */
export function evened(l: Lowering, options: readonly Option[], otherwise: Term | null): { options: Option[]; otherwise: Term | null } {
  const all = [...options.map(({ value }) => value), ...(otherwise ? [otherwise] : [])]
  if (all[0]?.wasm !== 'i64') return { options: [...options], otherwise }
  const values = aligned(l, all)
  const made = options.map((option, index) => ({ ...option, value: values[index] as Term }))
  return { options: made, otherwise: otherwise && (values[options.length] as Term) }
}

/** The value of a choice or table by its policy; `engine/interpret/choose.ts` says what each means. */
export function decided(l: Lowering, policy: HitPolicy, given: readonly Option[], otherwise: Term | null, alone: boolean): Term {
  const even = evened(l, given, otherwise)
  if (policy === 'first') return first(l, even.options, even.otherwise)
  if (even.options.length === 0) return otherwise as Term
  return policy === 'sum' ? total(l, even.options, even.otherwise) : unique(l, even.options, even.otherwise, alone)
}

/** The first that is true, unless one before it is unknown. */
function first(l: Lowering, options: readonly Option[], otherwise: Term | null): Term {
  const start = otherwise ?? gap(nothing((options[0] as Option).value))
  return options.reduceRight((rest, { test, value }) => {
    const taken = chosen(l, test.value, value, rest)
    if (!test.unknown) return { ...taken, fault: either(l, [test.fault, taken.fault]) }
    const unknown = l.body.hold('i32', test.unknown, taken.unknown ?? zero, test.unknown, op.select)
    const fault = either(l, [test.fault, when(l, not(l, test.unknown), taken.fault)])
    return { ...taken, unknown, fault }
  }, start)
}

const gap = (term: Term): Term => ({ ...term, fault: i32(1) })

/** All that are true must agree. `alone` says that no two can be true at once. */
export function unique(l: Lowering, options: readonly Option[], otherwise: Term | null, alone: boolean): Term {
  const trues = options.map(({ test }) => isTrue(l, test))
  const any = either(l, trues) ?? zero
  const open = unknownOf(
    l,
    options.map(({ test }) => test),
  )
  const start = otherwise ?? gap(nothing((options[0] as Option).value))
  const taken = options.reduceRight((rest, { value }, index) => chosen(l, trues[index] as Code, value, rest), start)
  const undecided = open && l.body.hold('i32', zero, open, any, op.select)
  const unknown = undecided ? l.body.hold('i32', undecided, taken.unknown ?? zero, undecided, op.select) : taken.unknown
  const own = undecided ? when(l, not(l, undecided), taken.fault) : taken.fault
  const tests = faultOf(
    l,
    options.map(({ test }) => test),
  )
  const conflict = alone ? null : disagreement(l, options, trues, taken)
  return { ...taken, unknown, fault: either(l, [tests, own, conflict]), constant: null }
}

/** Whether another that is true has another value than the one taken, or would fault. */
function disagreement(l: Lowering, options: readonly Option[], trues: readonly Code[], taken: Term): Code | null {
  const differs = options.map(({ value }, index): Code | null => {
    const apart: Code = [...value.value, ...taken.value, ...op[value.wasm].ne]
    const unlike: Code = [...(value.unknown ?? zero), ...(taken.unknown ?? zero), ...op.i32.ne]
    const any: Code = [...apart, ...unlike, ...op.i32.or, ...(value.fault ?? zero), ...op.i32.or]
    return l.body.hold('i32', any, trues[index] as Code, op.i32.and)
  })
  return either(l, differs)
}

/** The sum of all that are true, where none is unknown. */
function total(l: Lowering, options: readonly Option[], otherwise: Term | null): Term {
  const tests = options.map(({ test }) => test)
  const trues = tests.map((test) => isTrue(l, test))
  const open = unknownOf(l, tests)
  const none = constantTerm(0n, (options[0] as Option).value.bounds.scale)
  const parts = options.map(({ value }, index) => chosen(l, trues[index] as Code, value, none))
  const added = parts.reduce((a, b) => sum(l, a, b, 'add'))
  const whole = otherwise ? chosen(l, either(l, trues) ?? zero, added, otherwise) : added
  const unknown = open ? l.body.hold('i32', open, whole.unknown ?? zero, open, op.select) : whole.unknown
  const fault = either(l, [faultOf(l, tests), open ? when(l, not(l, open), whole.fault) : whole.fault])
  return { ...whole, unknown, fault, constant: null }
}
