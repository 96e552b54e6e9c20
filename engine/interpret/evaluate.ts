import { unreachable } from '../../grammar/unreachable.ts'
import { parseDate } from '../number/date.ts'
import { add, compare, type Decimal, decimal, multiply, subtract, zero } from '../number/decimal.ts'
import { round } from '../number/rounding.ts'
import { apply, EvaluationFault, literalValue, order, roundedQuotient, type Value } from '../program/apply.ts'
import type { Expr, Program, Rounding, Row, Rule, Table, Type } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import { combine, type Decision, decide, decideExceptions } from './choose.ts'
import { RecordFault } from './faults.ts'
import { type ParameterOverride, ParameterTable, yearValue } from './parameters.ts'
import { silent, type Trace } from './trace.ts'
import { isUnknown, type Outcome, silence, spread, Unknown } from './unknown.ts'

/** What a run may choose: another base date, readings, parameter values. */
export interface EvaluatorOptions {
  /** ISO day; the header's where absent. */
  readonly baseDate?: string
  /** Question → reading; the default reading where absent. */
  readonly readings?: Readonly<Record<string, string>>
  readonly parameters?: readonly ParameterOverride[]
}

/** One record with what is already known of it. Innermost last in a chain of these. */
interface Place {
  readonly record: InputRecord
  readonly results: Map<string, Outcome>
  readonly decisions: Map<string, Decision<Row>>
}

type Chain = readonly Place[]
type Of<K extends Expr['kind']> = Extract<Expr, { kind: K }>

const emptyRecord: InputRecord = { values: new Map(), relations: new Map() }
const place = (record: InputRecord): Place => ({ record, results: new Map(), decisions: new Map() })

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
  private readonly literals = new Map<Expr, Value>()
  /** Results that no record changes. */
  private readonly notice = place(emptyRecord)
  private trace: Trace = silent

  constructor(program: Program, options: EvaluatorOptions = {}) {
    this.program = program
    this.rules = new Map(program.rules.map((rule) => [rule.id, rule]))
    this.tables = new Map(program.tables.map((table) => [table.id, table]))
    this.readings = new Map(program.questions.map((q) => [q.name, options.readings?.[q.name] ?? q.default]))
    this.baseDate = parseDate(options.baseDate ?? program.header.baseDate) ?? 0
    this.parameters = new ParameterTable(program, this.baseDate, options.parameters ?? [], (expr) => this.value(expr, []))
  }

  /** Evaluates one rule for a record. Throws RecordFault where the record must be refused. */
  result(rule: Rule, record: InputRecord | Place, trace: Trace = silent): Outcome {
    this.trace = trace
    const at = 'results' in record ? record : place(record)
    return this.rule(rule, rule.entity === null ? [] : [at])
  }

  /** A record made ready: what is computed for one result is kept for the next. */
  place(record: InputRecord): Place {
    return place(record)
  }

  /** Evaluates any expression of the program, e.g. an assertion, for a record or for none. */
  expression(expr: Expr, record: Place | null, trace: Trace = silent): Outcome {
    this.trace = trace
    return this.value(expr, record ? [record] : [])
  }

  private rule(rule: Rule, chain: Chain): Outcome {
    const home = rule.entity === null ? this.notice : (chain[chain.length - 1] as Place)
    const known = home.results.get(rule.id)
    // A traced evaluation walks the rules that no record changes again, so that it can tell of them.
    if (known !== undefined && (this.trace === silent || home !== this.notice)) {
      this.trace.reused(rule.id)
      return known
    }
    this.trace.enter(rule.id)
    const value = this.settled(rule, rule.entity === null ? [] : chain.slice(chain.length - 1))
    this.trace.leave(rule.id, value)
    home.results.set(rule.id, value)
    return value
  }

  private settled(rule: Rule, chain: Chain): Outcome {
    try {
      const value = this.withExceptions(rule, chain)
      return rule.rounding && !isUnknown(value) ? this.rounded(value as Decimal, rule.rounding) : value
    } catch (error) {
      if (error instanceof EvaluationFault) throw new RecordFault({ code: error.code, field: rule.name, values: { name: rule.name } })
      throw error
    }
  }

  private withExceptions(rule: Rule, chain: Chain): Outcome {
    if (rule.exceptions.length === 0) return this.value(rule.body, chain)
    const chosen = decideExceptions(rule.exceptions, (when) => this.value(when, chain), this.trace)
    if (isUnknown(chosen as Outcome)) return chosen as Unknown
    const applying = chosen as readonly (typeof rule.exceptions)[number][]
    if (applying.length === 0) return this.value(rule.body, chain)
    for (const { id, span, provenance } of applying) this.trace.fired({ kind: 'exception', id, span, provenance })
    const conflict = () => new RecordFault({ code: 'evaluate.exceptionTie', field: rule.name, values: { name: rule.name, exceptions: applying.map((e) => e.name) } })
    return combine(applying.map((e) => this.value(e.value, chain)), 'unique', conflict)
  }

  private value(expr: Expr, chain: Chain): Outcome {
    switch (expr.kind) {
      case 'literal':
        return this.literal(expr)
      case 'input':
        return this.input(expr, chain)
      case 'result':
        return this.rule(this.rules.get(expr.rule) as Rule, chain.slice(0, chain.length - expr.scope))
      case 'parameter':
        return this.parameter(expr, chain)
      case 'baseDate':
        return this.baseDate
      case 'reading':
        return this.reading(expr)
      case 'operation':
        return this.operation(expr, chain)
      case 'round':
        return this.round(expr, chain)
      case 'choice':
        return this.choice(expr, chain)
      case 'table':
        return this.table(expr, chain)
      case 'aggregate':
        return this.aggregate(expr, chain)
      case 'progressive':
        return this.progressive(expr, chain)
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

  private input(expr: Of<'input'>, chain: Chain): Outcome {
    const at = chain[chain.length - 1 - expr.scope] as Place
    const value = at.record.values.get(expr.field) ?? new Unknown([expr.field])
    this.trace.read({ kind: 'input', name: expr.field, label: '', value, provenance: null, expr })
    return value
  }

  private parameter(expr: Of<'parameter'>, chain: Chain): Outcome {
    const at = expr.at && this.value(expr.at, chain)
    if (at !== null && isUnknown(at)) return at
    const moment = at === null ? null : typeof at === 'number' ? { day: at } : { year: yearValue(at as Decimal) }
    const { value, source } = this.parameters.read(expr.parameter, moment)
    this.trace.read({ kind: 'parameter', name: expr.parameter, label: source?.label ?? '', value, provenance: source?.provenance ?? null, expr })
    return value
  }

  private reading(expr: Of<'reading'>): boolean {
    const chosen = this.readings.get(expr.question) ?? ''
    this.trace.read({ kind: 'reading', name: expr.question, label: chosen, value: chosen === expr.reading, provenance: null, expr })
    return chosen === expr.reading
  }

  private operation(expr: Of<'operation'>, chain: Chain): Outcome {
    const { operator, arguments: operands } = expr
    if (operator === 'and' || operator === 'or') return this.kleene(operands, operator === 'or', chain)
    const values = operands.map((operand) => this.value(operand, chain))
    if (operator === 'present') return !isUnknown(values[0] as Outcome)
    const unknown = spread(values)
    return unknown ?? apply(operator, values as Value[], { takes: operands.map((o) => o.type), gives: expr.type })
  }

  /** and: the first false decides; or: the first true; only then does an unknown keep it open. */
  private kleene(operands: readonly Expr[], decisive: boolean, chain: Chain): Outcome {
    const open: Unknown[] = []
    for (const operand of operands) {
      const value = this.value(operand, chain)
      if (value === decisive) return decisive
      if (isUnknown(value)) open.push(value)
    }
    return spread(open) ?? !decisive
  }

  private round({ argument, rounding }: Of<'round'>, chain: Chain): Outcome {
    if (argument.kind !== 'operation' || argument.operator !== 'divide') {
      const value = this.value(argument, chain)
      return isUnknown(value) ? value : this.rounded(value as Decimal, rounding)
    }
    const [a, b] = argument.arguments.map((operand) => this.value(operand, chain)) as [Outcome, Outcome]
    return spread([a, b]) ?? roundedQuotient(a as Decimal, b as Decimal, rounding.scale, rounding.mode)
  }

  private rounded(value: Decimal, rounding: Rounding): Decimal {
    const after = round(value, rounding.scale, rounding.mode)
    if (compare(value, after) !== 0) this.trace.rounded({ before: value, after, rounding })
    return after
  }

  private choice(expr: Of<'choice'>, chain: Chain): Outcome {
    const decision = decide(expr.branches, expr.policy, 'branch', (when) => this.value(when, chain), this.trace)
    if (isUnknown(decision as Outcome)) return decision as Unknown
    const branches = decision as Of<'choice'>['branches']
    for (const { id, span, provenance } of branches) this.trace.fired({ kind: 'branch', id, span, provenance })
    if (branches.length > 0 || (expr.policy === 'sum' && !expr.otherwise)) {
      return combine(branches.map((b) => this.value(b.value, chain)), expr.policy, () => overlap(branches, expr.branches))
    }
    if (!expr.otherwise) throw new RecordFault({ code: 'evaluate.gap', field: ruleName(expr.branches[0]?.id), values: { name: ruleName(expr.branches[0]?.id) } })
    this.trace.fired({ kind: 'otherwise', id: `${expr.branches[0]?.id.replace(/#\d+$/, '') ?? ''}#otherwise`, span: expr.otherwise.span, provenance: null })
    return this.value(expr.otherwise, chain)
  }

  private table(expr: Of<'table'>, chain: Chain): Outcome {
    const table = this.tables.get(expr.table) as Table
    const home = table.entity === null ? this.notice : (chain[chain.length - 1] as Place)
    let decision = this.trace === silent ? home.decisions.get(table.id) : undefined
    if (decision === undefined) {
      decision = decide(table.rows, table.policy, 'row', (when) => this.value(when, chain), this.trace)
      home.decisions.set(table.id, decision)
    }
    if (isUnknown(decision as Outcome)) return decision as Unknown
    const rows = decision as readonly Row[]
    if (rows.length === 0 && table.policy !== 'sum') throw new RecordFault({ code: 'evaluate.gap', field: table.name, values: { name: table.name } })
    for (const { id, span, provenance } of rows) this.trace.fired({ kind: 'row', id, span, provenance })
    return combine(rows.map((row) => this.value(row.values[expr.column] as Expr, chain)), table.policy, () => overlap(rows, table.rows))
  }

  private aggregate(expr: Of<'aggregate'>, chain: Chain): Outcome {
    const holder = chain[chain.length - 1 - expr.scope] as Place
    const elements = (holder.record.relations.get(expr.relation) ?? []).map((record) => [...chain, place(record)])
    const { condition, body } = expr
    if (expr.function === 'all') return this.kleeneOver(elements, body as Expr, false)
    if (expr.function === 'exists') return condition ? this.kleeneOver(elements, condition, true) : elements.length > 0
    const tests = elements.map((element) => (condition ? this.value(condition, element) : true))
    const open = spread(tests)
    if (open) return open
    const chosen = elements.filter((_, index) => tests[index] === true)
    if (expr.function === 'count') return decimal(BigInt(chosen.length))
    const values = chosen.map((element) => this.value(body as Expr, element))
    return spread(values) ?? total(expr, values as Value[])
  }

  private kleeneOver(elements: readonly Chain[], condition: Expr, decisive: boolean): Outcome {
    const open: Unknown[] = []
    for (const element of elements) {
      const value = this.value(condition, element)
      if (value === decisive) return decisive
      if (isUnknown(value)) open.push(value)
    }
    return spread(open) ?? !decisive
  }

  private progressive(expr: Of<'progressive'>, chain: Chain): Outcome {
    const base = this.value(expr.base, chain)
    if (isUnknown(base)) return base
    let total = zero
    let from = zero
    for (const { id, span, upTo, rate } of expr.bands) {
      const limit = upTo ? this.value(upTo, chain) : null
      const share = this.value(rate, chain)
      const unknown = spread(limit === null ? [share] : [limit, share])
      if (unknown) return unknown
      const top = limit !== null && compare(limit as Decimal, base as Decimal) < 0 ? (limit as Decimal) : (base as Decimal)
      if (compare(top, from) <= 0) break
      this.trace.fired({ kind: 'band', id, span, provenance: null })
      total = add(total, multiply(subtract(top, from), share as Decimal))
      from = top
    }
    return total
  }
}

const ruleName = (id: string | undefined): string => (id ?? '').replace(/#\d+$/, '').replace(/^.*\./, '')

function overlap(applying: readonly { id: string }[], all: readonly { id: string }[]): RecordFault {
  const rows = applying.map((option) => all.findIndex((o) => o.id === option.id) + 1)
  const name = ruleName(applying[0]?.id)
  return new RecordFault({ code: 'evaluate.overlap', field: name, values: { name, rows } })
}

/** Sum, largest or smallest; the largest of nothing is unknown for want of elements. */
function total(expr: Of<'aggregate'>, values: readonly Value[]): Outcome {
  if (expr.function === 'sum') return (values as Decimal[]).reduce(add, zero)
  const sign = expr.function === 'maximum' ? 1 : -1
  const [head, ...rest] = values
  if (head === undefined) return new Unknown([expr.relation])
  return rest.reduce((best, value) => (order(value, best) * sign > 0 ? value : best), head)
}

export type { Place, Type }
