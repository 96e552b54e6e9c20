import { unreachable } from '../../../grammar/unreachable.ts'
import { Texts } from '../../batch/texts.ts'
import { literalValue } from '../../program/apply.ts'
import { silence } from '../../program/outcome.ts'
import type { Expr, Table } from '../../program/program.ts'
import type { Body } from '../body.ts'
import type { Frame } from '../frame.ts'
import { numberOf } from '../slots.ts'
import { plainBounds, type Term, wasmOf } from '../term.ts'
import { type Code, i32, i64, load } from '../wasm/code.ts'
import { aggregate } from './aggregate.ts'
import { exclusive } from './exclusive.ts'
import type { Lowering, Shared } from './lowering.ts'
import { constantTerm } from './numeric.ts'
import { operation } from './operation.ts'
import { decided, optionsOf } from './options.ts'
import { datedParameter } from './parameter.ts'
import { progressive } from './progressive.ts'
import { rounded, roundedQuotient } from './rounding.ts'

type Of<K extends Expr['kind']> = Extract<Expr, { kind: K }>

/** Writes expressions into the body of a function; each is computed once within its loop. */
export function lowererFor(shared: Shared, body: Body, frame: Frame): Lowering {
  let frames: readonly Frame[] = [frame]
  // What is computed in a loop is known within it only: it may not run at all.
  let known = new Map<string, Term>()
  let written = new Map<string, Code>()
  const l: Lowering = {
    ...shared,
    body,
    get frames() {
      return frames
    },
    term: (expr) => remembered(known, `${frames.length} ${shared.keys.of(expr)}`, () => termOf(l, expr)),
    exactly: (expr) => exactTerm(l, expr),
    once: (key, make) => remembered(written, `${frames.length} ${key}`, make),
    within(inner, inside) {
      const outer = { frames, known, written }
      frames = [inner, ...frames]
      known = new Map(known)
      written = new Map(written)
      const result = inside(l)
      ;({ frames, known, written } = outer)
      return result
    },
  }
  return l
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

function termOf(l: Lowering, expr: Expr): Term {
  if (l.constancy.of(expr)) return constant(l, expr)
  switch (expr.kind) {
    case 'input':
      return frameAt(l, expr.scope).input(expr.field)
    case 'result':
      return result(l, expr)
    case 'parameter':
      return datedParameter(l, expr, expr.at as Expr)
    case 'operation':
      return operation(l, expr)
    case 'round':
      return round(l, expr)
    case 'choice':
      return decided(
        l,
        expr.policy,
        optionsOf(l, expr.branches, expr.otherwise),
        expr.otherwise && l.term(expr.otherwise),
        alone(l, expr.branches),
      )
    case 'table':
      return table(l, expr)
    case 'aggregate':
      return aggregate(l, expr)
    case 'progressive':
      return progressive(l, expr)
    case 'literal':
    case 'baseDate':
    case 'reading':
    case 'silent':
      return constant(l, expr)
    default:
      return unreachable(expr)
  }
}

const frameAt = ({ frames }: Lowering, scope: number): Frame => frames[scope] as Frame

function result(l: Lowering, { rule, scope }: Of<'result'>): Term {
  const term = frameAt(l, scope).result(rule)
  if (!term) throw new Error(`${rule} is read before it is computed`)
  return term
}

/** What no record changes: a literal is put into the code, all else into a slot that each run fills. */
function constant(l: Lowering, expr: Expr): Term {
  const { type } = expr
  if (expr.kind === 'silent') return { ...nothing(expr), unknown: i32(l.reasons.one(silence)) }
  if (expr.kind === 'literal' && type.kind !== 'text' && type.kind !== 'identity') return literal(l, expr)
  const { shape, address } = l.slots.of(expr, l.exact)
  if (shape.state === 'fault') return { ...nothing(expr), fault: i32(1) }
  if (shape.state === 'unknown') return { ...nothing(expr), unknown: l.body.holdBefore('i32', i32(0), load('i32', address + 8)) }
  const wasm = wasmOf(type)
  if (shape.exact !== null) return known(shape.exact, wasm, shape.bounds.scale)
  const value = l.body.holdBefore(wasm, i32(0), load(wasm, address))
  return { wasm, value, unknown: null, fault: null, bounds: shape.bounds, constant: null }
}

function exactTerm(l: Lowering, expr: Expr): Term {
  if (!l.constancy.of(expr)) return l.term(expr)
  const { exact, bounds } = l.slots.of(expr, true).shape
  return exact === null ? l.term(expr) : constantTerm(exact, bounds.scale)
}

function nothing({ type, numeric }: Expr): Term {
  const wasm = wasmOf(type)
  const bounds = type.kind === 'decimal' ? { scale: numeric?.scale ?? 0, low: 0n, high: 0n } : plainBounds(type)
  return { wasm, value: wasm === 'i64' ? i64(0n) : i32(0), unknown: null, fault: null, bounds, constant: null }
}

function literal({ members }: Lowering, { type, value, numeric }: Of<'literal'>): Term {
  const scale = type.kind === 'decimal' ? (numeric?.scale ?? 0) : 0
  return known(numberOf(literalValue(type, value), type, scale, members, new Texts()) as bigint, wasmOf(type), scale)
}

/** A number that is built into the kernel. */
function known(number: bigint, wasm: 'i32' | 'i64', scale: number): Term {
  const value = wasm === 'i64' ? i64(number) : i32(Number(number))
  return { wasm, value, unknown: null, fault: null, bounds: { scale, low: number, high: number }, constant: number }
}

function round(l: Lowering, { argument, rounding }: Of<'round'>): Term {
  if (argument.kind !== 'operation' || argument.operator !== 'divide') return rounded(l, l.term(argument), rounding)
  const [a, b] = argument.arguments.map((part) => l.term(part)) as [Term, Term]
  return roundedQuotient(l, a, b, rounding)
}

function table(l: Lowering, { table: id, column }: Of<'table'>): Term {
  const { rows, policy } = l.tables.get(id) as Table
  const cells = rows.map(({ when, values }) => ({ when, value: values[column] as Expr }))
  return decided(l, policy, optionsOf(l, cells, null), null, alone(l, rows))
}

const alone = ({ keys }: Lowering, options: readonly { readonly when: Expr }[]): boolean =>
  exclusive(
    keys,
    options.map(({ when }) => when),
  )
