import { Texts } from '../../batch/texts.ts'
import { RecordFault } from '../../interpret/faults.ts'
import type { Place } from '../../interpret/place.ts'
import { isUnknown, type Outcome, Unknown } from '../../interpret/unknown.ts'
import { type Decimal, decimal, normalize } from '../../number/decimal.ts'
import { EvaluationFault, sameValue, type Value } from '../../program/apply.ts'
import type { Expr, Rule, Type } from '../../program/program.ts'
import { numberOf } from '../slots.ts'
import { type Term, wasmOf, within } from '../term.ts'
import { type Code, i32, i64, load, op } from '../wasm/code.ts'
import { type Leaf, type Leaves, leafKey, leavesOfExpr, leavesOfRule } from './leaves.ts'
import { either, type Lowering, zero } from './lowering.ts'
import { atScale, chosen, greatest, least } from './numeric.ts'

/** More entries than this are not worth what the interpreter takes to fill them. */
const mostEntries = 512

/**
 * Where few values decide a rule, the interpreter is asked once for each of their combinations, and a row looks its result
 * up. Null where more than few values decide it. (Performance: aggregate algebra is worth more than any back end.)
 */
export function tabulatedRule(l: Lowering, rule: Rule): Term | null {
  const leaves = leavesOfRule(l, rule)
  return leaves && tabulated(l, leaves, rule, (place) => l.interpreter.result(rule, place))
}

export function tabulatedExpr(l: Lowering, expr: Expr): Term | null {
  const leaves = leavesOfExpr(l, expr)
  return leaves && tabulated(l, leaves, expr, (place) => l.interpreter.expression(expr, place))
}

/** A leaf with the states that a row may have it in: its values, and being unknown. */
interface Axis {
  readonly leaf: Leaf
  readonly term: Term
  readonly values: readonly Value[]
  readonly states: number
  readonly stride: number
}

/** Something that is handed on as it is, with a value that nothing else has, by which it is recognised. */
interface Passed {
  readonly key: string
  readonly leaf: Leaf
  readonly term: Term
  readonly sentinel: Value
}

/** What one combination gives. */
interface Entry {
  readonly value: bigint
  readonly scale: number
  /** Reasons of its own, and the keys of unknown leaves whose reasons are the result's. */
  readonly set: number
  readonly from: readonly string[]
  /** The key of what it hands on; null where it is a value. */
  readonly passes: string | null
  readonly fault: boolean
}

type Of = { readonly type: Type }
type Evaluate = (place: Place) => Outcome

function tabulated(l: Lowering, leaves: Leaves, of: Of, evaluate: Evaluate): Term | null {
  if (of.type.kind === 'text' || of.type.kind === 'identity') return null
  const axes = axesOf(l, leaves)
  const count = axes.reduce((product, { states }) => product * states, 1)
  if (count > mostEntries) return null
  const passed = [...leaves.passed].map(([key, leaf], place) => ({ key, leaf, term: l.term(leaf), sentinel: sentinelOf(leaf.type, place) }))
  const entries = Array.from({ length: count }, (_, index) => entryAt(l, { axes, passed, of, evaluate }, index))
  return lookedUp(l, of, axes, passed, entries)
}

/** A day near the end of the calendar, or a number of no notice. */
function sentinelOf({ kind }: Type, place: number): Value {
  return kind === 'decimal' ? decimal(918_273_645_000_000_000n + BigInt(place)) : 2_932_000 + place
}

function axesOf(l: Lowering, leaves: Leaves): Axis[] {
  let stride = 1
  return [...leaves.finite.values()].map((leaf) => {
    const term = l.term(leaf)
    const values = leaf.type.kind === 'enum' ? l.members.of(leaf.type.enum) : [false, true]
    const axis = { leaf, term, values, states: values.length + (term.unknown ? 1 : 0), stride }
    stride *= axis.states
    return axis
  })
}

interface Tabulation {
  readonly axes: readonly Axis[]
  readonly passed: readonly Passed[]
  readonly of: Of
  readonly evaluate: Evaluate
}

const nothing: Entry = { value: 0n, scale: 0, set: 0, from: [], passes: null, fault: false }

function entryAt(l: Lowering, tabulation: Tabulation, index: number): Entry {
  try {
    return entryOf(l, tabulation, tabulation.evaluate(placeAt(l, tabulation, index)))
  } catch (error) {
    if (error instanceof RecordFault || error instanceof EvaluationFault) return { ...nothing, fault: true }
    throw error
  }
}

/** What no reason of a record can be: it begins with a character that no name has. */
const markOf = (key: string): string => `\u0000${key}`

/** A record that has the states of an index. */
function placeAt(l: Lowering, { axes, passed }: Tabulation, index: number): Place {
  const values = new Map<string, Value>()
  const place = l.interpreter.place({ values, relations: new Map() })
  const put = (leaf: Leaf, value: Value | undefined): void => {
    if (leaf.kind === 'result') place.results.set(leaf.rule, value ?? new Unknown([markOf(leafKey(leaf))]))
    else if (value !== undefined) values.set(leaf.field, value)
  }
  for (const { leaf, values: all, states, stride } of axes) put(leaf, all[Math.floor(index / stride) % states])
  for (const { leaf, sentinel } of passed) put(leaf, sentinel)
  return place
}

function entryOf(l: Lowering, { axes, passed, of: { type } }: Tabulation, outcome: Outcome): Entry {
  if (!isUnknown(outcome)) {
    const passes = passed.find(({ sentinel, leaf }) => leaf.type.kind === type.kind && sameValue(sentinel, outcome))
    if (passes) return { ...nothing, passes: passes.key }
    const scale = type.kind === 'decimal' ? normalize(outcome as Decimal).scale : 0
    return { ...nothing, value: numberOf(outcome, type, scale, l.members, noTexts) as bigint, scale }
  }
  const keys = new Map(axes.flatMap(({ leaf }) => (leaf.kind === 'input' ? [[leaf.field, leafKey(leaf)] as const] : [])))
  const reasons = [...outcome.reasons].map((reason) => ({ reason, key: keys.get(reason) ?? markedKey(reason) }))
  const set = l.reasons.all(reasons.flatMap(({ reason, key }) => (key === null ? [reason] : [])))
  return { ...nothing, set, from: reasons.flatMap(({ key }) => key ?? []) }
}

const noTexts = new Texts()
const markedKey = (reason: string): string | null => (reason.startsWith('\u0000') ? reason.slice(1) : null)

function lookedUp(l: Lowering, of: Of, axes: readonly Axis[], passed: readonly Passed[], entries: readonly Entry[]): Term {
  const scale = Math.max(0, ...entries.map((entry) => entry.scale), ...passed.map(({ term }) => term.bounds.scale))
  const index = indexOf(l, axes)
  const table = (of: (entry: Entry) => number): Code | null => tableOf(l, index, entries.map(of))
  const mask = (test: (entry: Entry) => boolean): Code | null => table((entry) => (test(entry) ? -1 : 0))
  const unknowns = axes.map(({ leaf, term }) =>
    masked(
      l,
      term.unknown,
      mask(({ from }) => from.includes(leafKey(leaf))),
    ),
  )
  const value = valueIn(l, of.type, index, entries, scale)
  const start: Term = { ...value, unknown: either(l, [table(({ set }) => set), ...unknowns]), fault: table(({ fault }) => (fault ? 1 : 0)) }
  return passed.reduce(
    (before, { key, term }) =>
      handedOn(
        l,
        before,
        term,
        mask(({ passes }) => passes === key),
      ),
    start,
  )
}

function handedOn(l: Lowering, before: Term, leaf: Term, mask: Code | null): Term {
  if (mask === null) return before
  const given = leaf.wasm === 'i64' ? atScale(l, leaf, before.bounds.scale) : leaf
  const taken = chosen(l, mask, { ...given, unknown: null, fault: null }, { ...before, unknown: null, fault: null })
  return { ...taken, constant: null, unknown: either(l, [before.unknown, masked(l, leaf.unknown, mask)]), fault: before.fault }
}

/** A set of reasons where a mask says so. */
function masked(l: Lowering, set: Code | null, mask: Code | null): Code | null {
  return set === null || mask === null ? null : l.body.hold('i32', set, mask, op.i32.and)
}

/** The place of a row's combination. */
function indexOf(l: Lowering, axes: readonly Axis[]): Code {
  return l.once(`index ${axes.map(({ leaf }) => leafKey(leaf)).join()}`, () => {
    const parts = axes.map(({ term, states, stride }): Code => {
      const state: Code = term.unknown ? [...i32(states - 1), ...term.value, ...term.unknown, ...op.select] : term.value
      return stride === 1 ? state : [...state, ...i32(stride), ...op.i32.mul]
    })
    const [first = zero, ...rest] = parts
    return l.body.hold('i32', first, ...rest.map((part) => [...part, ...op.i32.add]), i32(2), op.i32.shl)
  })
}

/** A small number for each combination, looked up by the row's; null where all are zero. */
function tableOf(l: Lowering, index: Code, numbers: readonly number[]): Code | null {
  const [first = 0] = numbers
  if (numbers.every((number) => number === first)) return first === 0 ? null : i32(first)
  return l.once(`table ${index.join()} ${numbers.join()}`, () => l.body.hold('i32', index, load('i32', l.data(Int32Array.from(numbers)))))
}

function valueIn(l: Lowering, type: Type, index: Code, entries: readonly Entry[], scale: number): Term {
  const numbers = entries.map((entry) => entry.value * 10n ** BigInt(scale - entry.scale))
  const bounds = { scale, low: least(numbers), high: greatest(numbers) }
  const wasm = wasmOf(type)
  const [first = 0n] = numbers
  const rest = { unknown: null, fault: null, bounds }
  if (bounds.low === bounds.high) return { wasm, value: wasm === 'i64' ? i64(first) : i32(Number(first)), constant: first, ...rest }
  const narrow = within(bounds, 2n ** 31n - 1n)
  const address = narrow ? null : l.data(BigInt64Array.from(numbers))
  const value = narrow
    ? l.body.hold(wasm, tableOf(l, index, numbers.map(Number)) as Code, wasm === 'i64' ? op.i64.extend_i32_s : [])
    : l.body.hold('i64', index, i32(1), op.i32.shl, load('i64', address as number))
  return { wasm, value, constant: null, ...rest }
}
