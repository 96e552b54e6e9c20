import { cellOf } from '../../batch/cells.ts'
import { type ColumnLayout, doubleLimit, wordLimit } from '../../batch/layout.ts'
import type { Texts } from '../../batch/texts.ts'
import { firstDay, lastDay } from '../../number/date.ts'
import { coefficientAt, type Decimal } from '../../number/decimal.ts'
import type { FieldSchema } from '../schema.ts'
import type { FileType, Scalar } from './fileColumn.ts'
import { readScalar } from './readScalar.ts'

/**
 * The cell of a value that the field takes; NaN where the value is refused or no cell holds it, so that its record must be
 * looked at by itself. Never a cell that `readScalar` would not give.
 */
export type CellReader = (raw: Scalar, texts: Texts) => number

/** The quickest reader of a column's values for a field; what it can't be sure of it leaves to `readScalar`. */
export function cellReader(type: FileType, field: FieldSchema, layout: ColumnLayout): CellReader {
  return quickReader(type, field, layout) ?? checkedReader(type, field, layout)
}

function checkedReader(type: FileType, field: FieldSchema, layout: ColumnLayout): CellReader {
  let refused = false
  const report = () => {
    refused = true
    return null
  }
  return (raw, texts) => {
    refused = false
    const value = readScalar(raw, type, field, field.name, report)
    return refused || value === null ? Number.NaN : (cellOf(value, layout, texts) ?? Number.NaN)
  }
}

function quickReader(type: FileType, field: FieldSchema, layout: ColumnLayout): CellReader | null {
  switch (field.type.kind) {
    case 'boolean':
      return type.kind === 'boolean' ? (raw) => (raw === true ? 1 : 0) : null
    case 'enum':
      return (raw) => layout.members.get(raw as string) ?? Number.NaN
    case 'text':
      return (raw, texts) => texts.code(raw as string)
    case 'date':
      return type.kind === 'date' ? dateReader(field) : null
    case 'decimal':
      return decimalReader(type, field, layout)
    default:
      return null
  }
}

function dateReader({ earliest, latest }: FieldSchema): CellReader {
  const from = Math.max(firstDay, earliest ?? firstDay)
  const to = Math.min(lastDay, latest ?? lastDay)
  return (raw) => ((raw as number) >= from && (raw as number) <= to ? (raw as number) : Number.NaN)
}

/** A double has no more than this many digits that are all the writer's. */
const doubleDigits = 15

function decimalReader(type: FileType, field: FieldSchema, layout: ColumnLayout): CellReader | null {
  const limits = limitsOf(field, layout)
  // A field of another scale than its cells, or a bound between two cells, is not worth a reader of its own.
  if (limits === null || field.scale !== layout.scale || layout.scale > doubleDigits) return null
  const { from, to } = limits
  const within = (cell: number) => (cell >= from && cell <= to ? cell : Number.NaN)
  if (type.kind === 'double') return (raw) => within(doubleCell(raw as number, 10 ** layout.scale))
  const scale = type.kind === 'decimal' ? type.scale : 0
  if (Math.abs(layout.scale - scale) > doubleDigits) return null
  const [times, over] = [10 ** Math.max(0, layout.scale - scale), 10 ** Math.max(0, scale - layout.scale)]
  return (raw) => {
    const coefficient = Number(raw)
    const whole = coefficient > -doubleLimit && coefficient < doubleLimit && coefficient % over === 0
    return whole ? within((coefficient / over) * times) : Number.NaN
  }
}

/** The one decimal of at most 15 digits whose double this is, as a cell; dividing rounds to the nearest double. */
function doubleCell(value: number, power: number): number {
  const cell = Math.round(value * power)
  return cell / power === value && Math.abs(cell) < 10 ** doubleDigits ? cell + 0 : Number.NaN
}

/** The least and the largest cell that field and column take. */
function limitsOf({ minimum, maximum }: FieldSchema, { scale, width }: ColumnLayout): { from: number; to: number } | null {
  const most = (width === 'word' ? wordLimit : doubleLimit) - 1
  const from = minimum === null ? -most : boundCell(minimum, scale)
  const to = maximum === null ? most : boundCell(maximum, scale)
  return from === null || to === null ? null : { from: Math.max(-most, from), to: Math.min(most, to) }
}

function boundCell(bound: Decimal, scale: number): number | null {
  return bound.scale > scale ? null : Number(coefficientAt(bound, scale))
}
