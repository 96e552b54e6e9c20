import { unreachable } from '../../../grammar/unreachable.ts'
import { Texts } from '../../batch/texts.ts'
import { silence } from '../../interpret/unknown.ts'
import { literalValue } from '../../program/apply.ts'
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
  return new Lowerer(shared, body, [frame])
}

class Lowerer implements Lowering {
  readonly program: Shared['program']
  readonly options: Shared['options']
  readonly interpreter: Shared['interpreter']
  readonly rules: Shared['rules']
  readonly tables: Shared['tables']
  readonly constancy: Shared['constancy']
  readonly keys: Shared['keys']
  readonly members: Shared['members']
  readonly reasons: Shared['reasons']
  readonly slots: Shared['slots']
  readonly exact: Shared['exact']
  readonly data: Shared['data']
  readonly body: Body
  frames: readonly Frame[]
  private known = new Map<string, Term>()
  private written = new Map<string, Code>()

  constructor(shared: Shared, body: Body, frames: readonly Frame[]) {
    this.program = shared.program
    this.options = shared.options
    this.interpreter = shared.interpreter
    this.rules = shared.rules
    this.tables = shared.tables
    this.constancy = shared.constancy
    this.keys = shared.keys
    this.members = shared.members
    this.reasons = shared.reasons
    this.slots = shared.slots
    this.exact = shared.exact
    this.data = shared.data
    this.body = body
    this.frames = frames
  }

  term(expr: Expr): Term {
    const key = `${this.frames.length} ${this.keys.of(expr)}`
    const before = this.known.get(key)
    if (before) return before
    const made = this.constancy.of(expr) ? this.constant(expr) : this.lowered(expr)
    this.known.set(key, made)
    return made
  }

  once(key: string, make: () => Code): Code {
    const whole = `${this.frames.length} ${key}`
    const made = this.written.get(whole) ?? make()
    this.written.set(whole, made)
    return made
  }

  exactly(expr: Expr): Term {
    if (!this.constancy.of(expr)) return this.term(expr)
    const { exact, bounds } = this.slots.of(expr, true).shape
    return exact === null ? this.term(expr) : constantTerm(exact, bounds.scale)
  }

  /** What is computed in a loop is known within it only: it may not run at all. */
  within<T>(frame: Frame, inside: (lowering: Lowering) => T): T {
    const { frames, known, written } = this
    this.frames = [frame, ...frames]
    this.known = new Map(known)
    this.written = new Map(written)
    const result = inside(this)
    this.frames = frames
    this.known = known
    this.written = written
    return result
  }

  private lowered(expr: Expr): Term {
    switch (expr.kind) {
      case 'input':
        return this.frame(expr.scope).input(expr.field)
      case 'result':
        return this.result(expr)
      case 'parameter':
        return datedParameter(this, expr, expr.at as Expr)
      case 'operation':
        return operation(this, expr)
      case 'round':
        return this.round(expr)
      case 'choice':
        return this.choice(expr)
      case 'table':
        return this.table(expr)
      case 'aggregate':
        return aggregate(this, expr)
      case 'progressive':
        return progressive(this, expr)
      case 'literal':
      case 'baseDate':
      case 'reading':
      case 'silent':
        return this.constant(expr)
      default:
        return unreachable(expr)
    }
  }

  private frame(scope: number): Frame {
    return this.frames[scope] as Frame
  }

  private result({ rule, scope }: Of<'result'>): Term {
    const term = this.frame(scope).result(rule)
    if (!term) throw new Error(`${rule} is read before it is computed`)
    return term
  }

  /** What no record changes: a literal is put into the code, all else into a slot that each run fills. */
  private constant(expr: Expr): Term {
    const { type } = expr
    if (expr.kind === 'silent') return { ...this.nothing(expr), unknown: i32(this.reasons.one(silence)) }
    if (expr.kind === 'literal' && type.kind !== 'text' && type.kind !== 'identity') return this.literal(expr)
    const { shape, address } = this.slots.of(expr, this.exact)
    if (shape.state === 'fault') return { ...this.nothing(expr), fault: i32(1) }
    if (shape.state === 'unknown') return { ...this.nothing(expr), unknown: this.body.holdBefore('i32', i32(0), load('i32', address + 8)) }
    const wasm = wasmOf(type)
    if (shape.exact !== null) return known(shape.exact, wasm, shape.bounds.scale)
    const value = this.body.holdBefore(wasm, i32(0), load(wasm, address))
    return { wasm, value, unknown: null, fault: null, bounds: shape.bounds, constant: null }
  }

  private nothing({ type, numeric }: Expr): Term {
    const wasm = wasmOf(type)
    const bounds = type.kind === 'decimal' ? { scale: numeric?.scale ?? 0, low: 0n, high: 0n } : plainBounds(type)
    return { wasm, value: wasm === 'i64' ? i64(0n) : i32(0), unknown: null, fault: null, bounds, constant: null }
  }

  private literal({ type, value, numeric }: Of<'literal'>): Term {
    const scale = type.kind === 'decimal' ? (numeric?.scale ?? 0) : 0
    const number = numberOf(literalValue(type, value), type, scale, this.members, new Texts()) as bigint
    const wasm = wasmOf(type)
    return known(number, wasm, scale)
  }

  private round({ argument, rounding }: Of<'round'>): Term {
    if (argument.kind !== 'operation' || argument.operator !== 'divide') return rounded(this, this.term(argument), rounding)
    const [a, b] = argument.arguments.map((part) => this.term(part)) as [Term, Term]
    return roundedQuotient(this, a, b, rounding)
  }

  private choice({ policy, branches, otherwise }: Of<'choice'>): Term {
    const options = optionsOf(this, branches, otherwise)
    return decided(this, policy, options, otherwise && this.term(otherwise), this.alone(branches))
  }

  private table({ table: id, column }: Of<'table'>): Term {
    const { rows, policy } = this.tables.get(id) as Table
    const cells = rows.map(({ when, values }) => ({ when, value: values[column] as Expr }))
    const options = optionsOf(this, cells, null)
    return decided(this, policy, options, null, this.alone(rows))
  }

  private alone(options: readonly { readonly when: Expr }[]): boolean {
    return exclusive(
      this.keys,
      options.map(({ when }) => when),
    )
  }
}

/** A number that is built into the kernel. */
function known(number: bigint, wasm: 'i32' | 'i64', scale: number): Term {
  const value = wasm === 'i64' ? i64(number) : i32(Number(number))
  return { wasm, value, unknown: null, fault: null, bounds: { scale, low: number, high: number }, constant: number }
}
