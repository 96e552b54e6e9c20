import { unreachable } from '../../grammar/unreachable.ts'
import { parseDate } from '../number/date.ts'
import { compare, type Decimal, multiply } from '../number/decimal.ts'
import { round } from '../number/rounding.ts'
import { apply, EvaluationFault, literalValue, roundedQuotient, type Value } from '../program/apply.ts'
import { silence } from '../program/outcome.ts'
import { ownerOf } from '../program/ownerOf.ts'
import type { Exception, Expr, Program, Question, Rounding, Row, Rule, Table } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import { aggregate } from './aggregate.ts'
import { combine, decide, decideExceptions } from './choose.ts'
import { RecordFault } from './faults.ts'
import { type ParameterOverride, ParameterTable, yearValue } from './parameters.ts'
import { Place } from './place.ts'
import { progressive } from './progressive.ts'
import { silent, type Trace } from './trace.ts'
import { isUnknown, type Outcome, spread, Unknown } from './unknown.ts'

/** What a run may choose: another base date, readings, parameter values. */
export interface EvaluatorOptions {
  /** ISO day; the header's where absent. */
  readonly baseDate?: string
  /** Question → reading; the default reading where absent. */
  readonly readings?: Readonly<Record<string, string>>
  readonly parameters?: readonly ParameterOverride[]
}

type Of<K extends Expr['kind']> = Extract<Expr, { kind: K }>

/**
 * The interpreter: the specification that every other engine agrees with. Exact, lazy on branches, Kleene logic on the
 * unknown. Tree-walking over the program as data; results of a record are computed once.
 */
export class Interpreter {
  readonly program: Program
  private readonly rules: ReadonlyMap<string, Rule>
  private readonly tables: ReadonlyMap<string, Table>
  private readonly readings: ReadonlyMap<string, string>
  private readonly baseDate: number
  private readonly parameters: ParameterTable
  private readonly overridden: boolean
  private readonly literals = new Map<Expr, Value>()
  /** Results that no record changes. */
  private readonly notice = Place.ofNotice()
  private trace: Trace = silent

  constructor(program: Program, options: EvaluatorOptions = {}) {
    this.program = program
    this.rules = new Map(program.rules.map((rule) => [rule.id, rule]))
    this.tables = new Map(program.tables.map((table) => [table.id, table]))
    this.readings = new Map(program.questions.map((q) => [q.name, chosenReading(q, options.readings)]))
    this.baseDate = parseDate(options.baseDate ?? program.header.baseDate) ?? 0
    const { parameters = [] } = options
    this.parameters = new ParameterTable(program, this.baseDate, parameters)
    this.overridden = parameters.length > 0
  }

  /** Evaluates one rule for a record. Throws RecordFault where the record must be refused. */
  result(rule: Rule, record: InputRecord | Place, trace: Trace = silent): Outcome {
    this.trace = trace
    return this.rule(rule, record instanceof Place ? record : this.place(record, trace))
  }

  /** A record made ready: what is computed for one result is kept for the next. A trace hears of the notice's own results too. */
  place(record: InputRecord, trace: Trace = silent): Place {
    return Place.ofRecord(record, trace === silent ? this.notice : Place.ofNotice())
  }

  /** Evaluates any expression of the program, e.g. an assertion, for a record or for none. Throws EvaluationFault as well. */
  expression(expr: Expr, record: Place | null, trace: Trace = silent): Outcome {
    this.trace = trace
    return this.value(expr, record ?? this.notice)
  }

  private rule(rule: Rule, at: Place): Outcome {
    const home = rule.entity === null ? at.notice : at
    const known = home.results.get(rule.id)
    if (known !== undefined) {
      this.trace.reused(rule.id, home)
      return known
    }
    this.trace.enter(rule.id, home)
    const value = this.settled(rule, home)
    this.trace.leave(rule.id, value)
    home.results.set(rule.id, value)
    return value
  }

  private settled(rule: Rule, at: Place): Outcome {
    try {
      const value = this.withExceptions(rule, at)
      const rounding = this.rounding(rule)
      return rounding && !isUnknown(value) ? this.rounded(value as Decimal, rounding, null, at) : value
    } catch (error) {
      if (error instanceof EvaluationFault) throw new RecordFault({ code: error.code, field: rule.name, values: { name: rule.name } })
      throw error
    }
  }

  /** A parameter that is set for the run may make an amount finer than the check saw: the header rounds it all the same. */
  private rounding({ rounding, type }: Rule): Rounding | null {
    return rounding ?? (this.overridden && type.kind === 'decimal' && type.unit === 'amount' ? this.program.header.rounding : null)
  }

  private withExceptions(rule: Rule, at: Place): Outcome {
    if (rule.exceptions.length === 0) return this.value(rule.body, at)
    const chosen = decideExceptions(rule.exceptions, (when) => this.value(when, at), this.trace)
    if (isUnknown(chosen as Outcome)) return chosen as Unknown
    const applying = chosen as readonly Exception[]
    if (applying.length === 0) return this.value(rule.body, at)
    for (const { id, span, provenance } of applying) this.trace.fired({ kind: 'exception', id, span, provenance })
    const values = applying.map((exception) => this.value(exception.value, at))
    return combine(values, 'unique', () => tie(rule, applying))
  }

  private value(expr: Expr, at: Place): Outcome {
    const outcome = this.outcome(expr, at)
    this.trace.evaluated(expr, outcome, at)
    return outcome
  }

  private outcome(expr: Expr, at: Place): Outcome {
    switch (expr.kind) {
      case 'literal':
        return this.literal(expr)
      case 'input':
        return at.up(expr.scope).record.values.get(expr.field) ?? new Unknown([expr.field])
      case 'result':
        return this.rule(this.rules.get(expr.rule) as Rule, at.up(expr.scope))
      case 'parameter':
        return this.parameter(expr, at)
      case 'baseDate':
        return this.baseDate
      case 'reading':
        return this.readings.get(expr.question) === expr.reading
      case 'operation':
        return this.operation(expr, at)
      case 'round':
        return this.round(expr, at)
      case 'choice':
        return this.choice(expr, at)
      case 'table':
        return this.table(expr, at)
      case 'aggregate':
        return aggregate(expr, at, (part, element) => this.value(part, element), this.trace)
      case 'progressive':
        return progressive(expr, (part) => this.value(part, at), this.trace)
      case 'silent':
        return new Unknown([silence])
      default:
        return unreachable(expr)
    }
  }

  private literal(expr: Of<'literal'>): Value {
    const known = this.literals.get(expr)
    if (known !== undefined) return known
    const value = literalValue(expr.type, expr.value)
    this.literals.set(expr, value)
    return value
  }

  private parameter(expr: Of<'parameter'>, at: Place): Outcome {
    const moment = expr.at && this.value(expr.at, at)
    if (moment !== null && isUnknown(moment)) return moment
    const when = moment === null ? null : typeof moment === 'number' ? { day: moment } : { year: yearValue(moment as Decimal) }
    const found = this.parameters.read(expr.parameter, when, (source) => this.value(source, at))
    this.trace.parameter({ expr, where: at, ...found })
    return found.value
  }

  private operation(expr: Of<'operation'>, at: Place): Outcome {
    const { operator, arguments: operands } = expr
    if (operator === 'and' || operator === 'or') return this.kleene(operands, operator === 'or', at)
    const values = operands.map((operand) => this.value(operand, at))
    if (operator === 'present') return !isUnknown(values[0] as Outcome)
    const unknown = spread(values)
    return unknown ?? apply(operator, values as Value[], { takes: operands.map((o) => o.type), gives: expr.type })
  }

  /** and: the first false decides; or: the first true; only then does an unknown keep it open. */
  private kleene(operands: readonly Expr[], decisive: boolean, at: Place): Outcome {
    const open: Unknown[] = []
    for (const operand of operands) {
      const value = this.value(operand, at)
      if (value === decisive) return decisive
      if (isUnknown(value)) open.push(value)
    }
    return spread(open) ?? !decisive
  }

  private round(expr: Of<'round'>, at: Place): Outcome {
    const { argument, rounding } = expr
    if (argument.kind === 'operation' && argument.operator === 'divide') return this.quotient(expr, argument.arguments, at)
    const value = this.value(argument, at)
    return isUnknown(value) ? value : this.rounded(value as Decimal, rounding, expr, at)
  }

  /** A division is rounded once, from the exact quotient. */
  private quotient(expr: Of<'round'>, operands: readonly Expr[], at: Place): Outcome {
    const { rounding } = expr
    const [a, b] = operands.map((operand) => this.value(operand, at)) as [Outcome, Outcome]
    const unknown = spread([a, b])
    if (unknown) return unknown
    const after = roundedQuotient(a as Decimal, b as Decimal, rounding.scale, rounding.mode)
    const exact = compare(multiply(after, b as Decimal), a as Decimal) === 0
    if (!exact) this.trace.rounded({ expr, where: at, before: null, after, rounding })
    return after
  }

  private rounded(value: Decimal, rounding: Rounding, expr: Of<'round'> | null, where: Place): Decimal {
    const after = round(value, rounding.scale, rounding.mode)
    if (compare(value, after) !== 0) this.trace.rounded({ expr, where, before: value, after, rounding })
    return after
  }

  private choice(expr: Of<'choice'>, at: Place): Outcome {
    const decision = decide(expr.branches, expr.policy, 'branch', (when) => this.value(when, at), this.trace)
    if (isUnknown(decision as Outcome)) return decision as Unknown
    const branches = decision as Of<'choice'>['branches']
    for (const { id, span, provenance } of branches) this.trace.fired({ kind: 'branch', id, span, provenance })
    if (branches.length > 0 || (expr.policy === 'sum' && !expr.otherwise)) {
      const values = branches.map((branch) => this.value(branch.value, at))
      return combine(values, expr.policy, () => overlap(branches, expr.branches))
    }
    if (!expr.otherwise) throw gap(ownerOf(expr.branches[0]?.id))
    this.trace.fired({ kind: 'otherwise', id: otherwiseId(expr), span: expr.otherwise.span, provenance: expr.otherwiseProvenance ?? null })
    return this.value(expr.otherwise, at)
  }

  private table(expr: Of<'table'>, at: Place): Outcome {
    const table = this.tables.get(expr.table) as Table
    const home = table.entity === null ? at.notice : at
    let decision = this.trace === silent || this.trace.brief ? home.decisions.get(table.id) : undefined
    if (decision === undefined) {
      decision = decide(table.rows, table.policy, 'row', (when) => this.value(when, at), this.trace)
      home.decisions.set(table.id, decision)
    }
    if (isUnknown(decision as Outcome)) return decision as Unknown
    const rows = decision as readonly Row[]
    if (rows.length === 0 && table.policy !== 'sum') throw gap(table.name)
    for (const { id, span, provenance } of rows) this.trace.fired({ kind: 'row', id, span, provenance })
    const values = rows.map((row) => this.value(row.values[expr.column] as Expr, at))
    return combine(values, table.policy, () => overlap(rows, table.rows))
  }
}

/** The reading that a run chooses, or the default; only own keys count, so that a question may have any name. */
function chosenReading({ name, default: fallback }: Question, readings: EvaluatorOptions['readings'] = {}): string {
  return Object.hasOwn(readings, name) ? (readings[name] as string) : fallback
}

/** What names the 其它 of a choice in traces and coverage. */
export function otherwiseId({ branches }: Of<'choice'>): string {
  return `${branches[0]?.id.replace(/#\d+$/, '') ?? ''}#otherwise`
}

function gap(name: string): RecordFault {
  return new RecordFault({ code: 'evaluate.gap', field: name, values: { name } })
}

function tie({ name }: Rule, applying: readonly Exception[]): RecordFault {
  return new RecordFault({ code: 'evaluate.exceptionTie', field: name, values: { name, exceptions: applying.map((e) => e.name) } })
}

function overlap(applying: readonly { id: string }[], all: readonly { id: string }[]): RecordFault {
  const rows = applying.map((option) => all.findIndex((o) => o.id === option.id) + 1)
  const name = ownerOf(applying[0]?.id)
  return new RecordFault({ code: 'evaluate.overlap', field: name, values: { name, rows } })
}
