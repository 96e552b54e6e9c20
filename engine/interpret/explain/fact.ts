import type { Expr } from '../../program/program.ts'
import type { Shown } from '../../program/show.ts'
import type { Where } from '../trace.ts'
import { isUnknown } from '../unknown.ts'
import type { Fact, Relation, Term } from './explanation.ts'
import type { Scene } from './scene.ts'
import { termOf } from './term.ts'

type Operation = Extract<Expr, { kind: 'operation' }>

/**
 * What is so of the record that made a condition true, false or unknown: the operands that decided it, each as it is
 * and not as the rule asks. What was not looked at gives nothing.
 */
export function factsOf(scene: Scene, expr: Expr, where: Where): Fact[] {
  const value = scene.value(expr, where)
  if (value === undefined || expr.kind === 'literal' || expr.kind === 'silent') return []
  if (expr.kind === 'operation') return operationFacts(scene, expr, where)
  if (expr.kind === 'reading') return [readingFact(scene, expr)]
  const subject = termOf(scene, expr, where)
  const { span } = expr
  if (isUnknown(value)) return [{ kind: 'unknown', subject, span }]
  if (expr.kind === 'aggregate' && typeof value === 'boolean') return [elementFact(scene, expr, value, where)]
  return [{ kind: 'is', subject, not: [], span }]
}

/** 存在 and 都: the element that decided, and why it did. */
function elementFact(scene: Scene, expr: Extract<Expr, { kind: 'aggregate' }>, holds: boolean, where: Where): Fact {
  const heard = scene.activation.aggregates.find((each) => each.expr === expr && each.where === where)
  const [element] = heard?.chosen ?? []
  const condition = expr.condition ?? expr.body
  const because = element && condition ? factsOf(scene, condition, element) : []
  const of = termOf(scene, expr, where)
  return { kind: 'elements', of, holds, element: element ? element.index + 1 : null, because, span: expr.span }
}

function readingFact(scene: Scene, { question, span }: Extract<Expr, { kind: 'reading' }>): Fact {
  scene.useReading(question, span)
  return { kind: 'reading', question, reading: scene.setting.readings.get(question) ?? '', span }
}

function operationFacts(scene: Scene, expr: Operation, where: Where): Fact[] {
  const [first] = expr.arguments as [Expr, ...Expr[]]
  switch (expr.operator) {
    case 'not':
      return factsOf(scene, first, where)
    case 'and':
    case 'or':
      return joinedFacts(scene, expr, where)
    case 'present':
      return [{ kind: 'given', subject: termOf(scene, first, where), given: scene.value(expr, where) === true, span: expr.span }]
    default:
      return relationFacts(scene, expr, where)
  }
}

/** Of 且 and 或 the operand that decided; all of them where it took all; the unknown ones where those keep it open. */
function joinedFacts(scene: Scene, expr: Operation, where: Where): Fact[] {
  const value = scene.value(expr, where)
  const range = value === true ? rangeOf(expr) : null
  if (range) return [rangeFact(scene, expr, range, where)]
  const wanted =
    value !== undefined && isUnknown(value) ? (v: unknown) => v !== undefined && isUnknown(v as never) : (v: unknown) => v === value
  const deciding = expr.arguments.filter((operand) => wanted(scene.value(operand, where)))
  return distinct(deciding.flatMap((operand) => factsOf(scene, operand, where)))
}

type Range = readonly [subject: Expr, from: Expr, to: Expr]

/** x ≥ a 且 x ≤ b, as 在 a 至 b is read. */
function rangeOf({ operator, arguments: operands }: Operation): Range | null {
  const [low, high] = operands
  if (operator !== 'and' || operands.length !== 2 || low?.kind !== 'operation' || high?.kind !== 'operation') return null
  if (low.operator !== 'greaterOrEqual' || high.operator !== 'lessOrEqual') return null
  const [x, from, y, to] = [...low.arguments, ...high.arguments] as [Expr, Expr, Expr, Expr]
  return JSON.stringify(x) === JSON.stringify(y) ? [x, from, to] : null
}

function rangeFact(scene: Scene, { span }: Operation, range: Range, where: Where): Fact {
  const [subject, from, to] = range.map((each) => termOf(scene, each, where)) as [Term, Term, Term]
  return { kind: 'within', subject, from, to, span }
}

function relationFacts(scene: Scene, expr: Operation, where: Where): Fact[] {
  const { span } = expr
  const value = scene.value(expr, where)
  const terms = expr.arguments.map((operand) => termOf(scene, operand, where))
  if (typeof value !== 'boolean') {
    return terms.flatMap(unknownNames).map((subject) => ({ kind: 'unknown', subject, span }))
  }
  const [left, right] = terms as [Term, Term]
  if (isEquality(expr)) return [equalityFact(expr, value, terms)]
  const relation = actual(expr.operator as Relation, value)
  if (left.kind === 'literal' && right.kind !== 'literal')
    return [{ kind: 'compares', left: right, relation: mirrored[relation], right: left, span }]
  return [{ kind: 'compares', left, relation, right, span }]
}

/** The names in a term that are unknown, and so make it. */
function unknownNames(term: Term): Term[] {
  if (term.outcome?.kind !== 'unknown') return []
  return term.kind === 'operation' ? term.operands.flatMap(unknownNames) : [term]
}

const isEquality = ({ operator }: Operation): boolean => operator === 'equal' || operator === 'notEqual' || operator === 'oneOf'

/** 参保地 is 小店区 (not 阳曲县): what it is says why it is, or is not, one of those listed. */
function equalityFact({ operator, span }: Operation, value: boolean, terms: readonly Term[]): Fact {
  const holds = operator === 'notEqual' ? !value : value
  const subject = terms.find((term) => term.kind !== 'literal') ?? (terms[0] as Term)
  const others = terms.filter((term) => term !== subject)
  const [only] = others
  if (others.length === 1 && only && only.kind !== 'literal') {
    return { kind: 'compares', left: subject, relation: holds ? 'equal' : 'notEqual', right: only, span }
  }
  return { kind: 'is', subject, not: holds ? [] : others.flatMap(shownOf), span }
}

const shownOf = ({ outcome }: Term): Shown[] => (outcome?.kind === 'known' ? [outcome.shown] : [])

const opposite: Readonly<Record<Relation, Relation>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  less: 'greaterOrEqual',
  lessOrEqual: 'greater',
  greater: 'lessOrEqual',
  greaterOrEqual: 'less',
}

const mirrored: Readonly<Record<Relation, Relation>> = {
  equal: 'equal',
  notEqual: 'notEqual',
  less: 'greater',
  lessOrEqual: 'greaterOrEqual',
  greater: 'less',
  greaterOrEqual: 'lessOrEqual',
}

const actual = (asked: Relation, holds: boolean): Relation => (holds ? asked : opposite[asked])

/** Each fact once. */
export function distinct(facts: readonly Fact[]): Fact[] {
  const key = (fact: Fact) => JSON.stringify(fact, (name, value: unknown) => (name === 'span' ? undefined : value))
  return [...new Map(facts.map((fact) => [key(fact), fact])).values()]
}
