import type { EvaluatorOptions, Interpreter } from '../../interpret/evaluate.ts'
import type { Expr, Type } from '../../program/program.ts'
import type { Body } from '../body.ts'
import type { ProgramFacts } from '../facts.ts'
import type { Frame } from '../frame.ts'
import type { Slots } from '../slots.ts'
import { type Bounds, type Term, wasmOf } from '../term.ts'
import { type Code, i32, op } from '../wasm/code.ts'

/** What the lowering of one kernel shares, whatever function is written. */
export interface Shared extends ProgramFacts {
  readonly options: EvaluatorOptions
  readonly interpreter: Interpreter
  readonly slots: Slots
  /** Puts constant data into the kernel's memory; its address. */
  readonly data: (values: Int32Array | BigInt64Array) => number
  /** Whether the values of the run are built into the kernel: faster on many rows, and of use to this run only. */
  readonly exact: boolean
}

/** The lowering of one function: where its code goes, the records around an expression, and what is computed already. */
export interface Lowering extends Shared {
  readonly body: Body
  /** Innermost record first. */
  readonly frames: readonly Frame[]
  /** The term of an expression for the innermost record; computed once within a loop. */
  term(expr: Expr): Term
  /** The same, and where no record changes it the very number of this run, for which the kernel is then made. */
  exactly(expr: Expr): Term
  /** Code that is written once within a loop. */
  once(key: string, make: () => Code): Code
  /** Writes what `inside` does as the body of a loop over records of their own. */
  within<T>(frame: Frame, inside: (lowering: Lowering) => T): T
}

/** A term whose parts are held in locals. */
export function held(l: Lowering, type: Type, value: Code, rest: { unknown: Code | null; fault: Code | null; bounds: Bounds }): Term {
  const wasm = wasmOf(type)
  return { wasm, value: l.body.hold(wasm, value), constant: null, ...rest }
}

/** Sets of reasons, or faults, put together; null where there is none. */
export function either(l: Lowering, parts: readonly (Code | null)[]): Code | null {
  const all = distinct(parts.filter((part): part is Code => part !== null && flagOf(part) !== 0))
  const [first, ...rest] = all
  if (!first) return null
  return rest.length === 0 ? first : l.body.hold('i32', first, ...rest.map((part) => [...part, ...op.i32.or]))
}

function distinct(codes: readonly Code[]): Code[] {
  const seen = new Set<string>()
  return codes.filter((code) => !seen.has(code.join()) && seen.add(code.join()))
}

export const unknownOf = (l: Lowering, terms: readonly Term[]): Code | null =>
  either(
    l,
    terms.map(({ unknown }) => unknown),
  )
export const faultOf = (l: Lowering, terms: readonly Term[]): Code | null =>
  either(
    l,
    terms.map(({ fault }) => fault),
  )

/** What a flag is whatever the row, where it is that. */
export const flagOf = (code: Code | null): 0 | 1 | null => {
  if (code === null) return 0
  const [instruction, number] = code
  return instruction === 0x41 && code.length === 2 && (number === 0 || number === 1) ? number : null
}

/** An i32 that is 1 where a condition is known to be true. */
export function isTrue(l: Lowering, { value, unknown, constant }: Term): Code {
  if (constant !== null && !unknown) return i32(Number(constant))
  return unknown ? l.body.hold('i32', value, unknown, op.i32.eqz, op.i32.and) : value
}

/** An i32 that is 1 where a condition is known to be false. */
export function isFalse(l: Lowering, { value, unknown, constant }: Term): Code {
  if (constant !== null && !unknown) return i32(constant === 0n ? 1 : 0)
  return unknown ? l.body.hold('i32', value, op.i32.eqz, unknown, op.i32.eqz, op.i32.and) : l.body.hold('i32', value, op.i32.eqz)
}

/** A fault that counts only under a condition. */
export function when(l: Lowering, condition: Code | null, fault: Code | null): Code | null {
  if (fault === null || condition === null || flagOf(condition) === 1) return fault
  if (flagOf(condition) === 0) return null
  return l.body.hold('i32', fault, condition, op.i32.and)
}

export function not(l: Lowering, code: Code): Code {
  const known = flagOf(code)
  return known === null ? l.body.hold('i32', code, op.i32.eqz) : i32(1 - known)
}
export const zero: Code = i32(0)
