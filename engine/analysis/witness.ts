import { firstDay, lastDay } from '../number/date.ts'
import { checkCharacter } from '../number/identity.ts'
import type { LiteralValue } from '../program/program.ts'
import { type Shown, same } from '../program/show.ts'
import { type Context, fieldDimensionKey, fieldKey } from './context.ts'
import type { Cube, Interval, Literal } from './cube.ts'
import { describe } from './describe.ts'
import type { Dimension } from './dimension.ts'
import { literalAt, showPoint } from './show.ts'

/** One thing that a witness says of a record. */
export interface Fact {
  readonly name: Shown
  readonly value: Shown
}

/** A concrete record, as far as it matters. */
export interface Witness {
  /** In the officer's words, for messages. */
  readonly facts: readonly Fact[]
  /** Field → value, as records write it; an absent optional field that matters is null. */
  readonly record: Readonly<Record<string, LiteralValue | null>>
  /** Question → reading. */
  readonly readings: Readonly<Record<string, string>>
}

/** A record of the cube: of every restricted dimension, one ordinary value. */
export function witnessOf(context: Context, cube: Cube): Witness {
  const points = pointsOf(cube)
  const valued = new Set(points.flatMap(([{ origin }]) => (origin.kind === 'field' ? [origin.field] : [])))
  const facts: Fact[] = []
  const record: Record<string, LiteralValue | null> = Object.create(null)
  const readings: Record<string, string> = Object.create(null)
  for (const [dimension, point] of points) {
    const { origin, axis } = dimension
    if (origin.kind === 'presence' && valued.has(origin.field)) continue
    facts.push({ name: nameOf(dimension), value: origin.kind === 'presence' ? presenceShown(point) : showPoint(axis, point) })
    if (origin.kind === 'field' || origin.kind === 'presence') record[origin.field] = valueAt(context, dimension, point)
    if (origin.kind === 'question') readings[origin.question] = String(literalAt(axis, point))
  }
  return { facts, record, readings }
}

/** One point of every dimension; of those that are made of others, the points of these. */
function pointsOf(cube: Cube): (readonly [Dimension, bigint])[] {
  const points = cube.flatMap((literal): (readonly [Dimension, bigint])[] => {
    const { dimension } = literal
    const point = representative(literal)
    const picked = dimension.origin.kind === 'opaque' ? dimension.origin.free?.pick?.(point) : null
    return picked ? [...picked] : [[dimension, point]]
  })
  return points.sort(([a], [b]) => a.rank - b.rank)
}

function presenceShown(point: bigint): Shown {
  return point === 1n ? { zh: '已填', en: 'given' } : { zh: '未填', en: 'not given' }
}

/** What a record has for a field at a point of it, or of whether it is filled in. */
function valueAt(context: Context, dimension: Dimension, point: bigint): LiteralValue | null {
  const { origin, axis } = dimension
  if (origin.kind !== 'presence') return literalAt(axis, point) ?? unnamed(context, dimension)
  return point === 0n ? null : anyValue(context, context.dimensions.get(fieldDimensionKey(origin)))
}

/** What an optional field may hold, where it matters only that it is filled in. */
function anyValue(context: Context, dimension: Dimension | undefined): LiteralValue | null {
  if (!dimension) return null
  const { minimum: low, maximum: high } = dimension
  return literalAt(dimension.axis, representative({ dimension, intervals: [{ low, high }] })) ?? unnamed(context, dimension)
}

/** A text or identity number that no condition names. */
function unnamed({ fields }: Context, { origin, axis }: Dimension): LiteralValue | null {
  if (axis.kind !== 'text' || origin.kind !== 'field') return null
  const isIdentity = fields.get(fieldKey(origin.entity, origin.field))?.type.kind === 'identity'
  for (let index = 1; ; index++) {
    const text = isIdentity ? sampleIdentity(index) : `其它文字${index === 1 ? '' : index}`
    if (!axis.known.includes(text)) return text
  }
}

/** Of nobody: 149999 is no place. */
function sampleIdentity(sequence: number): string {
  const first17 = `14999920000101${String(sequence).padStart(3, '0')}`
  return first17 + checkCharacter(first17)
}

function nameOf({ origin }: Dimension): Shown {
  if (origin.kind === 'question') return { zh: `疑义 ${origin.question}`, en: `question ${origin.question}` }
  return origin.kind === 'opaque' ? describe(origin.expr) : same(origin.field)
}

/** The lower end of the first interval; the upper end where the lower is only the end of the calendar or open. */
function representative({ dimension, intervals }: Literal): bigint {
  const { low, high } = intervals[0] as Interval
  const { kind } = dimension.axis
  if (low !== null && !(kind === 'date' && low <= BigInt(firstDay)) && kind !== 'instant') return low
  if (high !== null && !(kind === 'date' && high >= BigInt(lastDay))) return high
  return low ?? high ?? 0n
}

/** The cube narrowed to the one record that the witness shows. */
export function narrowed(cube: Cube): Cube {
  return cube.map((literal) => {
    const point = representative(literal)
    return { dimension: literal.dimension, intervals: [{ low: point, high: point }] }
  })
}
