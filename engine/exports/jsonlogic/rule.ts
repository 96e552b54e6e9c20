import type { Cell } from '../../steps/cells.ts'
import type { Node, NodeOf, Relation } from '../../steps/node.ts'
import type { Plan } from '../../steps/plan.ts'

/** A rule of JsonLogic: a constant stands for itself, an operation is an object of one key. */
export type Rule = boolean | number | string | readonly Rule[] | { readonly [operator: string]: Rule }

/** A cell as data hold it. */
export type Constant = boolean | number | string

/** Under which name the data of a record hold what a node reads. */
export interface Names {
  field(node: NodeOf<'field'>): string
  given(node: NodeOf<'given'>): string
  index(node: NodeOf<'index'>): string
  setting(node: NodeOf<'setting'>): string
  /** A held node. */
  step(node: Node): string
  /** The list of a fold's elements. */
  elements(node: NodeOf<'fold'>): string
}

export const variable = (name: string): Rule => ({ var: name })
const accumulator = variable('accumulator')
const current = variable('current')

/**
 * A text as the data hold it. Implementations take some texts for more than texts ("1d" and "24h" are one duration to
 * datalogic), so that whatever does not begin with a common Chinese character gets `_` before it; different texts stay different.
 */
export const textCell = (text: string): string => (/^[\u4e00-\u9fff]/.test(text) ? text : `_${text}`)

/** A whole number is written as a number: a form holds none that a double can't. */
export const cellRule = (cell: Cell): Constant =>
  typeof cell === 'bigint' ? Number(cell) : typeof cell === 'string' ? textCell(cell) : cell

/** The parts of a node that its rule holds more than once. */
export function repeatedParts(node: Node): readonly Node[] {
  if (node.kind === 'fold' && (node.function === 'minimum' || node.function === 'maximum')) return [node.when]
  if (node.kind !== 'arithmetic' || (node.operator !== 'quotient' && node.operator !== 'remainder')) return []
  return node.operator === 'quotient' || isSigned(node.left) ? [node.left, node.right] : []
}

/** Writes nodes of a plan as rules of the safe subset: total, on whole numbers, true truths and texts only. */
export class RulePrinter {
  private readonly plan: Plan
  private readonly names: Names

  constructor(plan: Plan, names: Names) {
    this.plan = plan
    this.names = names
  }

  /** What is written where a node is read. */
  read(node: Node): Rule {
    return this.plan.steps.has(node) ? variable(this.names.step(node)) : this.rule(node)
  }

  /** What a node is computed by. */
  rule(node: Node): Rule {
    switch (node.kind) {
      case 'constant':
        return cellRule(node.value)
      case 'field':
        return variable(this.names.field(node))
      case 'given':
        return variable(this.names.given(node))
      case 'index':
        return variable(this.names.index(node))
      case 'setting':
        return variable(this.names.setting(node))
      case 'not':
        return { '!': [this.read(node.of)] }
      case 'and':
      case 'or':
        return { [node.kind]: node.of.map((part) => this.read(part)) }
      case 'compare':
        return { [relations[node.relation]]: [this.read(node.left), this.read(node.right)] }
      case 'arithmetic':
        return this.arithmetic(node)
      case 'choose':
        return { if: [...node.cases.flatMap(({ when, value }) => [this.read(when), this.read(value)]), this.read(node.otherwise)] }
      case 'fold':
        return this.fold(node)
      case 'calendar':
        throw new Error(`${node.part} is worked out by arithmetic before it is written`)
    }
  }

  private arithmetic({ operator, left, right }: NodeOf<'arithmetic'>): Rule {
    const [a, b] = [this.read(left), this.read(right)]
    if (operator === 'add' || operator === 'subtract') return { [operator === 'add' ? '+' : '-']: [a, b] }
    if (operator === 'multiply') return { '*': [a, b] }
    const of = operator === 'quotient' ? quotient : remainder
    if (!isSigned(left)) return of(a, b)
    const negative: Rule = { '-': [0, of({ '-': [0, a] }, b)] }
    return { if: [{ '<': [a, 0] }, negative, of(a, b)] }
  }

  private fold(node: NodeOf<'fold'>): Rule {
    const { function: name, when, value } = node
    const test = this.read(when)
    const elements = variable(this.names.elements(node))
    if (name === 'any') return { some: [elements, test] }
    const chosen: Rule = test === true ? elements : { filter: [elements, test] }
    if (value === null) return { reduce: [chosen, { '+': [accumulator, 1] }, 0] }
    const values: Rule = { map: [chosen, this.read(value)] }
    if (name === 'sum') return { reduce: [values, { '+': [accumulator, current] }, 0] }
    return { if: [{ some: [elements, test] }, extreme(name === 'minimum', values, value), 0] }
  }
}

/** Of at least one value; begins with one that none is beyond. */
function extreme(least: boolean, values: Rule, value: Node): Rule {
  const begin = value.type === 'whole' ? Number(least ? value.high : value.low) : 0
  return { reduce: [values, { if: [{ [least ? '<' : '>']: [current, accumulator] }, current, accumulator] }, begin] }
}

const isSigned = (node: Node): boolean => node.type === 'whole' && node.low < 0n

/** Of numbers that are not negative, where every implementation means the same by `%`; the division comes out even. */
const quotient = (a: Rule, b: Rule): Rule => ({ '/': [{ '-': [a, remainder(a, b)] }, b] })
const remainder = (a: Rule, b: Rule): Rule => ({ '%': [a, b] })

const relations: Readonly<Record<Relation, string>> = {
  equal: '===',
  unequal: '!==',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
}
