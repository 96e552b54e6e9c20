import { civil, dayNumber } from '../number/date.ts'
import type { Arithmetic, Calendar, Case, FoldFunction, Frame, Node, NodeType, Relation } from './node.ts'
import { arithmeticBounds, arithmeticOf, type Bounds, calendarBounds, compared, hull, narrowed, negated } from './numbers.ts'

const flag: NodeType = { type: 'flag' }
const text: NodeType = { type: 'text' }
const whole = ({ low, high }: Bounds): NodeType => ({ type: 'whole', low, high })

/** Joined truths of so many parts stay one part of a larger one: a long row of conditions, each with all before it, would else grow with its square. */
const widest = 16

type Omitted<T> = T extends unknown ? Omit<T, 'id' | 'frame' | 'type' | 'low' | 'high'> : never
type Made = Omitted<Node>

/**
 * Makes nodes: equal ones are made once, what is known at once is worked out, and bounds come from those of the parts. So what
 * is written once in a notice is one node, wherever it is read.
 */
export class NodeMaker {
  private readonly known = new Map<string, Node>()
  private made: Node[] = []
  readonly true: Node = this.constant(true)
  readonly false: Node = this.constant(false)

  private make(key: string, made: Made, type: NodeType, frame: Frame | null): Node {
    const known = this.known.get(key)
    if (known) return known
    const node = { ...made, ...type, id: this.known.size, frame } as Node
    this.known.set(key, node)
    this.made.push(node)
    return node
  }

  /** The nodes that were made since this was last asked. */
  recent(): readonly Node[] {
    const { made } = this
    this.made = []
    return made
  }

  constant(value: boolean | bigint | string): Node {
    const type = typeof value === 'bigint' ? whole({ low: value, high: value }) : typeof value === 'string' ? text : flag
    return this.make(`constant ${typeof value} ${value}`, { kind: 'constant', value }, type, null)
  }

  field(frame: Frame, field: string, type: NodeType): Node {
    return this.make(`field ${frame.id} ${field}`, { kind: 'field', field }, type, frame)
  }

  given(frame: Frame, field: string): Node {
    return this.make(`given ${frame.id} ${field}`, { kind: 'given', field }, flag, frame)
  }

  index(frame: Frame, elements: bigint): Node {
    return this.make(`index ${frame.id}`, { kind: 'index' }, whole({ low: 0n, high: elements - 1n }), frame)
  }

  setting(setting: number, type: NodeType): Node {
    return this.make(`setting ${setting}`, { kind: 'setting', setting }, type, null)
  }

  not(of: Node): Node {
    if (of.kind === 'constant') return of.value ? this.false : this.true
    if (of.kind === 'not') return of.of
    if (of.kind === 'compare') return this.compare(negated[of.relation], of.left, of.right)
    return this.make(`not ${of.id}`, { kind: 'not', of }, flag, of.frame)
  }

  and(...parts: readonly Node[]): Node {
    return this.joined('and', parts, this.false, this.true)
  }

  or(...parts: readonly Node[]): Node {
    return this.joined('or', parts, this.true, this.false)
  }

  /** `decisive` decides alone, `neutral` says nothing. */
  private joined(kind: 'and' | 'or', parts: readonly Node[], decisive: Node, neutral: Node): Node {
    const flat = parts.flatMap((part) => (part.kind === kind && part.of.length < widest ? part.of : [part]))
    const of = [...new Set(flat)].filter((part) => part !== neutral)
    const opposite = new Set(of.map((part) => this.not(part)))
    if (of.some((part) => part === decisive || opposite.has(part))) return decisive
    const [first] = of
    if (!first) return neutral
    return of.length === 1 ? first : this.make(`${kind} ${ids(of)}`, { kind, of }, flag, deepest(of))
  }

  compare(relation: Relation, left: Node, right: Node): Node {
    const decided = left === right ? compared(relation, 0) : compareKnown(relation, left, right)
    if (decided !== null) return decided ? this.true : this.false
    if (left.kind === 'constant' && right.kind !== 'constant') return this.compare(turned[relation], right, left)
    if (left.type === 'flag' && right.kind === 'constant') return (right.value === true) === (relation === 'equal') ? left : this.not(left)
    return this.make(`${relation} ${left.id} ${right.id}`, { kind: 'compare', relation, left, right }, flag, deepest([left, right]))
  }

  /** `within` are bounds that are known better than the operands tell. */
  arithmetic(operator: Arithmetic, left: Node, right: Node, within: Bounds | null = null): Node {
    const [a, b] = [boundsOf(left), boundsOf(right)]
    if (left.kind === 'constant' && right.kind === 'constant') return this.constant(arithmeticOf(operator, a.low, b.low))
    const same = neutral(operator, left, right)
    if (same) return same
    const bounds = narrowed(arithmeticBounds(operator, a, b), within)
    if (bounds.low === bounds.high) return this.constant(bounds.low)
    const made = { kind: 'arithmetic', operator, left, right } as const
    return this.make(`${operator} ${left.id} ${right.id}`, made, whole(bounds), deepest([left, right]))
  }

  /** `within` are bounds that are known better than the cases tell. */
  choose(cases: readonly Case[], otherwise: Node, within: Bounds | null = null): Node {
    const { kept, last } = reachable(cases, otherwise)
    const [first] = kept
    if (!first) return last
    if (last.type === 'flag') return this.chosenFlag(kept, last)
    const values = [...kept.map(({ value }) => value), last]
    const bounds = within ?? (last.type === 'whole' ? hull(values.map(boundsOf)) : null)
    const key = `choose ${kept.map(({ when, value }) => `${when.id}:${value.id}`).join(' ')} ${last.id} ${within?.low ?? ''} ${within?.high ?? ''}`
    const all = [...kept.flatMap(({ when, value }) => [when, value]), last]
    return this.make(key, { kind: 'choose', cases: kept, otherwise: last }, bounds ? whole(bounds) : text, deepest(all))
  }

  /** A truth that is chosen is one that is joined, unless that would repeat its conditions. */
  private chosenFlag(cases: readonly Case[], otherwise: Node): Node {
    if (cases.length === 1 || cases.every(({ value }) => value.kind === 'constant')) {
      return cases.reduceRight((rest, each) => this.either(each, rest), otherwise)
    }
    const key = `choose ${cases.map(({ when, value }) => `${when.id}:${value.id}`).join(' ')} ${otherwise.id}`
    const all = [...cases.flatMap(({ when, value }) => [when, value]), otherwise]
    return this.make(key, { kind: 'choose', cases, otherwise }, flag, deepest(all))
  }

  private either({ when, value }: Case, rest: Node): Node {
    if (value === this.true) return this.or(when, rest)
    if (rest === this.true) return this.or(this.not(when), value)
    return this.or(this.and(when, value), this.and(this.not(when), rest))
  }

  calendar(part: Calendar, of: Node): Node {
    if (of.kind === 'constant') return this.constant(BigInt(calendarOf(part, Number(of.value))))
    return this.make(`${part} ${of.id}`, { kind: 'calendar', part, of }, whole(calendarBounds[part]), of.frame)
  }

  /** `elements` is the most that a relation may hold. */
  fold(name: FoldFunction, over: Frame, when: Node, value: Node | null, elements: bigint): Node {
    if (when === this.false) return name === 'any' ? this.false : this.constant(0n)
    const type = name === 'any' ? flag : whole(foldBounds(name, value, elements))
    const made = { kind: 'fold', function: name, over, when, value } as const
    return this.make(`fold ${name} ${over.id} ${when.id} ${value?.id ?? ''}`, made, type, over.outer)
  }
}

const ids = (nodes: readonly Node[]): string => nodes.map(({ id }) => id).join(' ')

/** Frames of one node lie on one chain: the innermost has the others around it. */
function deepest(nodes: readonly Node[]): Frame | null {
  return nodes.reduce<Frame | null>((best, { frame }) => (frame && (!best || frame.depth > best.depth) ? frame : best), null)
}

export function boundsOf(node: Node): Bounds {
  if (node.type === 'whole') return node
  throw new Error(`${node.kind} is no number`)
}

/** What constants and bounds tell of a comparison already; null where they leave it open. */
function compareKnown(relation: Relation, left: Node, right: Node): boolean | null {
  if (left.type !== 'whole' || right.type !== 'whole') {
    const constants = left.kind === 'constant' && right.kind === 'constant'
    return constants ? (left.value === right.value) === (relation === 'equal') : null
  }
  const orders = new Set([order(left.low, right.high), order(left.high, right.low)])
  // Between the two extremes lies equality, where they are on both sides of it.
  if (orders.has(-1) && orders.has(1)) orders.add(0)
  const answers = new Set([...orders].map((each) => compared(relation, each)))
  return answers.size === 1 ? answers.has(true) : null
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

const turned: Readonly<Record<Relation, Relation>> = {
  equal: 'equal',
  unequal: 'unequal',
  less: 'greater',
  lessOrEqual: 'greaterOrEqual',
  greater: 'less',
  greaterOrEqual: 'lessOrEqual',
}

const isNumber = (node: Node, value: bigint): boolean => node.kind === 'constant' && node.value === value

/** The operand that an operation with 0 or 1 leaves as it is. */
function neutral(operator: Arithmetic, left: Node, right: Node): Node | null {
  const idle = operator === 'add' || operator === 'subtract' ? 0n : 1n
  if (operator !== 'remainder' && isNumber(right, idle)) return left
  return (operator === 'add' || operator === 'multiply') && isNumber(left, idle) ? right : null
}

/** The cases that may be reached, and what stands for the rest; neighbours of one value are put together by nobody: they are rows. */
function reachable(cases: readonly Case[], otherwise: Node): { kept: readonly Case[]; last: Node } {
  const possible = cases.filter(({ when }) => !(when.kind === 'constant' && when.value === false))
  const sure = possible.findIndex(({ when }) => when.kind === 'constant')
  const kept = sure < 0 ? [...possible] : possible.slice(0, sure)
  const last = sure < 0 ? otherwise : (possible[sure] as Case).value
  while (kept.length > 0 && kept[kept.length - 1]?.value === last) kept.pop()
  return { kept, last }
}

function calendarOf(part: Calendar, value: number): number {
  if (part !== 'firstOfMonth') return civil(value)[part === 'dayOfMonth' ? 'day' : part]
  const day = dayNumber(Math.floor(value / 12), (value % 12) + 1, 1)
  if (day === null) throw new Error(`there is no month ${value}`)
  return day
}

function foldBounds(name: FoldFunction, value: Node | null, elements: bigint): Bounds {
  if (name === 'count' || value === null) return { low: 0n, high: elements }
  const { low, high } = boundsOf(value)
  const most = name === 'sum' ? elements : 1n
  return { low: low < 0n ? low * most : 0n, high: high > 0n ? high * most : 0n }
}
