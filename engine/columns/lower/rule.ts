import type { Exception, Rounding, Rule } from '../../program/program.ts'
import type { Term } from '../term.ts'
import { type Code, op } from '../wasm/code.ts'
import { exclusive } from './exclusive.ts'
import { either, faultOf, flagOf, isTrue, type Lowering, not, when, zero } from './lowering.ts'
import { evened, type Option, unique } from './options.ts'
import { rounded } from './rounding.ts'

/** A rule's value: its body or the exceptions that apply, rounded last. */
export function ruleTerm(l: Lowering, rule: Rule): Term {
  const value = rule.exceptions.length === 0 ? l.term(rule.body) : withExceptions(l, rule)
  const rounding = roundingOf(l, rule)
  return rounding ? rounded(l, value, rounding) : value
}

/** As in the interpreter: a parameter that is set for the run may make an amount finer than the check saw. */
export function roundingOf({ options, program }: Lowering, { rounding, type }: Rule): Rounding | null {
  if (rounding) return rounding
  const overridden = (options.parameters ?? []).length > 0
  return overridden && type.kind === 'decimal' && type.unit === 'amount' ? program.header.rounding : null
}

interface State {
  readonly exception: Exception
  readonly test: Term
  readonly holds: Code
  /** Whether one that holds beats it; null where none can. */
  readonly beaten: Code | null
  /** Holds, and is not beaten. */
  readonly applies: Code
}

function withExceptions(l: Lowering, { exceptions, body }: Rule): Term {
  const states = statesOf(l, exceptions)
  const applying = states.filter(({ applies }) => flagOf(applies) !== 0)
  const options = applying.map(({ exception, applies }): Option => ({ test: plain(applies), value: l.term(exception.value) }))
  const alone = exclusive(
    l.keys,
    exceptions.map(({ when }) => when),
  )
  const base = l.term(body)
  const even = evened(l, options, base)
  const decided = unique(l, even.options, even.otherwise, alone)
  return opened(l, states, decided)
}

const plain = (value: Code): Term => ({
  wasm: 'i32',
  value,
  unknown: null,
  fault: null,
  bounds: { scale: 0, low: 0n, high: 1n },
  constant: null,
})

function statesOf(l: Lowering, exceptions: readonly Exception[]): State[] {
  const tested = exceptions.map((exception) => {
    const test = l.term(exception.when)
    return { exception, test, holds: isTrue(l, test) }
  })
  return tested.map((state) => {
    const beating = tested.filter(({ exception }) => exception.beats.includes(state.exception.name)).map(({ holds }) => holds)
    const beaten = either(l, beating)
    const applies = beaten ? l.body.hold('i32', state.holds, beaten, op.i32.eqz, op.i32.and) : state.holds
    return { ...state, beaten, applies: flagOf(state.holds) === 0 ? state.holds : applies }
  })
}

/** Unknown where an exception that is not decided could apply, or could beat one that does. */
function opened(l: Lowering, states: readonly State[], decided: Term): Term {
  const tests = faultOf(
    l,
    states.map(({ test }) => test),
  )
  const any =
    either(
      l,
      states.map(({ applies }) => applies),
    ) ?? zero
  const open = either(
    l,
    states.map((state) => openFor(l, state, states, any)),
  )
  if (!open) return { ...decided, fault: either(l, [tests, decided.fault]) }
  const unknown = l.body.hold('i32', open, decided.unknown ?? zero, open, op.select)
  return { ...decided, unknown, fault: either(l, [tests, when(l, not(l, open), decided.fault)]), constant: null }
}

/** The reasons that one exception leaves open; null where it is always decided. */
function openFor(l: Lowering, { exception, test, beaten }: State, states: readonly State[], any: Code): Code | null {
  if (!test.unknown) return null
  const rivals = states.filter((other) => exception.beats.includes(other.exception.name)).map(({ applies }) => applies)
  const matters = either(l, [not(l, any), ...rivals]) as Code
  const counts = beaten ? l.body.hold('i32', matters, beaten, op.i32.eqz, op.i32.and) : matters
  return l.body.hold('i32', test.unknown, zero, counts, op.select)
}
