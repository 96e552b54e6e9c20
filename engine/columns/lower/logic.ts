import type { Expr } from '../../program/program.ts'
import { flag, type Term } from '../term.ts'
import { type Code, i32, op } from '../wasm/code.ts'
import { either, faultOf, isFalse, isTrue, type Lowering, not, unknownOf, when, zero } from './lowering.ts'

/** 且 and 或 by Kleene: one that decides is enough, and what stands behind it is not asked. */
export function kleene(l: Lowering, exprs: readonly Expr[], decisive: 'and' | 'or'): Term {
  const all: Term[] = []
  for (const expr of exprs) {
    const term = l.term(expr)
    // What a constant decides is decided, unless something before it may refuse the record: what follows need not be written.
    if (isSettled(term, decisive === 'or') && all.every(({ fault }) => fault === null)) return term
    all.push(term)
  }
  const operands = all.filter((term) => !isSettled(term, decisive === 'and'))
  if (operands.length === 0) return all[0] as Term
  if (operands.every(({ unknown, fault }) => unknown === null && fault === null)) return joined(l, operands, decisive)
  const decides = operands.map((term) => (decisive === 'and' ? isFalse(l, term) : isTrue(l, term)))
  const decided = either(l, decides) ?? zero
  const fault = either(
    l,
    operands.map(({ fault: own }, index) => whenUndecided(l, decides.slice(0, index), own)),
  )
  const open = unknownOf(l, operands)
  const unknown = open && l.body.hold('i32', zero, open, decided, op.select)
  const value = decisive === 'and' ? not(l, decided) : decided
  return { wasm: 'i32', value, unknown, fault, bounds: flag, constant: null }
}

/** Where nothing is unknown and nothing can refuse the record, all are computed and joined. */
function joined(l: Lowering, operands: readonly Term[], by: 'and' | 'or'): Term {
  const [first, ...rest] = operands as [Term, ...Term[]]
  const value = l.body.hold('i32', first.value, ...rest.map(({ value }) => [...value, ...op.i32[by]]))
  return { ...first, value, constant: null }
}

export const isSettled = ({ constant, unknown, fault }: Term, value: boolean): boolean =>
  constant === (value ? 1n : 0n) && unknown === null && fault === null

function whenUndecided(l: Lowering, before: readonly Code[], fault: Code | null): Code | null {
  if (fault === null || before.length === 0) return fault
  return when(l, not(l, either(l, before) as Code), fault)
}

export function negation(l: Lowering, term: Term): Term {
  return { ...term, value: not(l, term.value), constant: term.constant === null ? null : 1n - term.constant }
}

/** 已填: never unknown itself. */
export function present(l: Lowering, term: Term): Term {
  if (!term.unknown) return { ...constantFlag(1), fault: term.fault }
  return { wasm: 'i32', value: not(l, term.unknown), unknown: null, fault: term.fault, bounds: flag, constant: null }
}

export const constantFlag = (value: 0 | 1): Term => ({
  wasm: 'i32',
  value: i32(value),
  unknown: null,
  fault: null,
  bounds: flag,
  constant: BigInt(value),
})

/** A condition over known operands. */
export function test(l: Lowering, operands: readonly Term[], ...code: readonly Code[]): Term {
  const parts = { unknown: unknownOf(l, operands), fault: faultOf(l, operands) }
  return { wasm: 'i32', value: l.body.hold('i32', ...code), ...parts, bounds: flag, constant: null }
}
