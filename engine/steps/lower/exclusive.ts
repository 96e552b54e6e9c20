import type { Node } from '../node.ts'

/** Of what a condition compares: the numbers or texts that it lets through; `except` means all but these. */
type Allowed =
  | { readonly kind: 'listed'; readonly except: boolean; readonly values: ReadonlySet<Node> }
  | { readonly kind: 'interval'; readonly low: bigint | null; readonly high: bigint | null }

type Facts = ReadonlyMap<Node, readonly Allowed[]>

/** Whether two conditions can't hold at once, as far as it shows in what each compares with constants. */
export function apart(a: Node, b: Node): boolean {
  const other = factsOf(b)
  return [...factsOf(a)].some(
    ([subject, allowed]) => other.get(subject)?.some((one) => allowed.some((each) => disjoint(each, one))) ?? false,
  )
}

const remembered = new WeakMap<Node, Facts>()

function factsOf(condition: Node): Facts {
  const known = remembered.get(condition)
  if (known) return known
  const facts = new Map<Node, Allowed[]>()
  for (const part of condition.kind === 'and' ? condition.of : [condition]) {
    const fact = factOf(part)
    if (fact) facts.set(fact.subject, [...(facts.get(fact.subject) ?? []), fact.allowed])
  }
  remembered.set(condition, facts)
  return facts
}

function factOf(part: Node): { subject: Node; allowed: Allowed } | null {
  if (part.kind === 'not') return negatedFact(part.of)
  if (part.kind === 'or') return anyOf(part.of)
  if (part.kind !== 'compare') return part.kind === 'constant' ? null : { subject: part, allowed: listed(part, false) }
  if (part.right.kind !== 'constant') return null
  return { subject: part.left, allowed: comparedWith(part.relation, part.right) }
}

/** A truth is a subject of its own: it holds, or it does not. */
const listed = (value: Node, except: boolean): Allowed => ({ kind: 'listed', except, values: new Set([value]) })

function negatedFact(of: Node): { subject: Node; allowed: Allowed } | null {
  const fact = factOf(of)
  if (fact?.allowed.kind !== 'listed' || of.kind === 'and') return null
  return { subject: fact.subject, allowed: { ...fact.allowed, except: !fact.allowed.except } }
}

/** Several values of one subject, joined by 或. */
function anyOf(parts: readonly Node[]): { subject: Node; allowed: Allowed } | null {
  const facts = parts.map(factOf)
  const [first] = facts
  const values = new Set<Node>()
  for (const fact of facts) {
    if (!first || fact?.subject !== first.subject || fact.allowed.kind !== 'listed' || fact.allowed.except) return null
    for (const value of fact.allowed.values) values.add(value)
  }
  return first ? { subject: first.subject, allowed: { kind: 'listed', except: false, values } } : null
}

function comparedWith(relation: string, right: Node): Allowed {
  if (relation === 'equal' || relation === 'unequal') return { kind: 'listed', except: relation === 'unequal', values: new Set([right]) }
  const value = right.kind === 'constant' ? (right.value as bigint) : 0n
  if (relation === 'less') return { kind: 'interval', low: null, high: value - 1n }
  if (relation === 'lessOrEqual') return { kind: 'interval', low: null, high: value }
  if (relation === 'greater') return { kind: 'interval', low: value + 1n, high: null }
  return { kind: 'interval', low: value, high: null }
}

function disjoint(a: Allowed, b: Allowed): boolean {
  if (a.kind === 'interval' && b.kind === 'interval') return above(a.low, b.high) || above(b.low, a.high)
  if (a.kind === 'interval') return b.kind === 'listed' && listedOutside(b, a)
  if (b.kind === 'interval') return listedOutside(a, b)
  if (a.except && b.except) return false
  if (a.except) return [...b.values].every((value) => a.values.has(value))
  if (b.except) return [...a.values].every((value) => b.values.has(value))
  return ![...a.values].some((value) => b.values.has(value))
}

const above = (low: bigint | null, high: bigint | null): boolean => low !== null && high !== null && low > high

function listedOutside(a: Extract<Allowed, { kind: 'listed' }>, { low, high }: Extract<Allowed, { kind: 'interval' }>): boolean {
  return (
    !a.except &&
    [...a.values].every((node) => node.kind === 'constant' && (above(low, node.value as bigint) || above(node.value as bigint, high)))
  )
}
