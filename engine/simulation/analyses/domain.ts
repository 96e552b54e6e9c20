import type { Batch, Column } from '../../batch/batch.ts'
import { doubleLimit, wordLimit } from '../../batch/layout.ts'
import { Interpreter } from '../../interpret/evaluate.ts'
import { isUnknown } from '../../interpret/unknown.ts'
import { firstDay, lastDay } from '../../number/date.ts'
import { parseDecimal, powerOfTen } from '../../number/decimal.ts'
import type { Expr, Field } from '../../program/program.ts'
import type { People } from '../people.ts'
import type { Variant } from '../variant.ts'

/** The cells between which a field is searched, both included. */
export interface Domain {
  readonly from: number
  readonly to: number
}

/**
 * As the notice bounds the field; where it does not, a year, or as much again, beyond what people have: further out nobody
 * is. Null where nobody has a value and the notice says nothing.
 */
export function domainOf(variant: Variant, people: People, field: Field): Domain | null {
  const declared = field.type.kind === 'date' ? daysOf(variant, field) : decimalsOf(people, field)
  const seen = seenIn(people, field.name)
  const from = declared.from ?? (seen && seen.from - beyond(field, seen))
  const to = declared.to ?? (seen && seen.to + beyond(field, seen))
  if (from === null || to === null || from > to) return null
  const [least, most] = field.type.kind === 'date' ? [firstDay, lastDay] : limitsOf(people, field.name)
  return { from: Math.max(from, least), to: Math.min(to, most) }
}

interface Ends {
  readonly from: number | null
  readonly to: number | null
}

function daysOf({ program, options }: Variant, { earliest, latest }: Field): Ends {
  const interpreter = new Interpreter(program, options)
  const day = (expr: Expr | null): number | null => {
    const value = expr && interpreter.expression(expr, null)
    return value === null || isUnknown(value) ? null : (value as number)
  }
  return { from: day(earliest), to: day(latest) }
}

function decimalsOf(people: People, { name, numeric }: Field): Ends {
  const scale = columnsOf(people, name)[0]?.scale ?? 0
  const cell = (text: string | null | undefined, up: boolean): number | null => {
    const value = text == null ? null : parseDecimal(text)
    if (!value) return null
    const exact = value.scale <= scale ? value.coefficient * powerOfTen(scale - value.scale) : null
    const rough = Number(value.coefficient) / 10 ** (value.scale - scale)
    return exact !== null ? Number(exact) : up ? Math.ceil(rough) : Math.floor(rough)
  }
  return { from: cell(numeric?.minimum, true), to: cell(numeric?.maximum, false) }
}

/** What cells of the column can hold. */
function limitsOf(people: People, field: string): [number, number] {
  const most = (columnsOf(people, field)[0]?.cells instanceof Int32Array ? wordLimit : doubleLimit) - 1
  return [-most, most]
}

const daysBeyond = 366

const beyond = ({ type }: Field, seen: Domain): number =>
  type.kind === 'date' ? daysBeyond : Math.max(seen.to - seen.from, Math.abs(seen.to), 1)

/** The smallest and the largest cell that anybody has. */
function seenIn(people: People, field: string): Domain | null {
  let seen: { from: number; to: number } | null = null
  for (const { cells, given, rows } of columnsOf(people, field)) {
    for (let row = 0; row < rows; row++) {
      if (given && given[row] === 0) continue
      const cell = cells[row] as number
      seen = seen ? { from: Math.min(seen.from, cell), to: Math.max(seen.to, cell) } : { from: cell, to: cell }
    }
  }
  return seen
}

function columnsOf({ weighted }: People, field: string): (Column & { rows: number })[] {
  return weighted.flatMap(({ batch }: { batch: Batch }) => {
    const column = batch.columns.get(field)
    return column ? [{ ...column, rows: batch.rows }] : []
  })
}
