import { firstDay, formatDate, lastDay, parseDate } from '../../number/date.ts'
import { coefficientAt, decimal, formatDecimal, normalize, parseDecimal, powerOfTen } from '../../number/decimal.ts'
import { formatDuration } from '../../number/duration.ts'
import { checkCharacter } from '../../number/identity.ts'
import { formatInstant, minutesPerDay } from '../../number/instant.ts'
import { membersOf } from '../../program/members.ts'
import type { Field, LiteralValue, Program } from '../../program/program.ts'
import { fieldType, type Limits } from '../../steps/cells.ts'
import type { Bounds } from '../../steps/numbers.ts'
import type { Chooser } from './chooser.ts'
import type { Landmarks } from './landmarks.ts'

/** The values of one field that a kit is made of, as records write them. */
export interface FieldValues {
  readonly field: Field
  readonly mayLack: boolean
  /** Where something may turn: bounds, what the program names, members, and a step beside each; ascending where ordered. */
  readonly marks: readonly LiteralValue[]
  /** Any value, at a mark more often than not. */
  draw(chooser: Chooser): LiteralValue
}

/** What the values of an entity's fields are made from. */
export interface ValueSource {
  readonly program: Program
  /** In days since 1970. */
  readonly baseDate: number
  readonly limits: Limits
  readonly landmarks: Landmarks
}

export function fieldValues(source: ValueSource, field: Field): FieldValues {
  const { marks, any } = kinds(source, field)
  return {
    field,
    mayLack: field.optional || field.default !== null,
    marks,
    draw: (chooser) => (marks.length > 0 && !chooser.chance(3) ? chooser.one(marks) : any(chooser)),
  }
}

interface Kind {
  readonly marks: readonly LiteralValue[]
  any(chooser: Chooser): LiteralValue
}

function kinds(source: ValueSource, field: Field): Kind {
  const { type } = field
  const { program, landmarks } = source
  switch (type.kind) {
    case 'boolean':
      return chosenFrom([true, false])
    case 'enum':
      return chosenFrom(membersOf(program, type))
    case 'text':
      return chosenFrom([...new Set(['', '甲', hostile, ...landmarks.texts])])
    case 'identity':
      return chosenFrom(identities)
    case 'decimal':
      return decimals(source, field)
    case 'date':
      return wholes(dayBounds(source, field), landmarks.days.map(BigInt), [-30_000n, 30_000n], (day) => formatDate(Number(day)))
    case 'instant':
      return wholes(boundsOf(source, field), landmarks.minutes.map(BigInt), [18_000n, 18_700n].map(perDay), (at) =>
        formatInstant(Number(at)),
      )
    case 'duration': {
      const named = landmarks.durations(type.unit).map(BigInt)
      const nearby = named.flatMap((count) => [count - 1n, count, count + 1n])
      return wholes(boundsOf(source, field), [0n, 1n, ...nearby], [0n, 400n], (count) =>
        formatDuration({ unit: type.unit, count: Number(count) }),
      )
    }
  }
}

const perDay = (day: bigint): bigint => day * BigInt(minutesPerDay)

/** What ends a text, a comment or a cell in some language or other: a runner that passes it on unharmed quotes as it should. */
const hostile = `a'b"c\\d;--</script>]]>{{=1+1}}$\u{1f600}`

const chosenFrom = (marks: readonly LiteralValue[]): Kind => ({ marks, any: (chooser) => chooser.one(marks) })

/** Of nobody: the address code 149999 was never given out. */
const identities = ['14999919900101001', '14999920000229002', '14999919600131003'].map((first) => first + checkCharacter(first))

/** Bounds of a whole number's cells, narrowed to what the calendar or a text can hold. */
function boundsOf({ limits }: ValueSource, field: Field): Bounds {
  const node = fieldType(field, limits)
  return node.type === 'whole' ? node : { low: 0n, high: 0n }
}

function dayBounds({ baseDate }: ValueSource, { earliest, latest }: Field): Bounds {
  const day = (expr: Field['earliest'], open: number): bigint => {
    if (expr === null) return BigInt(open)
    return BigInt(expr.kind === 'literal' ? (parseDate(String(expr.value)) ?? open) : baseDate)
  }
  return { low: day(earliest, firstDay), high: day(latest, lastDay) }
}

function decimals(source: ValueSource, field: Field): Kind {
  const scale = field.numeric?.scale ?? 0
  const marks = source.landmarks.numbers.flatMap((text) => {
    const read = normalize(parseDecimal(text) ?? decimal(0n))
    const at = read.scale <= scale ? coefficientAt(read, scale) : read.coefficient / powerOfTen(read.scale - scale)
    return [at - 1n, at, at + 1n]
  })
  const usual = 10n ** 6n * powerOfTen(scale)
  return wholes(boundsOf(source, field), [0n, ...marks], [0n, usual], (cell) => formatDecimal(decimal(cell, scale)))
}

/** Whole numbers within bounds: those named, the bounds and what is just inside them; drawn within bounds, and near the usual where these are wide. */
function wholes({ low, high }: Bounds, named: readonly bigint[], usual: readonly bigint[], write: (cell: bigint) => string): Kind {
  const inside = (cell: bigint) => low <= cell && cell <= high
  const marks = [...new Set([...named, low, low + 1n, high - 1n, high].filter(inside))].toSorted((a, b) => (a < b ? -1 : 1))
  const [from = low, to = high] = usual.map((end) => (end < low ? low : end > high ? high : end))
  return {
    marks: marks.map(write),
    any: (chooser) => write(chooser.chance(4) ? chooser.whole(low, high) : chooser.whole(from, to)),
  }
}
