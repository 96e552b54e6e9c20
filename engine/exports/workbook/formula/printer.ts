import type { Frame, Node, NodeOf, Relation } from '../../../steps/node.ts'
import { magnitude } from '../../../steps/numbers.ts'
import type { Literals } from './literals.ts'

/** Where a formula finds what it reads. */
export interface Places {
  /** What a field's cell holds, made ready: a truth, a whole number or a text. */
  field(frame: Frame, field: string): string
  given(frame: Frame, field: string): string
  index(frame: Frame): string
  setting(place: number): string
  /** The cell of a node that stands in a column already; null for one that is written where it is read. */
  held(node: Node): string | null
  /** Puts a formula that grows too large into a column of its own, on the way to a node, and gives the cell. */
  aside(node: Node, formula: string): string
  readonly literals: Literals
}

/** A formula that is read inside another is no longer than this, so that no formula comes near what spreadsheets take (8192). */
const longestInner = 400
/** Arguments of one function, and conditions inside each other, that all spreadsheets take. */
const mostArguments = 120
const mostCases = 24

/** A node as a formula, without the sign `=`. */
export class Printer {
  private readonly places: Places
  private readonly aside = new Map<Node, string>()

  constructor(places: Places) {
    this.places = places
  }

  /** As it is read elsewhere: the cell that holds it, or the formula itself where that is short. */
  read(node: Node): string {
    const held = this.places.held(node) ?? this.aside.get(node)
    if (held !== undefined) return held
    const formula = this.formula(node)
    if (formula.length <= longestInner) return formula
    const cell = this.places.aside(node, formula)
    this.aside.set(node, cell)
    return cell
  }

  /** As it is computed, where it is computed. */
  formula(node: Node): string {
    switch (node.kind) {
      case 'constant':
        return this.constant(node)
      case 'field':
        return this.places.field(node.frame as Frame, node.field)
      case 'given':
        return this.places.given(node.frame as Frame, node.field)
      case 'index':
        return this.places.index(node.frame as Frame)
      case 'setting':
        return this.places.setting(node.setting)
      case 'not':
        return `NOT(${this.read(node.of)})`
      case 'and':
      case 'or':
        return joined(
          node.kind === 'and' ? 'AND' : 'OR',
          node.of.map((part) => this.read(part)),
        )
      case 'compare':
        return this.compare(node)
      case 'arithmetic':
        return this.arithmetic(node)
      case 'choose':
        return this.choose(node, 0)
      case 'calendar':
      case 'fold':
        throw new Error(`a ${node.kind} has no formula of its own`)
    }
  }

  private constant({ value }: NodeOf<'constant'>): string {
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
    if (typeof value === 'string') return this.places.literals.of(value)
    return value < 0n ? `(${value})` : String(value)
  }

  /** Texts are compared by EXACT: the sign = of a spreadsheet takes a for A. */
  private compare({ relation, left, right }: NodeOf<'compare'>): string {
    const [a, b] = [this.read(left), this.read(right)]
    if (left.type !== 'text') return `(${a}${signs[relation]}${b})`
    return relation === 'equal' ? `EXACT(${a},${b})` : `NOT(EXACT(${a},${b}))`
  }

  private arithmetic(node: NodeOf<'arithmetic'>): string {
    const { operator, left, right } = node
    const [a, b] = [this.read(left), this.read(right)]
    if (operator === 'quotient' || operator === 'remainder') return this.division(node, a, b)
    return `(${a}${operator === 'add' ? '+' : operator === 'subtract' ? '-' : '*'}${b})`
  }

  /**
   * MOD is exact on whole numbers, where INT of a quotient is not: spreadsheets round a quotient to 15 digits first. Its result has the
   * divisor's sign, which is positive, so a negative dividend is turned round before and its result after.
   */
  private division({ operator, left, right }: NodeOf<'arithmetic'>, a: string, b: string): string {
    const [low, size, least] = [lowOf(left), sizeOf(left), lowOf(right)]
    const dividend = low >= 0n ? a : `ABS(${a})`
    const remainder = size < mostQuotient * least ? `MOD(${dividend},${b})` : `MOD(MOD(${dividend},${b}*1000),${b})`
    const amount = operator === 'remainder' ? remainder : `((${dividend}-${remainder})/${b})`
    return low >= 0n ? amount : `(SIGN(${a})*${amount})`
  }

  /** Conditions stand inside each other; after so many the rest goes into a column of its own. */
  private choose(node: NodeOf<'choose'>, from: number): string {
    const cases = node.cases.slice(from, from + mostCases)
    const more = from + mostCases < node.cases.length
    const rest = more ? this.places.aside(node, this.choose(node, from + mostCases)) : this.read(node.otherwise)
    return cases.toReversed().reduce((otherwise, { when, value }) => `IF(${this.read(when)},${this.read(value)},${otherwise})`, rest)
  }
}

const signs: Readonly<Record<Relation, string>> = {
  equal: '=',
  unequal: '<>',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
}

/** Excel's MOD gives an error where the quotient is 1125900000000 or more; a thousand times the divisor is far from it. */
const mostQuotient = 1_125_900_000_000n

const lowOf = (node: Node): bigint => (node.type === 'whole' ? node.low : 0n)
const sizeOf = (node: Node): bigint => (node.type === 'whole' ? magnitude(node) : 0n)

/** AND or OR of any number of truths. */
export function joined(name: string, parts: readonly string[]): string {
  if (parts.length <= mostArguments) return `${name}(${parts.join(',')})`
  const groups = Array.from({ length: Math.ceil(parts.length / mostArguments) }, (_, index) =>
    joined(name, parts.slice(index * mostArguments, (index + 1) * mostArguments)),
  )
  return joined(name, groups)
}
