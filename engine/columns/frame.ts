import type { ColumnLayout, Layout, Width } from '../batch/layout.ts'
import { coefficientAt, parseDecimal } from '../number/decimal.ts'
import type { Field } from '../program/program.ts'
import type { Body } from './body.ts'
import type { Plan, PlannedElements, ResultLayout } from './plan.ts'
import { type Bounds, cellLimit, plainBounds, type Term, wasmOf } from './term.ts'
import { type Code, i32, load, op } from './wasm/code.ts'

/** A record around an expression: where its fields and results are found. */
export interface Frame {
  readonly entity: string
  input(field: string): Term
  /** A result that stands in cells; null where the frame computes it in place. */
  result(rule: string): Term | null
  /** The elements of a relation of this record: which they are, and a frame for one of them. */
  elements(relation: string): Elements
}

export interface Elements {
  /** The first, and the one after the last. */
  readonly from: Code
  readonly to: Code
  frame(element: Code): Frame
}

/** What frames share. */
export interface FrameContext {
  readonly plan: Plan
  readonly body: Body
  readonly layoutOf: (entity: string) => Layout
  readonly fieldOf: (entity: string, field: string) => Field
  readonly reasonOf: (field: string) => number
  readonly entityOf: (entity: string, relation: string) => string
  readonly childResult: (entity: string, rule: string) => ResultLayout
}

/** By how many bits a row is shifted to find its cell. */
export const shift: Readonly<Record<Width, number>> = { byte: 0, word: 2, double: 3 }

/** Where a cell stands: `base` is an address that code gives, or none; the offset is put into the instruction. */
interface CellPlace {
  readonly base: Code | null
  readonly offset: number
  readonly row: Code
}

export function cellCode({ base, offset, row }: CellPlace, width: Width): Code {
  const scaled: Code = width === 'byte' ? row : [...row, ...i32(shift[width]), ...op.i32.shl]
  const address: Code = base ? [...base, ...scaled, ...op.i32.add] : scaled
  if (width === 'double') return [...address, ...load('f64', offset), ...op.i64.trunc_sat_f64_s]
  return [...address, ...load(width === 'byte' ? 'byte' : 'i32', offset)]
}

export function cellTerm(body: Body, type: ColumnLayout['type'], width: Width, place: CellPlace, bounds: Bounds): Term {
  const wasm = wasmOf(type)
  const widened: Code = wasm === 'i64' && width !== 'double' ? op.i64.extend_i32_s : []
  return { wasm, value: body.hold(wasm, cellCode(place, width), widened), unknown: null, fault: null, bounds, constant: null }
}

/** The record of a row of the block. */
export class RowFrame implements Frame {
  readonly entity: string
  private readonly context: FrameContext
  private readonly row: Code
  private readonly own: (rule: string) => Term | null

  constructor(context: FrameContext, entity: string, row: Code, own: (rule: string) => Term | null) {
    this.context = context
    this.entity = entity
    this.row = row
    this.own = own
  }

  input(field: string): Term {
    const { plan, body } = this.context
    const layout = columnOf(this.context, this.entity, field)
    const { cells, given } = plan.column(layout)
    return inputTerm(this.context, layout, boundsOf(this.context, this.entity, field), {
      cells: { base: null, offset: cells, row: this.row },
      given: given === null ? null : body.hold('i32', this.row, load('byte', given)),
    })
  }

  result(rule: string): Term | null {
    return this.own(rule)
  }

  elements(relation: string): Elements {
    const { plan } = this.context
    const planned = plan.elements(plan.relations, relation, this.context.entityOf(this.entity, relation))
    return elementsOf(this.context, planned, this.row)
  }
}

/** The record of an element in a loop over a relation. */
class ElementFrame implements Frame {
  readonly entity: string
  private readonly context: FrameContext
  private readonly planned: PlannedElements
  private readonly row: Code

  constructor(context: FrameContext, planned: PlannedElements, row: Code) {
    this.context = context
    this.planned = planned
    this.entity = planned.entity
    this.row = row
  }

  input(field: string): Term {
    const { plan, body } = this.context
    const layout = columnOf(this.context, this.entity, field)
    const known = this.planned.columns.get(field)
    const column = known ?? { layout, cells: plan.allocate(4), given: layout.optional ? plan.allocate(4) : null }
    this.planned.columns.set(field, column)
    const given = column.given === null ? null : body.hold('i32', pointer(body, column.given), this.row, op.i32.add, load('byte'))
    return inputTerm(this.context, layout, boundsOf(this.context, this.entity, field), {
      cells: { base: pointer(body, column.cells), offset: 0, row: this.row },
      given,
    })
  }

  /** Results of elements are computed before, for all of them. */
  result(rule: string): Term {
    const { plan, body } = this.context
    const layout = this.context.childResult(this.entity, rule)
    const known = this.planned.results.get(rule)
    const result = known ?? { layout, cells: plan.allocate(4), unknown: layout.mayLack ? plan.allocate(4) : null, status: plan.allocate(4) }
    this.planned.results.set(rule, result)
    const at = (address: number, width: Width) => cellCode({ base: pointer(body, address), offset: 0, row: this.row }, width)
    const cells = { base: pointer(body, result.cells), offset: 0, row: this.row }
    const term = cellTerm(body, layout.type, layout.width, cells, withZero(layout.bounds))
    const unknown = result.unknown === null ? null : body.hold('i32', at(result.unknown, 'word'))
    return { ...term, unknown, fault: body.hold('i32', at(result.status, 'byte'), op.i32.eqz, op.i32.eqz) }
  }

  elements(relation: string): Elements {
    const { plan } = this.context
    const planned = plan.elements(this.planned.relations, relation, this.context.entityOf(this.entity, relation))
    return elementsOf(this.context, planned, this.row)
  }
}

/** An address that the host puts in for each block. */
export const pointer = (body: Body, address: number): Code => body.holdBefore('i32', i32(0), load('i32', address))

function elementsOf(context: FrameContext, planned: PlannedElements, row: Code): Elements {
  const { body } = context
  const offsets = pointer(body, planned.offsets)
  const bias = pointer(body, planned.bias)
  const at = (index: Code): Code => [...offsets, ...index, ...i32(2), ...op.i32.shl, ...op.i32.add, ...load('i32'), ...bias, ...op.i32.sub]
  return {
    from: body.hold('i32', at(row)),
    to: body.hold('i32', at([...row, ...i32(1), ...op.i32.add])),
    frame: (element) => new ElementFrame(context, planned, element),
  }
}

function inputTerm(
  { body, reasonOf }: FrameContext,
  layout: ColumnLayout,
  bounds: Bounds,
  from: { cells: CellPlace; given: Code | null },
): Term {
  const term = cellTerm(body, layout.type, layout.width, from.cells, from.given ? withZero(bounds) : bounds)
  if (!from.given) return term
  // Given is 1, less one is no bit; absent is 0, less one is every bit.
  return { ...term, unknown: body.hold('i32', from.given, i32(1), op.i32.sub, i32(reasonOf(layout.field)), op.i32.and) }
}

/** The cell of what is absent holds a zero. */
export const withZero = ({ scale, low, high }: Bounds): Bounds => ({ scale, low: low > 0n ? 0n : low, high: high < 0n ? 0n : high })

function columnOf({ layoutOf }: FrameContext, entity: string, field: string): ColumnLayout {
  return layoutOf(entity).columns.find((column) => column.field === field) as ColumnLayout
}

/** Every cell is within the field's declared range, and within what cells hold. */
function boundsOf({ fieldOf }: FrameContext, entity: string, field: string): Bounds {
  const { type, numeric } = fieldOf(entity, field)
  if (type.kind !== 'decimal') return plainBounds(type)
  const scale = numeric?.scale ?? 0
  const end = (text: string | null | undefined, open: bigint): bigint => {
    const value = text == null ? null : parseDecimal(text)
    return value && value.scale <= scale ? coefficientAt(value, scale) : open
  }
  return { scale, low: end(numeric?.minimum, -cellLimit), high: end(numeric?.maximum, cellLimit) }
}
