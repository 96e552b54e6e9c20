import type { Type } from '../../program/program.ts'
import type { Cell } from '../../steps/cells.ts'
import type { Node } from '../../steps/node.ts'
import type { Term } from '../../steps/term.ts'
import { constant, feelOf, operandOf, type Scope } from './expression.ts'
import { feelDate, feelInstant, feelNumber, feelText, power } from './feel.ts'
import { functionNames } from './functions.ts'

/** A cell as the FEEL value that people read: 27.5, date("2021-01-01"), "小店区". */
export function literalOf(cell: Cell, { kind }: Type, scale: number): string {
  if (typeof cell === 'boolean') return String(cell)
  if (typeof cell === 'string') return feelText(cell)
  if (kind === 'date') return feelDate(cell)
  return kind === 'instant' ? feelInstant(cell) : feelNumber(cell, scale)
}

/** The FEEL value of a node that holds a cell. */
export function plainOf(scope: Scope, node: Node, type: Type, scale: number): string {
  if (node.kind === 'constant') return literalOf(node.value, type, scale)
  if (type.kind === 'date') return scope.call(functionNames.date, feelOf(scope, node))
  if (type.kind === 'instant') return scope.call(functionNames.instant, feelOf(scope, node))
  return type.kind === 'decimal' && scale > 0 ? `${operandOf(scope, node)} / ${power(scale)}` : feelOf(scope, node)
}

/** The value of a term, null where it is unknown. */
export function knownOf(scope: Scope, { value, scale, unknown }: Term, type: Type): string {
  const conditions = [...unknown.values()].map(({ when }) => when)
  if (conditions.some((when) => when.kind === 'constant')) return 'null'
  if (conditions.length === 0) return plainOf(scope, value, type, scale)
  const open = conditions.map((when) => (conditions.length > 1 ? operandOf(scope, when) : feelOf(scope, when))).join(' or ')
  return `if ${open} then null else ${plainOf(scope, value, type, scale)}`
}

const epochMinute = 'date and time("1970-01-01T00:00:00")'

/** The number of a date's day, 0 for 1970-01-01. */
export const daysOf = (date: string): string => `(${date} - date("1970-01-01")).days`

/** The number of an instant's minute. */
const minutesOf = (instant: string): string =>
  ['days * 1440', 'hours * 60', 'minutes'].map((part) => `(${instant} - ${epochMinute}).${part}`).join(' + ')

/** The cell of a FEEL value, `otherwise` where it is null: the reverse of `plainOf`. */
export function cellOfValue(text: string, type: Type, scale: number, otherwise: Cell): string {
  if (type.kind === 'boolean') return otherwise === true ? `${text} != false` : `${text} = true`
  return `if ${text} = null then ${constant(otherwise)} else ${cellOfKnown(text, type, scale)}`
}

/** The cell of a FEEL value that is not null. */
export function cellOfKnown(text: string, { kind }: Type, scale: number): string {
  if (kind === 'date') return daysOf(text)
  if (kind === 'instant') return minutesOf(text)
  return kind === 'decimal' && scale > 0 ? `${text} * ${power(scale)}` : text
}
