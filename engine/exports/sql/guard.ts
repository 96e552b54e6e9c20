import { formatDate } from '../../number/date.ts'
import { decimal, formatDecimal } from '../../number/decimal.ts'
import type { FieldGuard } from '../guards.ts'
import type { Dialect } from './dialect.ts'

/** Something that is wrong with a record: where the condition, an expression of SQL, holds. NULL is no. */
export interface Check {
  readonly code: string
  readonly when: string
}

/** What the input guard asks of a field; `column` holds it, `baseDate` the base date as a DATE. */
export function checksOf(dialect: Dialect, guard: FieldGuard, column: string, baseDate: string): Check[] {
  const missing: Check[] = guard.required ? [{ code: 'record.fieldMissing', when: `${column} IS NULL` }] : []
  return [...missing, ...kindChecks(dialect, guard, column, baseDate)]
}

function kindChecks(dialect: Dialect, guard: FieldGuard, column: string, baseDate: string): Check[] {
  switch (guard.field.type.kind) {
    case 'boolean':
    case 'text':
      return []
    case 'enum':
      return [{ code: 'record.enumUnknown', when: `${column} NOT IN (${guard.members.map((member) => dialect.text(member)).join(', ')})` }]
    case 'identity':
      return [{ code: 'record.identityInvalid', when: `NOT ${identityValid(dialect, column)}` }]
    case 'decimal':
      return decimalChecks(guard, column)
    case 'duration':
      return rangeChecks(guard, column, 0)
    case 'date':
      return dateChecks(guard, column, baseDate)
    case 'instant': {
      const seconds = `EXTRACT(SECOND FROM ${column}) <> 0`
      return [{ code: 'record.instantInvalid', when: `CASE WHEN ${isInstant(column)} THEN ${seconds} ELSE ${column} IS NOT NULL END` }]
    }
  }
}

/** A DATE of the years that notices have: databases know others, too. */
export const isDay = (column: string): string => `${column} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'`
export const isInstant = (column: string): string => isDay(`CAST(${column} AS DATE)`)

function decimalChecks(guard: FieldGuard, column: string): Check[] {
  const fine: Check = { code: 'record.tooFine', when: `${column} <> ROUND(${column}, ${guard.scale})` }
  return [fine, ...rangeChecks(guard, column, guard.scale)]
}

/** A bound of the notice is one thing, what an export can compute another; each end has one of the two. */
function rangeChecks({ low, high, limits }: FieldGuard, column: string, scale: number): Check[] {
  const at = (cell: bigint) => formatDecimal(decimal(cell, scale))
  if (limits === null) return []
  const ends = [
    { code: codeOf(low), when: `${column} < ${at(limits.low)}` },
    { code: codeOf(high), when: `${column} > ${at(limits.high)}` },
  ]
  const codes = [...new Set(ends.map(({ code }) => code))]
  return codes.map((code) => ({
    code,
    when: ends
      .filter((end) => end.code === code)
      .map(({ when }) => when)
      .join(' OR '),
  }))
}

const codeOf = (stated: bigint | 'baseDate' | null): string => (stated === null ? 'record.beyondExport' : 'record.outOfRange')

function dateChecks({ low, high }: FieldGuard, column: string, baseDate: string): Check[] {
  const bound = (cell: bigint | 'baseDate') => (cell === 'baseDate' ? baseDate : `DATE '${formatDate(Number(cell))}'`)
  const ends = [low === null ? [] : [`${column} < ${bound(low)}`], high === null ? [] : [`${column} > ${bound(high)}`]].flat()
  const invalid: Check = { code: 'record.dateInvalid', when: `NOT ${isDay(column)}` }
  if (ends.length === 0) return [invalid]
  return [invalid, { code: 'record.outOfRange', when: `${isDay(column)} AND (${ends.join(' OR ')})` }]
}

/** By the place of the digit: GB 11643-1999. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An identity number's form, date of birth and check character. */
function identityValid(dialect: Dialect, column: string): string {
  const digits = (from: number, length: number) => `CAST(SUBSTR(${column}, ${from}, ${length}) AS INTEGER)`
  const [year, month, day] = [digits(7, 4), digits(11, 2), digits(13, 2)]
  const leap = `${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0)`
  const days = `CASE WHEN ${month} IN (4, 6, 9, 11) THEN 30 WHEN ${month} <> 2 THEN 31 WHEN ${leap} THEN 29 ELSE 28 END`
  const sum = weights.map((weight, place) => `${weight} * ${digits(place + 1, 1)}`).join(' + ')
  return `CASE
    WHEN LENGTH(${column}) <> 18 OR NOT ${dialect.matches(column, '[0-9]{17}[0-9Xx]')} THEN FALSE
    WHEN ${year} < 1 OR ${month} NOT BETWEEN 1 AND 12 OR ${day} NOT BETWEEN 1 AND ${days} THEN FALSE
    ELSE SUBSTR('10X98765432', (${sum}) % 11 + 1, 1) = UPPER(SUBSTR(${column}, 18, 1))
  END`
}
