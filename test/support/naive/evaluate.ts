import type {
  Branch,
  CaseRecord,
  Entity,
  Exception,
  Expr,
  HitPolicy,
  LiteralValue,
  Program,
  Row,
  Rule,
  Type,
} from '../../../engine/program/program.ts'
import { readDay, ymdOf } from './calendar.ts'
import { alike, compared, operatorRules } from './operators.ts'
import { minus, over, plus, type Rational, rational, rounded, sign, times } from './rational.ts'
import { isMissing, type Known, Missing, missingOf, type Outcome, Refused, readValue } from './values.ts'

/**
 * A second reading of language.md's Meaning, as plain as it can be: fractions instead of decimals, its own calendar, nothing
 * remembered, nothing shared with the engine but the program's data and the names of the operators.
 */
export interface Run {
  readonly program: Program
  readonly baseDate: number
  readonly readings: Readonly<Record<string, string>>
  /** Hears the value of every expression. */
  readonly hear: (expr: Expr, outcome: Outcome) => void
}

export interface RunOptions {
  readonly baseDate?: string
  readonly readings?: Readonly<Record<string, string>>
  readonly hear?: Run['hear']
}

export function runOf(program: Program, { baseDate, readings = {}, hear = () => undefined }: RunOptions = {}): Run {
  return { program, baseDate: readDay(baseDate ?? program.header.baseDate), readings, hear }
}

/** A record with the kind of record that it is. */
interface Place {
  readonly entity: Entity
  readonly record: CaseRecord
}

/** The records around an expression, innermost first. */
type Places = readonly Place[]

/** What a rule gives for a record; refused records throw. */
export function ruleValue(run: Run, rule: Rule, record: CaseRecord, entity: string | null): Outcome {
  const place = rule.entity === null || entity === null ? [] : [placeOf(run, entity, record)]
  return settled(run, rule, place)
}

/** Whether a condition holds for a record. */
export function conditionValue(run: Run, condition: Expr, record: CaseRecord, entity: string | null): Outcome {
  return value(run, condition, entity === null ? [] : [placeOf(run, entity, record)])
}

function placeOf({ program }: Run, entity: string, record: CaseRecord): Place {
  return { entity: found(program.entities.find((e) => e.name === entity)), record }
}

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new Error('nothing of that name')
  return item
}

function settled(run: Run, rule: Rule, places: Places): Outcome {
  const outcome = overridden(run, rule, places)
  return isMissing(outcome) || !rule.rounding ? outcome : rounded(outcome as Rational, rule.rounding.mode, rule.rounding.scale)
}

/** An exception beats its base; one beats another only by 优先于; one that holds decides, unless one that would beat it is unknown. */
function overridden(run: Run, rule: Rule, places: Places): Outcome {
  const tested = rule.exceptions.map((exception) => ({ exception, holds: value(run, exception.when, places) }))
  const beats = (a: Exception, b: Exception) => a.beats.includes(b.name)
  const standing = tested.filter(
    ({ exception, holds }) => holds !== false && !tested.some((other) => other.holds === true && beats(other.exception, exception)),
  )
  const sure = standing.filter(({ holds }) => holds === true)
  const open = standing.filter(
    ({ exception, holds }) => isMissing(holds) && (sure.length === 0 || sure.some((s) => beats(exception, s.exception))),
  )
  const missing = missingOf(open.map(({ holds }) => holds))
  if (missing) return missing
  if (sure.length === 0) return value(run, rule.body, places)
  return agreed(
    sure.map(({ exception }) => value(run, exception.value, places)),
    'evaluate.exceptionTie',
  )
}

/** Two that apply with different results are an error. */
function agreed(values: readonly Outcome[], code: string): Outcome {
  const known = values.filter((v): v is Known => !isMissing(v))
  if (known.some((v) => !alike(v, known[0] as Known))) throw new Refused(code)
  return missingOf(values) ?? (known[0] as Known)
}

function value(run: Run, expr: Expr, places: Places): Outcome {
  const outcome = meaning(run, expr, places)
  run.hear(expr, outcome)
  return outcome
}

function meaning(run: Run, expr: Expr, places: Places): Outcome {
  const { program } = run
  switch (expr.kind) {
    case 'literal':
      return readValue(expr.type, expr.value)
    case 'input':
      return fieldValue(found(places[expr.scope]), expr.field)
    case 'result': {
      const rule = found(program.rules.find((r) => r.id === expr.rule))
      return settled(run, rule, rule.entity === null ? [] : [found(places[expr.scope])])
    }
    case 'parameter':
      return parameterValue(run, expr, places)
    case 'baseDate':
      return run.baseDate
    case 'reading': {
      const question = found(program.questions.find((q) => q.name === expr.question))
      return (run.readings[expr.question] ?? question.default) === expr.reading
    }
    case 'operation':
      return operationValue(run, expr, places)
    case 'round':
      return roundedValue(run, expr, places)
    case 'choice': {
      const options = expr.branches.map((branch: Branch) => ({ when: branch.when, value: branch.value }))
      return chosen(run, expr.policy, options, expr.otherwise, places)
    }
    case 'table': {
      const table = found(program.tables.find((t) => t.id === expr.table))
      const options = table.rows.map((row: Row) => ({ when: row.when, value: found(row.values[expr.column]) }))
      return chosen(run, table.policy, options, null, table.entity === null ? [] : places)
    }
    case 'aggregate':
      return aggregated(run, expr, places)
    case 'progressive':
      return progressed(run, expr, places)
    case 'silent':
      return new Missing(['未规定'])
  }
}

type Of<K extends Expr['kind']> = Extract<Expr, { kind: K }>

function fieldValue({ entity, record }: Place, name: string): Outcome {
  const field = found(entity.fields.find((f) => f.name === name))
  const given = Object.hasOwn(record, name) ? (record[name] as LiteralValue) : field.default
  return given === null ? new Missing([name]) : readValue(field.type, given)
}

/** The value that holds on the day, or throughout the year. */
function parameterValue(run: Run, { parameter: name, at }: Of<'parameter'>, places: Places): Outcome {
  const moment = at ? value(run, at, places) : run.baseDate
  if (isMissing(moment)) return moment
  const year = typeof moment === 'number' ? ymdOf(moment).year : Number((moment as Rational).n / (moment as Rational).d)
  const unnamed = new Missing([`${name}（${year}年）`])
  if (year < 1 || year > 9999) return unnamed
  const padded = String(year).padStart(4, '0')
  const [first, last] = typeof moment === 'number' ? [moment, moment] : [readDay(`${padded}-01-01`), readDay(`${padded}-12-31`)]
  const { values } = found(run.program.parameters.find((p) => p.name === name))
  const inForce = values.find(({ from, to }) => (from === null || readDay(from) <= first) && (to === null || last <= readDay(to)))
  return inForce ? value(run, inForce.value, []) : unnamed
}

function operationValue(run: Run, { operator, arguments: operands }: Of<'operation'>, places: Places): Outcome {
  if (operator === 'and' || operator === 'or') return kleene(operands, operator === 'or', (operand) => value(run, operand, places))
  const values = operands.map((operand) => value(run, operand, places))
  if (operator === 'present') return !isMissing(values[0] as Outcome)
  const types: Type[] = operands.map((operand) => operand.type)
  return missingOf(values) ?? operatorRules[operator](values as Known[], types)
}

/** Looks for the one that decides; where there is none, an unknown one keeps it open. */
function kleene<T>(items: readonly T[], deciding: boolean, test: (item: T) => Outcome): Outcome {
  const seen: Outcome[] = []
  for (const item of items) {
    const outcome = test(item)
    if (outcome === deciding) return deciding
    seen.push(outcome)
  }
  return missingOf(seen) ?? !deciding
}

/** A quotient is rounded once, from the exact fraction. */
function roundedValue(run: Run, { argument, rounding }: Of<'round'>, places: Places): Outcome {
  const divides = argument.kind === 'operation' && argument.operator === 'divide'
  const parts = (divides ? argument.arguments : [argument]).map((part) => value(run, part, places))
  const missing = missingOf(parts)
  if (missing) return missing
  const [a, b] = parts as [Rational, Rational?]
  if (b && b.n === 0n) throw new Refused('evaluate.divisionByZero')
  return rounded(b ? over(a, b) : a, rounding.mode, rounding.scale)
}

interface Option {
  readonly when: Expr
  readonly value: Expr
}

function chosen(run: Run, policy: HitPolicy, options: readonly Option[], otherwise: Expr | null, places: Places): Outcome {
  const applying: Option[] = []
  const open: Outcome[] = []
  for (const option of options) {
    const holds = value(run, option.when, places)
    if (holds === true) applying.push(option)
    if (isMissing(holds)) open.push(holds)
    if (policy === 'first' && holds !== false) break
  }
  const missing = missingOf(open)
  if (missing && (policy === 'sum' || applying.length === 0)) return missing
  if (applying.length === 0 && otherwise) return value(run, otherwise, places)
  const values = applying.map((option) => value(run, option.value, places))
  if (policy === 'sum') return missingOf(values) ?? (values as Rational[]).reduce(plus, rational(0n))
  if (values.length === 0) throw new Refused('evaluate.gap')
  return agreed(values, 'evaluate.overlap')
}

function aggregated(run: Run, expr: Of<'aggregate'>, places: Places): Outcome {
  const holder = found(places[expr.scope])
  const relation = found(holder.entity.relations.find((r) => r.name === expr.relation))
  const records = (Object.hasOwn(holder.record, relation.name) ? holder.record[relation.name] : []) as readonly CaseRecord[]
  const elements = records.map((record) => [placeOf(run, relation.entity, record), ...places])
  const meets = (element: Places) => (expr.condition ? value(run, expr.condition, element) : true)
  const body = (element: Places) => value(run, found(expr.body ?? undefined), element)
  if (expr.function === 'exists') return kleene(elements, true, meets)
  if (expr.function === 'all') return kleene(elements, false, body)
  const tests = elements.map(meets)
  const open = missingOf(tests)
  if (open) return open
  const met = elements.filter((_, index) => tests[index] === true)
  if (expr.function === 'count') return rational(BigInt(met.length))
  const values = met.map(body)
  return missingOf(values) ?? reduced(expr, values as Known[])
}

function reduced(expr: Of<'aggregate'>, values: readonly Known[]): Outcome {
  if (expr.function === 'sum') return (values as Rational[]).reduce(plus, rational(0n))
  if (values.length === 0) return new Missing([expr.relation])
  const direction = expr.function === 'maximum' ? 1 : -1
  return values.reduce((best, each) => (compared(each, best) * direction > 0 ? each : best))
}

/** The part of the base in each band times its rate; a band that the base does not reach is not asked for. */
function progressed(run: Run, { base: whole, bands }: Of<'progressive'>, places: Places): Outcome {
  const base = value(run, whole, places)
  if (isMissing(base)) return base
  let sum = rational(0n)
  let start = rational(0n)
  for (const { upTo, rate } of bands) {
    if (sign(minus(base as Rational, start)) <= 0) break
    const [end, share] = [upTo ? value(run, upTo, places) : base, value(run, rate, places)]
    const missing = missingOf([end, share])
    if (missing) return missing
    const top = compared(end as Known, base as Known) < 0 ? (end as Rational) : (base as Rational)
    if (compared(top, start) <= 0) continue
    sum = plus(sum, times(minus(top, start), share as Rational))
    start = top
  }
  return sum
}
