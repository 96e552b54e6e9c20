import { decimal, formatDecimal, powerOfTen } from '../../number/decimal.ts'
import type { Type } from '../../program/program.ts'
import type { Cell } from '../../steps/cells.ts'
import type { NodeType } from '../../steps/node.ts'
import { type Bounds, days, magnitude } from '../../steps/numbers.ts'
import type { Dialect } from './dialect.ts'
import { cast, isWide } from './expression.ts'
import { isDay, isInstant } from './guard.ts'

/** What a column of a table is to become: a cell as steps read it, whatever stands in the column. */
export interface CellSource {
  readonly type: Type
  readonly node: NodeType
  /** Decimal places of the cell. */
  readonly scale: number
  /** For NULL, and for what the guard refuses. */
  readonly filler: Cell
}

/** A cell as a literal. */
export function literal(dialect: Dialect, cell: Cell): string {
  if (typeof cell === 'string') return dialect.text(cell)
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell)
}

/** The cell that a column holds. */
export function cellSql(dialect: Dialect, { type, node, scale, filler }: CellSource, column: string): string {
  const otherwise = literal(dialect, filler)
  const chosen = (when: string, then: string) => `CASE WHEN ${when} THEN ${then} ELSE ${otherwise} END`
  switch (type.kind) {
    case 'identity':
      return chosen(`${column} LIKE '%x'`, `SUBSTR(${column}, 1, 17) || 'X'`).replace(
        /ELSE .* END$/,
        `ELSE COALESCE(${column}, ${otherwise}) END`,
      )
    case 'boolean':
    case 'text':
    case 'enum':
      return `COALESCE(${column}, ${otherwise})`
    case 'date':
      return chosen(isDay(column), dialect.dayNumber(column))
    case 'instant':
      return chosen(isInstant(column), minutes(dialect, column))
    case 'decimal':
    case 'duration': {
      const bounds = node.type === 'whole' ? node : days
      return chosen(within(column, bounds, scale), cast(scaled(column, scale), isWide(bounds) ? dialect.types.wide : 'BIGINT'))
    }
  }
}

const scaled = (column: string, scale: number): string => (scale === 0 ? column : `${column} * ${powerOfTen(scale)}`)

function within(column: string, { low, high }: Bounds, scale: number): string {
  return `${column} BETWEEN ${formatDecimal(decimal(low, scale))} AND ${formatDecimal(decimal(high, scale))}`
}

function minutes(dialect: Dialect, column: string): string {
  const day = dialect.dayNumber(cast(column, 'DATE'))
  const part = (name: string) => cast(`EXTRACT(${name} FROM ${column})`, 'BIGINT')
  return `${day} * 1440 + ${part('HOUR')} * 60 + ${part('MINUTE')}`
}

/** A cell as the value that a reader of the view sees. */
export function valueSql(dialect: Dialect, type: Type, node: NodeType, scale: number, cell: string): string {
  switch (type.kind) {
    case 'date':
      return dialect.dateOf(cell)
    case 'instant':
      return dialect.instantOf(cell)
    case 'decimal':
      return decimalSql(dialect, node, scale, cell)
    default:
      return cell
  }
}

/** Digits of a DECIMAL that every one of these databases has. */
const mostDigits = 38

export function digitsOf(node: NodeType): number {
  if (node.type !== 'whole') return 0
  return magnitude(node).toString().length
}

/** What a result's column is: decimals of the scale that the notice gives it, whole numbers without a point. */
export function resultType(dialect: Dialect, type: Type, node: NodeType, scale: number): string {
  if (type.kind !== 'decimal') return plainType(dialect, type)
  if (scale === 0 && digitsOf(node) <= 18) return 'BIGINT'
  return dialect.decimalType(digitsOf(node) <= 18 && scale <= 18 ? 18 : mostDigits, scale)
}

/** What the columns are that hold no decimals. */
export function plainType(dialect: Dialect, type: Exclude<Type, { readonly kind: 'decimal' }>): string {
  switch (type.kind) {
    case 'boolean':
      return 'BOOLEAN'
    case 'date':
      return 'DATE'
    case 'instant':
      return dialect.types.instant
    case 'duration':
      return 'BIGINT'
    default:
      return dialect.types.text
  }
}

/** Multiplied by its unit, which no database rounds; where the product's type would be too wide, through a text. */
function decimalSql(dialect: Dialect, node: NodeType, scale: number, cell: string): string {
  const type = resultType(dialect, { kind: 'decimal', unit: 'number' }, node, scale)
  if (scale === 0) return cast(cell, type)
  const digits = digitsOf(node)
  if (digits + scale + 2 > mostDigits) return cast(`${cast(cell, dialect.types.text)} || 'E-${scale}'`, type)
  const unit = cast(`0.${'1'.padStart(scale, '0')}`, dialect.decimalType(scale + 1, scale))
  return cast(`${cast(cell, dialect.decimalType(digits, 0))} * ${unit}`, type)
}
