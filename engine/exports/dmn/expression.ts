import { unreachable } from '../../../grammar/unreachable.ts'
import { boundsOf } from '../../steps/maker.ts'
import type { Calendar, Case, Frame, Node, NodeOf, Relation } from '../../steps/node.ts'
import { feelText, feelWhole } from './feel.ts'
import { type FunctionName, functionNames } from './functions.ts'

/** What an expression finds where it stands; asking for a name tells the decision that it requires it. */
export interface Scope {
  /** The name under which a node's value is at hand; null where it has to be written out. */
  read(node: Node): string | null
  /** A field as the record gives it, null where it is absent. */
  field(frame: Frame, field: string): string
  /** A field's cell: a whole number, truth or text, whatever is absent. */
  cell(frame: Frame, field: string): string
  /** Year, month or day of a field or setting that is a date; null for other nodes. */
  part(part: Exclude<Calendar, 'firstOfMonth'>, of: Node): string | null
  /** Whether a field always has a value, by its default. */
  hasDefault(frame: Frame, field: string): boolean
  index(frame: Frame): string
  setting(place: number): string
  call(name: FunctionName, ...given: readonly string[]): string
}

/** How tightly a FEEL text holds together: a part that holds less than its place asks for stands in parentheses. */
const binding = { choice: 0, or: 1, and: 2, comparison: 3, sum: 4, product: 5, atom: 6 } as const
type Binding = (typeof binding)[keyof typeof binding]

interface Written {
  readonly text: string
  readonly holds: Binding
}

/** A node as a FEEL expression. */
export const feelOf = (scope: Scope, node: Node): string => writtenNode(scope, node).text

/** A node as an operand: in parentheses where it is more than a name, a literal or a call. */
export const operandOf = (scope: Scope, node: Node): string => within(writtenNode(scope, node), binding.atom)

/** A text that stands as an operand. */
export const operand = (text: string): string => within(given(text), binding.atom)

const within = ({ text, holds }: Written, least: Binding): string => (holds < least ? `(${text})` : text)
const atom = (text: string): Written => ({ text, holds: binding.atom })

/** A text that another part of the export wrote: a name, a path, or an expression that may need parentheses. */
const given = (text: string): Written => ({
  text,
  holds: /^[\p{L}\p{N}_.]+$/u.test(text) || /^\(.*\)$/s.test(text) ? binding.atom : binding.choice,
})

function writtenNode(scope: Scope, node: Node): Written {
  const name = scope.read(node)
  return name === null ? writtenOut(scope, node) : given(name)
}

/** A node written out, even where its value is at hand under a name. */
export const feelOut = (scope: Scope, node: Node): string => writtenOut(scope, node).text

function writtenOut(scope: Scope, node: Node): Written {
  switch (node.kind) {
    case 'constant':
      return atom(constant(node.value))
    case 'field':
      return given(scope.cell(node.frame as Frame, node.field))
    case 'given':
      return presence(scope, node)
    case 'index':
      return given(scope.index(node.frame as Frame))
    case 'setting':
      return given(scope.setting(node.setting))
    case 'not':
      return atom(`not(${feelOf(scope, node.of)})`)
    case 'and':
    case 'or':
      return joined(scope, node)
    case 'compare':
      return comparison(scope, node)
    case 'arithmetic':
      return arithmetic(scope, node)
    case 'choose':
      return choice(scope, node.cases, node.otherwise)
    case 'calendar':
      return calendar(scope, node)
    case 'fold':
      throw new Error('a fold is computed by its loop')
    default:
      return unreachable(node)
  }
}

export const constant = (value: boolean | bigint | string): string =>
  typeof value === 'bigint' ? feelWhole(value) : typeof value === 'string' ? feelText(value) : String(value)

function presence(scope: Scope, { frame, field }: NodeOf<'given'>): Written {
  if (scope.hasDefault(frame as Frame, field)) return atom('true')
  return { text: `${scope.field(frame as Frame, field)} != null`, holds: binding.comparison }
}

function joined(scope: Scope, { kind, of }: NodeOf<'and' | 'or'>): Written {
  const holds = binding[kind]
  const parts = of.map((part) => within(writtenNode(scope, part), (holds + 1) as Binding))
  return { text: parts.join(` ${kind} `), holds }
}

const relations: Readonly<Record<Relation, string>> = {
  equal: '=',
  unequal: '!=',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
}

function comparison(scope: Scope, { relation, left, right }: NodeOf<'compare'>): Written {
  const [a, b] = [left, right].map((side) => within(writtenNode(scope, side), binding.sum))
  return { text: `${a} ${relations[relation]} ${b}`, holds: binding.comparison }
}

function arithmetic(scope: Scope, { operator, left, right }: NodeOf<'arithmetic'>): Written {
  const side = (part: Node, least: Binding) => within(writtenNode(scope, part), least)
  switch (operator) {
    case 'add':
      return { text: `${side(left, binding.sum)} + ${side(right, binding.product)}`, holds: binding.sum }
    case 'subtract':
      return { text: `${side(left, binding.sum)} - ${side(right, binding.product)}`, holds: binding.sum }
    case 'multiply':
      return { text: `${side(left, binding.product)} * ${side(right, binding.atom)}`, holds: binding.product }
    case 'quotient':
      return quotient(scope, left, right)
    case 'remainder':
      return remainder(scope, left, right)
  }
}

/** Towards zero. A dividend below 10³³ leaves no room in 34 digits for a quotient that rounds up to the next whole number. */
function quotient(scope: Scope, left: Node, right: Node): Written {
  const [a, b] = [left, right].map((part) => within(writtenNode(scope, part), binding.atom))
  if (boundsOf(left).low >= 0n) return atom(`floor(${a} / ${b})`)
  if (boundsOf(left).high <= 0n) return atom(`ceiling(${a} / ${b})`)
  return { text: `if ${a} < 0 then ceiling(${a} / ${b}) else floor(${a} / ${b})`, holds: binding.choice }
}

/** With the dividend's sign. */
function remainder(scope: Scope, left: Node, right: Node): Written {
  const [a, b] = [left, right].map((part) => within(writtenNode(scope, part), binding.atom))
  return { text: `${a} - ${b} * ${within(quotient(scope, left, right), binding.atom)}`, holds: binding.sum }
}

/** Cases under each other where they would not fit into a line. */
export function choice(scope: Scope, cases: readonly Case[], otherwise: Node): Written {
  const parts = cases.map(({ when, value }) => `if ${feelOf(scope, when)} then ${within(writtenNode(scope, value), binding.or)}`)
  const all = [...parts, within(writtenNode(scope, otherwise), binding.or)]
  const flat = all.join(' else ')
  return { text: flat.length > 100 ? all.join('\nelse ') : flat, holds: binding.choice }
}

const dateParts = { year: '年', month: '月', dayOfMonth: '日' } as const

function calendar(scope: Scope, { part, of }: NodeOf<'calendar'>): Written {
  if (part === 'firstOfMonth') return atom(scope.call(functionNames.firstOfMonth, feelOf(scope, of)))
  const own = scope.part(part, of)
  return own === null ? atom(`${scope.call(functionNames.civil, feelOf(scope, of))}.${dateParts[part]}`) : given(own)
}
