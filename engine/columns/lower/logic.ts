import { flag, type Term } from '../term.ts'
import { type Code, i32, op } from '../wasm/code.ts'
import { either, faultOf, isFalse, isTrue, type Lowering, not, unknownOf, when, zero } from './lowering.ts'

/** 且 and 或 by Kleene: one that decides is enough, and what stands behind it is not asked. */
export function kleene(l: Lowering, operands: readonly Term[], decisive: 'and' | 'or'): Term {
  const decides = operands.map((term) => (decisive === 'and' ? isFalse(l, term) : isTrue(l, term)))
  const decided = either(l, decides) as Code
  const fault = either(
    l,
    operands.map(({ fault: own }, index) => whenUndecided(l, decides.slice(0, index), own)),
  )
  const open = unknownOf(l, operands)
  const unknown = open && l.body.hold('i32', zero, open, decided, op.select)
  const value = decisive === 'and' ? l.body.hold('i32', decided, op.i32.eqz) : decided
  return { wasm: 'i32', value, unknown, fault, bounds: flag, constant: null }
}

function whenUndecided(l: Lowering, before: readonly Code[], fault: Code | null): Code | null {
  if (fault === null || before.length === 0) return fault
  return when(l, not(l, either(l, before) as Code), fault)
}

export function negation(l: Lowering, term: Term): Term {
  return { ...term, value: not(l, term.value) }
}

/** 已填: never unknown itself. */
export function present(l: Lowering, term: Term): Term {
  const value = term.unknown ? not(l, term.unknown) : i32(1)
  return { wasm: 'i32', value, unknown: null, fault: term.fault, bounds: flag, constant: null }
}

/** A condition over known operands. */
export function test(l: Lowering, operands: readonly Term[], ...code: readonly Code[]): Term {
  const parts = { unknown: unknownOf(l, operands), fault: faultOf(l, operands) }
  return { wasm: 'i32', value: l.body.hold('i32', ...code), ...parts, bounds: flag, constant: null }
}
