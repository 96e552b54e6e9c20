import type { Case, Frame, Node, NodeOf, Relation } from '../../steps/node.ts'
import { type Bounds, magnitude } from '../../steps/numbers.ts'
import { quoted } from './text.ts'

/** How the values that expressions read are written. */
export interface Names {
  /** A step that was computed before; null where the node is written in place. */
  step(node: Node): string | null
  field(frame: Frame, field: string): string
  given(frame: Frame, field: string): string
  index(frame: Frame): string
  setting(place: number): string
}

/** How tightly an expression holds together: an operand that holds less tightly is put in brackets. */
const tight = { choose: 1, or: 2, and: 3, compare: 4, add: 5, multiply: 6, unary: 7, primary: 8 }

interface Printed {
  readonly text: string
  readonly tightness: number
}

const primary = (text: string): Printed => ({ text, tightness: tight.primary })

/** Where a double no longer tells neighbours apart. */
const safe = 2n ** 53n

/** Whether a whole number is a BigInt in the module: where its bounds leave what a double holds exactly. */
export const isWide = (node: Node): boolean => node.type === 'whole' && isWideBetween(node)

export const isWideBetween = (bounds: Bounds): boolean => magnitude(bounds) >= safe

/** Expressions of JavaScript, a whole number as a double or, where `wide`, a BigInt. */
export class Expressions {
  private readonly names: Names

  constructor(names: Names) {
    this.names = names
  }

  /** The expression of a node where it is read. */
  text(node: Node, wide: boolean = isWide(node)): string {
    return this.operand(node, tight.choose, wide)
  }

  /** A condition as an operand of && and ||. */
  bracketed(node: Node): string {
    return this.operand(node, tight.compare)
  }

  /** The expression that a step is computed by, over several lines where it is long. */
  definition(node: Node): string[] {
    const { text } = this.own(node)
    const isLong = text.length > longest
    if (node.kind === 'choose' && (node.cases.length > 1 || isLong)) return this.cases(node)
    if ((node.kind === 'and' || node.kind === 'or') && isLong) {
      const sign = node.kind === 'and' ? '&& ' : '|| '
      return node.of.map((part, place) => `${place === 0 ? '' : sign}${this.operand(part, tight.compare)}`)
    }
    return [text]
  }

  private cases(node: NodeOf<'choose'>): string[] {
    const wide = isWide(node)
    const lines = node.cases.map(({ when, value }) => `${this.operand(when, tight.or)} ? ${this.operand(value, tight.or, wide)}`)
    return [...lines, this.operand(node.otherwise, tight.or, wide)].map((line, place) => (place === 0 ? line : `: ${line}`))
  }

  private operand(node: Node, least: number, wide: boolean = isWide(node)): string {
    const { text, tightness } = this.as(node, wide)
    return tightness < least ? `(${text})` : text
  }

  private as(node: Node, wide: boolean): Printed {
    if (node.kind === 'constant' && typeof node.value === 'bigint') {
      return { text: `${node.value}${wide ? 'n' : ''}`, tightness: node.value < 0n ? tight.unary : tight.primary }
    }
    const name = this.names.step(node)
    if (name === null && node.kind === 'choose' && wide) return this.chosen(node, wide)
    const printed = name === null ? this.own(node) : primary(name)
    if (wide === isWide(node)) return printed
    return primary(`${wide ? 'BigInt' : 'Number'}(${printed.text})`)
  }

  /** What a node is made of, whether or not it is a step. */
  private own(node: Node): Printed {
    const { names } = this
    switch (node.kind) {
      case 'constant':
        return primary(typeof node.value === 'string' ? quoted(node.value) : String(node.value))
      case 'field':
        return primary(names.field(node.frame as Frame, node.field))
      case 'given':
        return primary(names.given(node.frame as Frame, node.field))
      case 'index':
        return primary(names.index(node.frame as Frame))
      case 'setting':
        return primary(names.setting(node.setting))
      case 'not':
        return { text: `!${this.operand(node.of, tight.unary)}`, tightness: tight.unary }
      case 'and':
      case 'or':
        return this.joined(node)
      case 'compare':
        return this.compared(node)
      case 'arithmetic':
        return this.arithmetic(node)
      case 'choose':
        return this.chosen(node, isWide(node))
      case 'calendar':
        return primary(`${calendar[node.part]}(${this.text(node.of, false)})`)
      case 'fold':
        throw new Error('a fold is gathered in its loop')
    }
  }

  /** && within || stands in brackets, as people read it. */
  private joined({ kind, of }: NodeOf<'and' | 'or'>): Printed {
    const least = kind === 'or' ? tight.compare : tight.and
    return { text: of.map((part) => this.operand(part, least)).join(kind === 'and' ? ' && ' : ' || '), tightness: tight[kind] }
  }

  private compared({ relation, left, right }: NodeOf<'compare'>): Printed {
    const wide = isWide(left) || isWide(right)
    const side = (node: Node) => this.operand(node, tight.add, node.type === 'whole' && wide)
    return { text: `${side(left)} ${relations[relation]} ${side(right)}`, tightness: tight.compare }
  }

  private arithmetic(node: NodeOf<'arithmetic'>): Printed {
    const { operator, left, right } = node
    const wide = [node, left, right].some(isWide)
    const { sign, tightness } = signs[operator]
    const operands = `${this.operand(left, tightness, wide)} ${sign} ${this.operand(right, tightness + 1, wide)}`
    if (wide) return isWide(node) ? { text: operands, tightness } : primary(`Number(${operands})`)
    // Exact below 2 ** 53: the fraction that is dropped is at least 1 / divisor, more than the rounding of the quotient.
    return operator === 'quotient' ? primary(`Math.trunc(${operands})`) : { text: operands, tightness }
  }

  private chosen(node: NodeOf<'choose'>, wide: boolean): Printed {
    const part = ({ when, value }: Case) => `${this.operand(when, tight.or)} ? ${this.operand(value, tight.or, wide)} : `
    return { text: `${node.cases.map(part).join('')}${this.operand(node.otherwise, tight.or, wide)}`, tightness: tight.choose }
  }
}

/** A longer expression is written over several lines. */
export const longest = 100

const relations: Readonly<Record<Relation, string>> = {
  equal: '===',
  unequal: '!==',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
}

const signs = {
  add: { sign: '+', tightness: tight.add },
  subtract: { sign: '-', tightness: tight.add },
  multiply: { sign: '*', tightness: tight.multiply },
  quotient: { sign: '/', tightness: tight.multiply },
  remainder: { sign: '%', tightness: tight.multiply },
} as const

const calendar = { year: 'yearOf', month: 'monthOf', dayOfMonth: 'dayOfMonth', firstOfMonth: 'firstOfMonth' } as const
