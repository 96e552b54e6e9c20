import type { Width } from '../batch/layout.ts'
import type { Rule } from '../program/program.ts'
import type { Body } from './body.ts'
import type { ProgramFacts } from './facts.ts'
import { cellCode, cellTerm, pointer, shift, withZero } from './frame.ts'
import type { Lowering } from './lower/lowering.ts'
import type { PlannedOutput, ResultLayout } from './plan.ts'
import { cellLimit, type Term, within } from './term.ts'
import { type Code, i32, i64, op, store } from './wasm/code.ts'

/** The narrowest cells that are proved to hold a rule's results. */
export function layoutOfResult({ members }: ProgramFacts, { id, type }: Rule, term: Term): ResultLayout {
  const width = (): Width => {
    if (type.kind === 'boolean') return 'byte'
    if (type.kind === 'enum') return members.of(type.enum).length <= 256 ? 'byte' : 'word'
    return term.wasm === 'i32' || within(term.bounds, 2n ** 31n - 1n) ? 'word' : 'double'
  }
  return { rule: id, type, bounds: term.bounds, width: width(), mayLack: term.unknown !== null }
}

/** Writes a result of the row. Returns its fault: what is larger than cells hold is left to the interpreter. */
export function stored({ body }: Lowering, { cells, unknown, width }: PlannedOutput, term: Term, row: Code): Code | null {
  const at = (column: number, by: number): Code => {
    const offset: Code = by === 0 ? row : [...row, ...i32(by), ...op.i32.shl]
    return [...pointer(body, column), ...offset, ...op.i32.add]
  }
  const narrowed: Code = term.wasm === 'i64' && width !== 'double' ? op.i32.wrap_i64 : []
  const value: Code = width === 'double' ? [...term.value, ...op.f64.convert_i64_s] : [...term.value, ...narrowed]
  body.emit(at(cells, shift[width]), value, store(width === 'double' ? 'f64' : width === 'word' ? 'i32' : 'byte'))
  if (unknown !== null) body.emit(at(unknown, 2), term.unknown ?? i32(0), store('i32'))
  if (width !== 'double' || within(term.bounds, cellLimit)) return null
  const beyond: Code = [...term.value, ...i64(cellLimit), ...op.i64.gt_s, ...term.value, ...i64(-cellLimit), ...op.i64.lt_s, ...op.i32.or]
  return body.hold('i32', beyond, ...(term.unknown ? [term.unknown, op.i32.eqz, op.i32.and] : []))
}

/** A result that was written for the row before. */
export function loaded(body: Body, output: PlannedOutput, row: Code): Term {
  const at = (column: number) => ({ base: pointer(body, column), offset: 0, row })
  const term = cellTerm(body, output.type, output.width, at(output.cells), withZero(output.bounds))
  const unknown = output.unknown === null ? null : body.hold('i32', cellCode(at(output.unknown), 'word'))
  return { ...term, unknown }
}
