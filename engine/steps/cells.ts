import { firstDay, lastDay } from '../number/date.ts'
import { coefficientAt, normalize, parseDecimal, powerOfTen } from '../number/decimal.ts'
import { minutesPerDay } from '../number/instant.ts'
import type { Value } from '../program/apply.ts'
import type { Field } from '../program/program.ts'
import type { NodeType } from './node.ts'
import { type Bounds, days, nearestZero } from './numbers.ts'

/** A truth, a whole number (a decimal's coefficient at its scale, a day since 1970, a minute, a count), or a text. */
export type Cell = boolean | bigint | string

/** How large numbers may be that the notice leaves open; what is beyond is refused by the input guard of an export. */
export interface Limits {
  /** Of a number without bounds: its magnitude, in yuan, ones, or units of a duration. */
  readonly magnitude: bigint
  /** Elements of one relation. */
  readonly elements: bigint
  /** How many times larger than its value in the notice a number of a parameter may be set; 16 where it says nothing. */
  readonly room?: bigint
}

export const usualLimits: Limits = { magnitude: 10n ** 12n, elements: 10n ** 6n }

/** Minutes of every instant of the calendar. */
export const instants: Bounds = {
  low: BigInt(firstDay) * BigInt(minutesPerDay),
  high: (BigInt(lastDay) + 1n) * BigInt(minutesPerDay) - 1n,
}

/** A value as a cell; a decimal that is no finer than the scale. */
export function cellOf(value: Value, scale: number): Cell {
  if (typeof value === 'object') return coefficientAt(normalize(value), scale)
  return typeof value === 'number' ? BigInt(value) : value
}

/** What the cells of a field may be. */
export function fieldType(field: Field, limits: Limits): NodeType {
  const { kind } = field.type
  if (kind === 'boolean') return { type: 'flag' }
  if (kind === 'text' || kind === 'identity' || kind === 'enum') return { type: 'text' }
  return { type: 'whole', ...fieldBounds(field, limits) }
}

function fieldBounds({ type, numeric }: Field, { magnitude }: Limits): Bounds {
  if (type.kind === 'date') return days
  if (type.kind === 'instant') return instants
  if (type.kind === 'duration') return { low: -magnitude, high: magnitude }
  const scale = numeric?.scale ?? 0
  const open = magnitude * powerOfTen(scale)
  return { low: boundAt(numeric?.minimum, scale) ?? -open, high: boundAt(numeric?.maximum, scale) ?? open }
}

function boundAt(text: string | null | undefined, scale: number): bigint | null {
  const bound = text == null ? null : parseDecimal(text)
  return bound && coefficientAt(normalize(bound), scale)
}

/** What stands in the place of an absent value: the number of its bounds that is nearest to zero; nobody reads it. */
export function fillerOf(node: NodeType): Cell {
  if (node.type === 'flag') return false
  if (node.type === 'text') return ''
  return nearestZero(node)
}
