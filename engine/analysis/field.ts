import { firstDay, lastDay } from '../number/date.ts'
import { coefficientAt, type Decimal, decimal, parseDecimal } from '../number/decimal.ts'
import { minutesPerDay } from '../number/instant.ts'
import type { Field, Numeric, Type } from '../program/program.ts'
import { assemble } from './combine.ts'
import { atomOf, type Bounds, type Context, dimensionOf, fieldDimensionKey, fieldKey } from './context.ts'
import type { Diagram } from './diagram.ts'
import type { Axis, Dimension } from './dimension.ts'
import { partition } from './partition.ts'
import { type Atom, atomQuantity } from './quantity.ts'

/** Where bounds of a date field, constant expressions, are worked out. */
export type PointOf = (expr: NonNullable<Field['earliest']>) => bigint | null

const unbounded: Bounds = { minimum: null, maximum: null }

/** What a field holds; unknown where it is optional and not filled in. */
export function fieldDiagram(context: Context, entity: string | null, name: string, type: Type, pointOf: PointOf): Diagram {
  const field = context.fields.get(fieldKey(entity, name)) ?? null
  const optional = field?.optional === true && field.default === null
  // Presence first, so that it is split before the value.
  const presence = optional ? presenceDimension(context, entity, name) : null
  const dimension = fieldDimension(context, entity, name, field, type, pointOf)
  const value = heldBy(context, dimension)
  return presence ? assemble(context.store, presence, [1n], [context.store.missing, value]) : value
}

/** The value of a dimension itself: a boolean case by case, else a symbol or number that depends on the record. */
export function heldBy(context: Context, dimension: Dimension): Diagram {
  const { store } = context
  const { axis } = dimension
  if (axis.kind === 'boolean') return partition(store, dimension, [1n], [store.false, store.true])
  if (axis.kind === 'members' || axis.kind === 'text') return store.leaf({ kind: 'member', dimension })
  const scale = axis.kind === 'decimal' ? axis.scale : 0
  return store.leaf({ kind: 'quantity', quantity: atomQuantity(pointAtom(context, dimension, scale)) })
}

/** The number that a dimension's points stand for. */
export function pointAtom(context: Context, dimension: Dimension, scale: number): Atom {
  const step = decimal(1n, scale)
  return atomOf(context, `point ${dimension.rank}`, () => ({ dimension, growth: { least: step, most: step }, evaluate: null, scale }))
}

function presenceDimension(context: Context, entity: string | null, field: string): Dimension {
  return dimensionOf(context, `presence ${fieldKey(entity, field)}`, () => ({
    origin: { kind: 'presence', entity, field },
    axis: { kind: 'boolean' },
    bounds: { minimum: 0n, maximum: 1n },
  }))
}

function fieldDimension(
  context: Context,
  entity: string | null,
  name: string,
  field: Field | null,
  type: Type,
  pointOf: PointOf,
): Dimension {
  return dimensionOf(context, fieldDimensionKey({ entity, field: name }), () => {
    const { axis, bounds } = axisOf(context, field?.type ?? type, field?.numeric ?? null)
    const declared = field
      ? { minimum: field.earliest && pointOf(field.earliest), maximum: field.latest && pointOf(field.latest) }
      : unbounded
    return {
      origin: { kind: 'field', entity, field: name },
      axis,
      bounds: { minimum: declared.minimum ?? bounds.minimum, maximum: declared.maximum ?? bounds.maximum },
    }
  })
}

/** The axis of a type, and the bounds that the type and what is known of a number give it. */
export function axisOf(context: Context, type: Type, numeric: Numeric | null): { axis: Axis; bounds: Bounds } {
  switch (type.kind) {
    case 'boolean':
      return { axis: { kind: 'boolean' }, bounds: { minimum: 0n, maximum: 1n } }
    case 'decimal': {
      const scale = numeric?.scale ?? unknownScale
      return { axis: { kind: 'decimal', unit: type.unit, scale }, bounds: decimalBounds(numeric, scale) }
    }
    case 'date':
      return { axis: { kind: 'date' }, bounds: { minimum: BigInt(firstDay), maximum: BigInt(lastDay) } }
    case 'instant':
      return {
        axis: { kind: 'instant' },
        bounds: { minimum: BigInt(firstDay * minutesPerDay), maximum: BigInt((lastDay + 1) * minutesPerDay - 1) },
      }
    case 'duration':
      return { axis: { kind: 'duration', unit: type.unit }, bounds: unbounded }
    case 'text':
    case 'identity':
      return { axis: { kind: 'text', known: [] }, bounds: { minimum: 0n, maximum: null } }
    case 'enum': {
      const members = context.members.get(type.enum) ?? []
      return { axis: { kind: 'members', members }, bounds: { minimum: 0n, maximum: BigInt(members.length - 1) } }
    }
  }
}

/** Fine enough for a number of which no scale is known: it only ever stands for itself. */
const unknownScale = 12

function decimalBounds(numeric: Numeric | null, scale: number): Bounds {
  const low = numeric?.minimum ? parseDecimal(numeric.minimum) : null
  const high = numeric?.maximum ? parseDecimal(numeric.maximum) : null
  return { minimum: low && ceilingAt(low, scale), maximum: high && floorAt(high, scale) }
}

export function floorAt(value: Decimal, scale: number): bigint {
  if (value.scale <= scale) return coefficientAt(value, scale)
  return floorDivide(value.coefficient, 10n ** BigInt(value.scale - scale))
}

export function ceilingAt(value: Decimal, scale: number): bigint {
  return -floorAt({ coefficient: -value.coefficient, scale: value.scale }, scale)
}

/** ⌊a / b⌋ for b > 0. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b < 0n ? quotient - 1n : quotient
}

/** ⌈a / b⌉ for b > 0. */
export function ceilingDivide(a: bigint, b: bigint): bigint {
  return -floorDivide(-a, b)
}
