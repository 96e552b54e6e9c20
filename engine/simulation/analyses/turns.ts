import type { Interpreter } from '../../interpret/evaluate.ts'
import { RecordFault } from '../../interpret/faults.ts'
import type { Place } from '../../interpret/place.ts'
import { isUnknown } from '../../interpret/unknown.ts'
import { EvaluationFault, order, type Value } from '../../program/apply.ts'
import { partsOf } from '../../program/map.ts'
import type { Expr, Program, Rule } from '../../program/program.ts'
import { ruleExprs } from '../../program/reads.ts'
import { literalOf } from '../../program/show.ts'

/** An expression at which something turns as a field's value moves: a comparison, a look-up by date, a count of whole years. */
export interface Turn {
  readonly expr: Expr
  /** The rule in which it stands. */
  readonly rule: string
  /** Fields that move what it compares, all conditions being as they are. */
  readonly moving: ReadonlySet<string>
  /** All fields of the person that it reads, through conditions and other results too. */
  readonly fields: ReadonlySet<string>
  /** Whether it looks at elements of a relation. */
  readonly elements: boolean
}

type Reach = Pick<Turn, 'fields' | 'elements'>

const comparisons: ReadonlySet<string> = new Set(['equal', 'notEqual', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual', 'oneOf'])
const calendar: ReadonlySet<string> = new Set(['completedYears', 'yearOf', 'monthOf'])

/** Types whose values have no next one: what is of them moves where a condition turns, or by itself. */
const discrete: ReadonlySet<string> = new Set(['boolean', 'enum', 'text', 'identity'])
const none: ReadonlySet<string> = new Set()

/**
 * All turns in the rules for an entity's records. An assertion only refuses people; a condition on what is no number turns where
 * that itself turns, in its own rule. What stands behind a condition that the settings make false for everyone (a
 * reading that is not chosen) is left out: nothing there can count.
 */
export function turnsOf(program: Program, entity: string, interpreter: Interpreter): Turn[] {
  const finder = new TurnFinder(program, entity, interpreter)
  for (const rule of program.rules) if (rule.entity === entity) finder.rule(rule)
  return finder.found
}

class TurnFinder {
  readonly found: Turn[] = []
  private readonly program: Program
  private readonly entity: string
  private readonly interpreter: Interpreter
  private readonly reaches = new Map<string, Reach>()
  private readonly movedRules = new Map<string, ReadonlySet<string>>()

  constructor(program: Program, entity: string, interpreter: Interpreter) {
    this.program = program
    this.entity = entity
    this.interpreter = interpreter
  }

  rule({ name, body, exceptions }: Rule): void {
    this.visit(body, name, false)
    for (const { when, value } of exceptions) this.guarded(when, value, name)
  }

  /** `compared`: within a comparison, which turns only where its outcome does. */
  visit(expr: Expr, rule: string, compared: boolean): void {
    const moving = this.turns(expr, compared) ? this.movingIn(expr) : none
    if (moving.size > 0) this.found.push({ expr, rule, moving, ...this.reach(expr) })
    const within = compared || (expr.kind === 'operation' && comparisons.has(expr.operator))
    if (expr.kind === 'choice') this.visitChoice(expr, rule)
    else if (expr.kind === 'table')
      for (const { when, values } of this.rowsOf(expr.table)) this.guarded(when, values[expr.column] as Expr, rule)
    else if (expr.kind !== 'aggregate' && !this.settled(expr)) for (const part of partsOf(expr)) this.visit(part, rule, within)
  }

  private visitChoice({ branches, otherwise }: Extract<Expr, { kind: 'choice' }>, rule: string): void {
    for (const { when, value } of branches) this.guarded(when, value, rule)
    if (otherwise) this.visit(otherwise, rule, false)
  }

  private guarded(when: Expr, value: Expr, rule: string): void {
    if (this.constant(when) === false) return
    this.visit(when, rule, false)
    this.visit(value, rule, false)
  }

  private rowsOf(table: string) {
    return this.program.tables.find(({ id }) => id === table)?.rows ?? []
  }

  private turns(expr: Expr, compared: boolean): boolean {
    if (expr.kind === 'parameter') return expr.at !== null
    return expr.kind === 'operation' && (comparisons.has(expr.operator) || (!compared && calendar.has(expr.operator)))
  }

  private movingIn(expr: Expr): ReadonlySet<string> {
    return new Set(movedParts(expr).flatMap((part) => [...this.moved(part)]))
  }

  /** Fields by which a number or day moves, whatever conditions choose of it. */
  private moved(expr: Expr): ReadonlySet<string> {
    if (discrete.has(expr.type.kind)) return none
    switch (expr.kind) {
      case 'input':
        return expr.scope === 0 ? new Set([expr.field]) : none
      case 'result':
        return expr.scope === 0 ? this.movedRule(expr.rule) : none
      case 'table':
        return union(this.rowsOf(expr.table).map(({ values }) => this.moved(values[expr.column] as Expr)))
      case 'choice':
        return union(
          [...expr.branches.map(({ value }) => value), ...(expr.otherwise ? [expr.otherwise] : [])].map((value) => this.moved(value)),
        )
      case 'aggregate':
        return none
      default:
        return union(partsOf(expr).map((part) => this.moved(part)))
    }
  }

  private movedRule(id: string): ReadonlySet<string> {
    const known = this.movedRules.get(id)
    if (known) return known
    const rule = this.program.rules.find((each) => each.id === id && each.entity === this.entity)
    const made = rule ? union([rule.body, ...rule.exceptions.map(({ value }) => value)].map((value) => this.moved(value))) : none
    this.movedRules.set(id, made)
    return made
  }

  /** Whether an 且 or 或 is decided for everyone by the settings alone. */
  private settled(expr: Expr): boolean {
    if (expr.kind !== 'operation' || (expr.operator !== 'and' && expr.operator !== 'or')) return false
    return this.constant(expr) !== null
  }

  /** The value of a condition that no person changes; null where a person does. */
  private constant(expr: Expr): boolean | null {
    if (expr.kind === 'operation' && (expr.operator === 'and' || expr.operator === 'or')) {
      const decisive = expr.operator === 'or'
      const parts = expr.arguments.map((part) => this.constant(part))
      if (parts.includes(decisive)) return decisive
      return parts.includes(null) ? null : !decisive
    }
    const { fields, elements } = this.reach(expr)
    if (fields.size > 0 || elements || expr.type.kind !== 'boolean') return null
    const value = knownValue(this.interpreter, expr, null)
    return typeof value === 'boolean' ? value : null
  }

  private reach(expr: Expr): Reach {
    const fields = new Set<string>()
    let elements = false
    const visit = (part: Expr): void => {
      if (part.kind === 'input' && part.scope === 0) fields.add(part.field)
      if (part.kind === 'aggregate') elements = true
      else if (part.kind === 'result' && part.scope === 0) merge(this.reachOfRule(part.rule))
      else if (part.kind === 'table') for (const { when, values } of this.rowsOf(part.table)) [when, ...values].forEach(visit)
      else partsOf(part).forEach(visit)
    }
    const merge = (other: Reach): void => {
      for (const field of other.fields) fields.add(field)
      elements ||= other.elements
    }
    visit(expr)
    return { fields, elements }
  }

  private reachOfRule(id: string): Reach {
    const known = this.reaches.get(id)
    if (known) return known
    const rule = this.program.rules.find((each) => each.id === id && each.entity === this.entity)
    const parts = rule ? ruleExprs(rule).map((expr) => this.reach(expr)) : []
    const made = { fields: new Set(parts.flatMap(({ fields }) => [...fields])), elements: parts.some(({ elements }) => elements) }
    this.reaches.set(id, made)
    return made
  }
}

/** What is compared or looked up. */
const movedParts = (expr: Expr): readonly Expr[] => (expr.kind === 'parameter' ? (expr.at ? [expr.at] : []) : partsOf(expr))

const union = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> => new Set(sets.flatMap((set) => [...set]))

/** What a turn shows for a person: where two values of a field show the same, nothing turns between them. */
export function shownBy(interpreter: Interpreter, { expr }: Turn, place: Place): string {
  if (expr.kind !== 'operation' || !comparisons.has(expr.operator)) return text(expr, knownValue(interpreter, expr, place))
  const [first, ...others] = expr.arguments.map((operand) => knownValue(interpreter, operand, place))
  return others.map((other) => (first === null || other === null ? '?' : String(Math.sign(order(first as Value, other as Value))))).join()
}

const text = ({ type }: Expr, value: Value | null): string => (value === null ? '?' : String(literalOf(type, value)))

/** Null where it is unknown or can't be made. */
function knownValue(interpreter: Interpreter, expr: Expr, place: Place | null): Value | null {
  try {
    const value = interpreter.expression(expr, place)
    return isUnknown(value) ? null : value
  } catch (fault) {
    if (fault instanceof RecordFault || fault instanceof EvaluationFault) return null
    throw fault
  }
}
