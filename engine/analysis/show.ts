import { decimal } from '../number/decimal.ts'
import type { Value } from '../program/apply.ts'
import type { LiteralValue, Type } from '../program/program.ts'
import { literalOf, type Shown, showValue } from '../program/show.ts'
import type { Axis } from './dimension.ts'

/** A point of an axis in the notation of the notice. */
export function showPoint(axis: Axis, point: bigint): Shown {
  const value = valueAt(axis, point)
  if (value === null) return { zh: '其它文字', en: 'any other text' }
  return showValue(typeOfAxis(axis), value)
}

/** The value at a point; null for a text that no condition names. */
export function valueAt(axis: Axis, point: bigint): Value | null {
  switch (axis.kind) {
    case 'boolean':
      return point === 1n
    case 'members':
      return axis.members[Number(point)] ?? null
    case 'text':
      return axis.known[Number(point)] ?? null
    case 'decimal':
      return decimal(point, axis.scale)
    default:
      return Number(point)
  }
}

/** A point as records and programs write it; null for a text that no condition names. */
export function literalAt(axis: Axis, point: bigint): LiteralValue | null {
  const value = valueAt(axis, point)
  return value === null ? null : literalOf(typeOfAxis(axis), value)
}

function typeOfAxis(axis: Axis): Type {
  switch (axis.kind) {
    case 'members':
    case 'text':
      return { kind: 'text' }
    case 'decimal':
      return { kind: 'decimal', unit: axis.unit }
    case 'duration':
      return { kind: 'duration', unit: axis.unit }
    default:
      return { kind: axis.kind }
  }
}
