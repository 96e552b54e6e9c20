import { Texts } from '../batch/texts.ts'
import type { Interpreter } from '../interpret/evaluate.ts'
import { RecordFault } from '../interpret/faults.ts'
import { isUnknown, type Outcome } from '../interpret/unknown.ts'
import { coefficientAt, type Decimal, normalize } from '../number/decimal.ts'
import { EvaluationFault, type Value } from '../program/apply.ts'
import type { DecimalUnit, Expr, Type } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import type { Keys } from './keys.ts'
import type { Members } from './members.ts'
import type { Reasons } from './reasons.ts'
import { type Bounds, plainBounds } from './term.ts'

/** What is compiled into a kernel of a value that a run puts in: within this, another run needs no other kernel. */
export interface SlotShape {
  /** Whether it has a value; unknown otherwise, for reasons that the run puts in, or a fault that refuses every record. */
  readonly state: 'known' | 'unknown' | 'fault'
  readonly bounds: Bounds
  /** Where the kernel holds the very number, as of a divisor. */
  readonly exact: bigint | null
}

/** A value that no record changes: a parameter, the base date, a reading, and all that is made of such alone. */
export interface Slot {
  readonly expr: Expr
  readonly shape: SlotShape
  /** Where its value stands in the kernel's memory: 8 bytes, then 4 for its reasons. */
  readonly address: number
}

const slotBytes = 16

type Settled =
  | { readonly state: 'known'; readonly value: Value }
  | { readonly state: 'unknown'; readonly set: number }
  | { readonly state: 'fault' }

const noTexts = new Texts()
const emptyRecord: InputRecord = { values: new Map(), relations: new Map() }

interface SlotContext {
  readonly keys: Keys
  readonly reasons: Reasons
  readonly members: Members
  /** Takes so many bytes of the kernel's memory. */
  readonly allocate: (bytes: number) => number
}

/** The slots of one kernel. */
export class Slots {
  readonly list: Slot[] = []
  private readonly byKey = new Map<string, Slot>()
  private readonly interpreter: Interpreter
  private readonly context: SlotContext

  constructor(interpreter: Interpreter, context: SlotContext) {
    this.interpreter = interpreter
    this.context = context
  }

  /** The slot of a constant expression; its present value tells what shape the kernel is compiled for. */
  of(expr: Expr, exact = false): Slot {
    const key = `${this.context.keys.of(expr)} ${exact}`
    const known = this.byKey.get(key)
    if (known) return known
    const slot = { expr, shape: this.shapeOf(expr, exact), address: this.context.allocate(slotBytes) }
    this.list.push(slot)
    this.byKey.set(key, slot)
    return slot
  }

  /** Writes the values of a run; false where one of them does not fit the shape that the kernel was compiled for. */
  fill(interpreter: Interpreter, memory: DataView, texts: Texts): boolean {
    return this.list.every(({ expr, shape, address }) => {
      const settled = settle(interpreter, expr, this.context.reasons)
      if (settled.state !== shape.state) return false
      if (settled.state === 'unknown') memory.setInt32(address + 8, settled.set, true)
      if (settled.state !== 'known') return true
      const number = numberOf(settled.value, expr.type, shape.bounds.scale, this.context.members, texts)
      if (number === null || !fits(number, shape)) return false
      memory.setBigInt64(address, number, true)
      return true
    })
  }

  private shapeOf(expr: Expr, exact: boolean): SlotShape {
    const settled = settle(this.interpreter, expr, this.context.reasons)
    if (settled.state !== 'known')
      return { state: settled.state, bounds: { scale: expr.numeric?.scale ?? 0, low: 0n, high: 0n }, exact: null }
    const { kind } = expr.type
    if (kind !== 'decimal') {
      const exactly = exact && kind !== 'text' && kind !== 'identity'
      const number = exactly ? numberOf(settled.value, expr.type, 0, this.context.members, noTexts) : null
      return { state: 'known', bounds: plainBounds(expr.type), exact: number }
    }
    const value = normalize(settled.value as Decimal)
    const scale = exact ? value.scale : Math.max(value.scale, expr.numeric?.scale ?? 0, usualScale[expr.type.unit])
    const coefficient = coefficientAt(value, scale)
    return { state: 'known', bounds: roomFor(coefficient, scale, expr.type), exact: exact ? coefficient : null }
  }
}

function settle(interpreter: Interpreter, expr: Expr, reasons: Reasons): Settled {
  try {
    const outcome: Outcome = interpreter.expression(expr, interpreter.place(emptyRecord))
    return isUnknown(outcome) ? { state: 'unknown', set: reasons.all(outcome.reasons) } : { state: 'known', value: outcome }
  } catch (error) {
    if (error instanceof RecordFault || error instanceof EvaluationFault) return { state: 'fault' }
    throw error
  }
}

/** Decimal places that a value is moved by: amounts to the fen, ratios to a hundredth of a percent. */
const usualScale: Readonly<Record<DecimalUnit, number>> = { amount: 2, ratio: 4, integer: 0, number: 2 }

/** Room for other values, so that a parameter can be moved without another kernel: sixteen times as much, of the same sign. */
function roomFor(coefficient: bigint, scale: number, type: Type): Bounds {
  const least = 10n ** BigInt(scale) * (type.kind === 'decimal' && type.unit === 'ratio' ? 2n : 100n)
  const size = (coefficient < 0n ? -coefficient : coefficient) * 16n
  const room = size > least ? size : least
  return { scale, low: coefficient < 0n ? -room : 0n, high: coefficient > 0n || coefficient === 0n ? room : 0n }
}

const fits = (number: bigint, { bounds: { low, high }, exact }: SlotShape): boolean =>
  exact === null ? number >= low && number <= high : number === exact

/** The number that a value is in a kernel; null where the scale is too coarse for it. */
export function numberOf(value: Value, type: Type, scale: number, members: Members, texts: Texts): bigint | null {
  switch (type.kind) {
    case 'boolean':
      return value === true ? 1n : 0n
    case 'decimal': {
      const exact = normalize(value as Decimal)
      return exact.scale > scale ? null : coefficientAt(exact, scale)
    }
    case 'enum':
      return BigInt(members.place(type.enum, value as string))
    case 'text':
    case 'identity':
      return BigInt(texts.code(value as string))
    default:
      return BigInt(value as number)
  }
}
