import type { Exception, Rule } from '../../program/program.ts'
import type { Node } from '../node.ts'
import { anyOf, firstOf, isTrue, known, type Term, together, under } from '../term.ts'
import { evened, unique } from './decide.ts'
import type { Lowering } from './lowering.ts'

interface State {
  readonly exception: Exception
  readonly test: Term
  /** Whether one that holds beats it. */
  readonly beaten: Node
  /** Holds, and is not beaten. */
  readonly applies: Node
}

/** A rule's value: that of the exceptions that apply, else of its body; `engine/interpret/choose.ts` says which apply. */
export function withExceptions(l: Lowering, rule: Rule): Term {
  const { make } = l
  const states = statesOf(l, rule.exceptions)
  const options = states.map(({ exception, applies }) => ({ test: known(applies), value: l.term(exception.value) }))
  const fault = { code: 'evaluate.exceptionTie', field: rule.name }
  const value = unique(l, evened(make, { options, otherwise: l.term(rule.body), gap: fault, conflict: fault }))
  const any = make.or(...states.map(({ applies }) => applies))
  const open = together(
    make,
    states.map((state) => under(make, matters(l, state, states, any), state.test.unknown)),
  )
  const settled = make.not(anyOf(make, open))
  const tests = states.map(({ test }) => test.fault)
  return {
    ...value,
    unknown: together(make, [open, under(make, settled, value.unknown)]),
    fault: firstOf(make, [...tests, under(make, settled, value.fault)]),
  }
}

function statesOf({ make, term }: Lowering, exceptions: readonly Exception[]): State[] {
  const tested = exceptions.map((exception) => {
    const test = term(exception.when)
    return { exception, test, holds: isTrue(make, test) }
  })
  return tested.map(({ exception, test, holds }) => {
    const beaten = make.or(...tested.filter((other) => other.exception.beats.includes(exception.name)).map((other) => other.holds))
    return { exception, test, beaten, applies: make.and(holds, make.not(beaten)) }
  })
}

/** Where an exception that is not decided could apply, or could beat one that does. */
function matters({ make }: Lowering, { exception, beaten }: State, states: readonly State[], any: Node): Node {
  const rivals = states.filter((other) => exception.beats.includes(other.exception.name)).map(({ applies }) => applies)
  return make.and(make.not(beaten), make.or(make.not(any), ...rivals))
}
