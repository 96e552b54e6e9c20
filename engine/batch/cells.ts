import { coefficientAt, type Decimal, decimal, normalize } from '../number/decimal.ts'
import type { Value } from '../program/apply.ts'
import type { Type } from '../program/program.ts'
import type { Cells } from './batch.ts'
import { type ColumnLayout, doubleLimit, type Width } from './layout.ts'
import type { Texts } from './texts.ts'

/** Empty cells for so many rows, in shared memory where it is asked for, so that threads see them. */
export function cellsFor(width: Width, rows: number): Cells {
  return width === 'byte' ? new Uint8Array(rows) : width === 'word' ? new Int32Array(rows) : new Float64Array(rows)
}

/** The cell that holds a value of the field; null where no cell can. */
export function cellOf(value: Value, { type, scale, width, members }: ColumnLayout, texts: Texts): number | null {
  switch (type.kind) {
    case 'boolean':
      return value === true ? 1 : 0
    case 'decimal':
      return decimalCell(value as Decimal, scale, width)
    case 'enum':
      return members.get(value as string) ?? null
    case 'text':
    case 'identity':
      return texts.code(value as string)
    default:
      return value as number
  }
}

function decimalCell(value: Decimal, scale: number, width: Width): number | null {
  const exact = normalize(value)
  if (exact.scale > scale) return null
  const cell = Number(coefficientAt(exact, scale))
  const limit = width === 'word' ? 2 ** 31 : doubleLimit
  return cell > -limit && cell < limit ? cell : null
}

/** The value that a cell holds. `members` are those of an enumeration, in order. */
export function cellValue(cell: number, type: Type, scale: number, members: readonly string[], texts: Texts): Value {
  switch (type.kind) {
    case 'boolean':
      return cell === 1
    case 'decimal':
      return decimal(BigInt(cell), scale)
    case 'enum':
      return members[cell] as string
    case 'text':
    case 'identity':
      return texts.text(cell)
    default:
      return cell
  }
}
