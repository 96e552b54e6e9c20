import type { Node, Relation } from '../../steps/node.ts'
import { type Bounds, magnitude } from '../../steps/numbers.ts'
import type { Dialect } from './dialect.ts'

/** Prints nodes; `column` gives the column that holds a node, where one does. */
export interface Printer {
  readonly dialect: Dialect
  column(node: Node): string | null
}

const signs: Readonly<Record<Relation, string>> = {
  equal: '=',
  unequal: '<>',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
}

/** The largest magnitude of a BIGINT. */
const largestNarrow = 2n ** 63n - 1n

export const isWide = (bounds: Bounds): boolean => magnitude(bounds) > largestNarrow

/** The type of the column that holds a node. */
export function columnType({ types }: Dialect, node: Node): string {
  if (node.type === 'flag') return 'BOOLEAN'
  if (node.type === 'text') return types.text
  return isWide(node) ? types.wide : 'BIGINT'
}

export const cast = (sql: string, type: string): string => `CAST(${sql} AS ${type})`

/** A node as an expression, on one line or, where that grows long, on several. */
export function printed(printer: Printer, node: Node): string {
  return printer.column(node) ?? written(printer, node)
}

/** A node that a column is made of: written out, and of the column's type. */
export function definition(printer: Printer, node: Node): string {
  const sql = written(printer, node)
  const typed = node.kind === 'constant' && node.type === 'whole'
  return typed ? cast(sql, columnType(printer.dialect, node)) : sql
}

/** A node as part of an operation. */
function part(printer: Printer, node: Node): string {
  const sql = printed(printer, node)
  return printer.column(node) !== null || standsAlone(node) ? sql : `(${sql})`
}

const standsAlone = (node: Node): boolean =>
  (node.kind === 'constant' && !(node.type === 'whole' && node.low < 0n)) || node.kind === 'choose' || node.kind === 'calendar'

function written(printer: Printer, node: Node): string {
  const { dialect } = printer
  const inside = (each: Node) => part(printer, each)
  switch (node.kind) {
    case 'constant':
      if (typeof node.value === 'string') return dialect.text(node.value)
      return typeof node.value === 'boolean' ? (node.value ? 'TRUE' : 'FALSE') : String(node.value)
    case 'not':
      return `NOT ${inside(node.of)}`
    case 'and':
    case 'or':
      return joined(node.of.map(inside), node.kind.toUpperCase())
    case 'compare':
      return `${inside(node.left)} ${signs[node.relation]} ${inside(node.right)}`
    case 'arithmetic':
      return arithmetic(printer, node)
    case 'choose':
      return choice(printer, node)
    case 'calendar':
      return dialect.calendar(node.part, inside(node.of))
    case 'field':
    case 'given':
    case 'index':
    case 'setting':
    case 'fold':
      throw new Error(`${node.kind} is read from a column`)
  }
}

/** Longer lines than this are broken. */
const widest = 110

export const indented = (text: string, by = '  '): string => text.replaceAll('\n', `\n${by}`)

const joined = (parts: readonly string[], word: string): string =>
  fits(parts) ? parts.join(` ${word} `) : parts.map((each) => indented(each)).join(`\n  ${word} `)

const fits = (parts: readonly string[]): boolean =>
  parts.reduce((sum, { length }) => sum + length, 0) <= widest && !parts.some((each) => each.includes('\n'))

/** Operands are widened before what may leave 64 bits, and narrowed as soon as it is back. */
function arithmetic(printer: Printer, node: Extract<Node, { kind: 'arithmetic' }>): string {
  const { dialect } = printer
  const { operator, left, right } = node
  const wide = [node, left, right].some((each) => each.type === 'whole' && isWide(each))
  const operand = (each: Node) =>
    wide && each.type === 'whole' && !isWide(each) ? cast(printed(printer, each), dialect.types.wide) : part(printer, each)
  const sql = operation(dialect, operator, operand(left), operand(right), wide)
  return wide ? cast(sql, columnType(dialect, node)) : sql
}

function operation(dialect: Dialect, operator: string, left: string, right: string, wide: boolean): string {
  switch (operator) {
    case 'quotient':
      return dialect.quotient(left, right, wide)
    case 'remainder':
      return dialect.remainder(left, right)
    default:
      return `${left} ${operator === 'add' ? '+' : operator === 'subtract' ? '-' : '*'} ${right}`
  }
}

function choice(printer: Printer, node: Extract<Node, { kind: 'choose' }>): string {
  const whole = node.type === 'whole'
  const value = (each: Node) => indented(printed(printer, each), '    ')
  const cases = node.cases.map(({ when, value: then }) => `WHEN ${indented(printed(printer, when), '    ')} THEN ${value(then)}`)
  const parts = [...cases, `ELSE ${value(node.otherwise)}`]
  const sql = fits(parts) ? `CASE ${parts.join(' ')} END` : `CASE\n  ${parts.join('\n  ')}\nEND`
  // Literals alone would make it 32 bits wide.
  return whole ? cast(sql, columnType(printer.dialect, node)) : sql
}
