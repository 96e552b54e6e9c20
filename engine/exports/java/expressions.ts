import { unreachable } from '../../../grammar/unreachable.ts'
import type { Node, NodeOf, Relation } from '../../steps/node.ts'
import { atom, type Code, call, infix, method } from './code.ts'
import type { Constants } from './constants.ts'

/** Where an expression stands: how it names what is not written in it. */
export interface Scope {
  readonly constants: Constants
  /** The variable of a step; null for a node that is written in place. */
  step(node: Node): string | null
  field(node: NodeOf<'field'>): string
  given(node: NodeOf<'given'>): string
  index(node: NodeOf<'index'>): string
  setting(node: NodeOf<'setting'>): string
  /** The call of a method of its own, for a node that is too wide for one expression; null for any other. */
  wide(node: Node): string | null
}

/** A long takes whole numbers of up to 63 bits; its smallest value has no opposite and is left to BigInteger. */
const longest = 2n ** 63n - 1n

export const isLong = (node: { readonly low: bigint; readonly high: bigint }): boolean => node.low >= -longest && node.high <= longest

type Kind = 'flag' | 'text' | 'long' | 'big'

export const kindOf = (node: Node): Kind => (node.type === 'whole' ? (isLong(node) ? 'long' : 'big') : node.type)

/** The Java type of what a node gives. */
export const typeOf = (node: Node): string => javaTypes[kindOf(node)]
const javaTypes: Readonly<Record<Kind, string>> = { flag: 'boolean', text: 'String', long: 'long', big: 'BigInteger' }

const longOperators = { add: '+', subtract: '-', multiply: '*', quotient: '/', remainder: '%' } as const
const bigMethods = { add: 'add', subtract: 'subtract', multiply: 'multiply', quotient: 'divide', remainder: 'remainder' } as const
const relations: Readonly<Record<Relation, string>> = {
  equal: '==',
  unequal: '!=',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
}

/** A node as Java, as what its bounds say: a long or a BigInteger. */
export function expression(scope: Scope, node: Node): Code {
  const step = scope.step(node)
  return step === null ? computation(scope, node) : atom(step)
}

/** A whole number as a long, whatever its bounds, or as a BigInteger. */
export function wholeAs(scope: Scope, node: Node, kind: 'long' | 'big'): Code {
  if (kind === 'big' && node.kind === 'constant') return atom(scope.constants.number(node.value as bigint))
  return converted(expression(scope, node), kindOf(node), kind)
}

function converted(code: Code, from: Kind, to: Kind): Code {
  if (from === to) return code
  return to === 'big' ? call('BigInteger.valueOf', code) : method(code, 'longValueExact')
}

/** What a node is computed by, even where it is a step. */
export function computation(scope: Scope, node: Node): Code {
  const wide = scope.wide(node)
  if (wide !== null) return atom(wide)
  switch (node.kind) {
    case 'constant':
      return constant(scope, node)
    case 'field':
      return atom(scope.field(node))
    case 'given':
      return atom(scope.given(node))
    case 'index':
      return atom(scope.index(node))
    case 'setting':
      return atom(scope.setting(node))
    case 'not':
      return { kind: 'not', of: expression(scope, node.of) }
    case 'and':
    case 'or':
      return infix(node.kind === 'and' ? '&&' : '||', ...node.of.map((part) => expression(scope, part)))
    case 'compare':
      return compare(scope, node)
    case 'arithmetic':
      return arithmetic(scope, node)
    case 'choose':
      return choose(scope, node)
    case 'calendar':
      return call(`Calendar.${node.part}`, wholeAs(scope, node.of, 'long'))
    case 'fold':
      throw new Error('a fold is gathered by its loop')
    default:
      return unreachable(node)
  }
}

function constant({ constants }: Scope, node: NodeOf<'constant'>): Code {
  const { value } = node
  if (typeof value === 'boolean') return atom(String(value))
  if (typeof value === 'string') return atom(constants.text(value))
  return atom(kindOf(node) === 'long' ? `${value}L` : constants.number(value))
}

function compare(scope: Scope, { relation, left, right }: NodeOf<'compare'>): Code {
  if (left.type === 'text') {
    const equal = method(expression(scope, left), 'equals', expression(scope, right))
    return relation === 'equal' ? equal : { kind: 'not', of: equal }
  }
  if (left.type === 'flag' || (kindOf(left) === 'long' && kindOf(right) === 'long'))
    return infix(relations[relation], expression(scope, left), expression(scope, right))
  return infix(relations[relation], method(wholeAs(scope, left, 'big'), 'compareTo', wholeAs(scope, right, 'big')), atom('0'))
}

/** Where all three are longs the operation is exact; what may be larger on the way is computed with BigInteger. */
function arithmetic(scope: Scope, node: NodeOf<'arithmetic'>): Code {
  const { operator, left, right } = node
  if ([node, left, right].every((each) => kindOf(each) === 'long'))
    return infix(longOperators[operator], expression(scope, left), expression(scope, right))
  const big = method(wholeAs(scope, left, 'big'), bigMethods[operator], wholeAs(scope, right, 'big'))
  return converted(big, 'big', kindOf(node))
}

/** A value that a node may choose, as what the node gives. */
export const chosen = (scope: Scope, node: Node, value: Node): Code =>
  node.type === 'whole' ? wholeAs(scope, value, kindOf(node) as 'long' | 'big') : expression(scope, value)

function choose(scope: Scope, node: NodeOf<'choose'>): Code {
  const cases = node.cases.map(({ when, value }) => [expression(scope, when), chosen(scope, node, value)] as const)
  return { kind: 'choose', cases, otherwise: chosen(scope, node, node.otherwise) }
}
