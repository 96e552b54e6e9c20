import type { Expr } from '../../program/program.ts'
import { flag, type Term, wasmOf } from '../term.ts'
import { branchIf, type Code, i32, i64, localGet, localSet, op, type ValueType } from '../wasm/code.ts'
import { negation } from './logic.ts'
import { isTrue, type Lowering } from './lowering.ts'
import { faulty, size } from './numeric.ts'

type Aggregate = Extract<Expr, { kind: 'aggregate' }>

/** A number of elements is below this, whatever they are. */
const mostElements = 2n ** 31n

/** An aggregate over the elements of a relation, as `engine/interpret/aggregate.ts` goes. */
export function aggregate(l: Lowering, expr: Aggregate): Term {
  if (expr.function === 'exists') return search(l, expr, expr.condition, true)
  if (expr.function === 'all') return search(l, expr, expr.body, false)
  return gathered(l, expr)
}

/** A local that a loop changes. */
class Changing {
  readonly get: Code
  private readonly index: number
  private readonly body: Lowering['body']

  constructor(l: Lowering, type: ValueType, start: Code) {
    this.body = l.body
    this.index = l.body.local(type)
    this.get = localGet(this.index)
    this.set(start)
  }

  set(...codes: readonly Code[]): void {
    this.body.emit(...codes, localSet(this.index))
  }
}

/** Runs `inside` for each element. */
function each(l: Lowering, { relation, scope }: Aggregate, inside: (element: Lowering) => void): void {
  const { from, to, frame } = (l.frames[scope] as Lowering['frames'][number]).elements(relation)
  const element = new Changing(l, 'i32', from)
  const { body } = l
  body.emit(op.block, op.loop, element.get, to, op.i32.ge_s, branchIf(1))
  l.within(frame(element.get), inside)
  element.set(element.get, i32(1), op.i32.add)
  body.emit([0x0c, 0x00], op.end, op.end)
}

/** 存在 looks for an element that meets its condition, 都 for one that does not; what comes after one found is not asked. */
function search(l: Lowering, expr: Aggregate, condition: Expr | null, wanted: boolean): Term {
  const found = new Changing(l, 'i32', i32(0))
  const open = new Changing(l, 'i32', i32(0))
  const fault = new Changing(l, 'i32', i32(0))
  const seen = { unknown: false, fault: false }
  each(l, expr, (inner) => {
    const met = condition ? inner.term(condition) : null
    const before = inner.body.hold('i32', found.get, op.i32.eqz)
    if (met?.fault) fault.set(fault.get, met.fault, before, op.i32.and, op.i32.or)
    if (met?.unknown) open.set(open.get, met.unknown, op.i32.or)
    seen.unknown ||= met?.unknown != null
    seen.fault ||= met?.fault != null
    const meets = met ? isTrue(inner, wanted ? met : negation(inner, met)) : i32(wanted ? 1 : 0)
    found.set(found.get, meets, op.i32.or)
  })
  const value = wanted ? found.get : l.body.hold('i32', found.get, op.i32.eqz)
  const unknown = seen.unknown ? l.body.hold('i32', i32(0), open.get, found.get, op.select) : null
  return { wasm: 'i32', value, unknown, fault: seen.fault ? fault.get : null, bounds: flag, constant: null }
}

/** What a loop gathers, whatever the function is. */
interface Gathering {
  readonly value: Changing
  readonly count: Changing
  /** Reasons of conditions, which leave everything open, and of the values of those chosen. */
  readonly open: Changing
  readonly lacking: Changing
  readonly conditionFault: Changing
  readonly valueFault: Changing
}

function gathered(l: Lowering, expr: Aggregate): Term {
  const zero = i32(0)
  const made = () => new Changing(l, 'i32', zero)
  const wide = expr.body === null || wasmOf(expr.body.type) === 'i64'
  const g: Gathering = {
    value: new Changing(l, wide ? 'i64' : 'i32', wide ? i64(0n) : zero),
    count: made(),
    open: made(),
    lacking: made(),
    conditionFault: made(),
    valueFault: made(),
  }
  const seen: { value: Term | null; unknown: boolean; fault: boolean } = { value: null, unknown: false, fault: false }
  each(l, expr, (inner) => {
    const terms = gather(inner, expr, g)
    seen.value = terms.value
    seen.unknown = [terms.test, terms.value].some((term) => term?.unknown != null)
    seen.fault = [terms.test, terms.value].some((term) => term?.fault != null)
  })
  return outcome(l, expr, g, seen)
}

/** Takes one element in; returns its condition and its value. */
function gather(l: Lowering, { function: of, condition, body }: Aggregate, g: Gathering): { test: Term | null; value: Term | null } {
  const test = condition ? l.term(condition) : null
  if (test?.unknown) g.open.set(g.open.get, test.unknown, op.i32.or)
  if (test?.fault) g.conditionFault.set(g.conditionFault.get, test.fault, op.i32.or)
  const chosen = test ? isTrue(l, test) : i32(1)
  const value = body && of !== 'count' ? l.term(body) : null
  if (value?.unknown) g.lacking.set(g.lacking.get, value.unknown, i32(0), chosen, op.select, op.i32.or)
  if (value?.fault) g.valueFault.set(g.valueFault.get, value.fault, chosen, op.i32.and, op.i32.or)
  if (value && of === 'sum') g.value.set(g.value.get, value.value, i64(0n), chosen, op.select, op.i64.add)
  if (value && (of === 'maximum' || of === 'minimum')) takeBetter(l, of, value, chosen, g)
  g.count.set(g.count.get, chosen, op.i32.add)
  return { test, value }
}

function takeBetter(l: Lowering, of: 'maximum' | 'minimum', { value, wasm }: Term, chosen: Code, g: Gathering): void {
  const better = of === 'maximum' ? op[wasm].gt_s : op[wasm].lt_s
  const first = l.body.hold('i32', g.count.get, op.i32.eqz)
  const taken = l.body.hold('i32', value, g.value.get, better, first, op.i32.or, chosen, op.i32.and)
  g.value.set(value, g.value.get, taken, op.select)
}

function outcome(
  l: Lowering,
  { function: of, relation }: Aggregate,
  g: Gathering,
  seen: { readonly value: Term | null; readonly unknown: boolean; readonly fault: boolean },
): Term {
  const none = of === 'maximum' || of === 'minimum'
  const empty: Code = none
    ? [...i32(l.reasons.one(relation)), ...i32(0), ...g.count.get, ...op.i32.eqz, ...op.select, ...g.lacking.get, ...op.i32.or]
    : g.lacking.get
  const unknown = seen.unknown || none ? l.body.hold('i32', g.open.get, empty, g.open.get, op.select) : null
  const late: Code = [...g.valueFault.get, ...g.open.get, ...op.i32.eqz, ...op.i32.and]
  const fault = seen.fault ? l.body.hold('i32', g.conditionFault.get, late, op.i32.or) : null
  const shared = { unknown, fault, constant: null }
  if (of === 'count') {
    const value = l.body.hold('i64', g.count.get, op.i64.extend_i32_s)
    return { wasm: 'i64', value, bounds: { scale: 0, low: 0n, high: mostElements }, ...shared }
  }
  const { bounds, wasm } = seen.value as Term
  if (of !== 'sum')
    return {
      wasm,
      value: g.value.get,
      bounds: { ...bounds, low: bounds.low > 0n ? 0n : bounds.low, high: bounds.high < 0n ? 0n : bounds.high },
      ...shared,
    }
  return summed(l, { wasm, value: g.value.get, bounds, ...shared }, g)
}

/** A sum of so many elements that it could leave 64 bits is left to the interpreter. */
function summed(l: Lowering, term: Term, { count }: Gathering): Term {
  const { low, high, scale } = term.bounds
  const bounds = { scale, low: low < 0n ? low * mostElements : 0n, high: high > 0n ? high * mostElements : 0n }
  const room = 2n ** 62n / (size(term.bounds) || 1n)
  if (room >= mostElements) return { ...term, bounds }
  const most = 2n ** 62n
  const capped = { scale, low: bounds.low < -most ? -most : bounds.low, high: bounds.high > most ? most : bounds.high }
  return faulty(l, { ...term, bounds: capped }, [...count.get, ...op.i64.extend_i32_u, ...i64(room), ...op.i64.gt_s])
}
