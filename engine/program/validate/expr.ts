import { compare, parseDecimal } from '../../number/decimal.ts'
import { type Operator, operators } from '../../types/operators.ts'
import { resultType } from '../../types/signature.ts'
import { assignable, describeType, sameType, type Type } from '../../types/type.ts'
import { terminatingScale } from '../apply.ts'
import { isConstant } from '../lower/constant.ts'
import type { Band, Expr } from '../program.ts'
import { checkLiteral, checkNumeric, checkType, isOwnNumeric } from './literal.ts'
import type { Names } from './names.ts'
import { at, type Path, type Problems } from './problem.ts'

/** Where an expression stands: the entities of the records around it, innermost last; none at notice level. */
export type Chain = readonly string[]

type Of<K extends Expr['kind']> = Extract<Expr, { kind: K }>
const truth: Type = { kind: 'boolean' }
const integer: Type = { kind: 'decimal', unit: 'integer' }
const date: Type = { kind: 'date' }

/** Checks expressions: names, scopes, types, literals, scales. Everything wrong is reported; nothing is thrown. */
export class ExprChecker {
  readonly names: Names
  readonly problems: Problems

  constructor(names: Names, problems: Problems) {
    this.names = names
    this.problems = problems
  }

  /** Checks an expression that must be a condition. */
  condition(expr: Expr, chain: Chain, path: Path): void {
    this.expr(expr, chain, path)
    this.expect(expr.type, truth, path)
  }

  /** Checks an expression of which the value is kept as a value of the type. */
  value(expr: Expr, type: Type, chain: Chain, path: Path): void {
    this.expr(expr, chain, path)
    if (!assignable(expr.type, type)) this.mismatch(expr.type, describeType(type), path)
  }

  expr(expr: Expr, chain: Chain, path: Path): void {
    checkType(expr.type, this.names, at(path, 'type'), this.problems)
    checkNumeric(expr.type, expr.numeric, path, this.problems)
    const check = this.checks[expr.kind] as (expr: Expr, chain: Chain, path: Path) => void
    check(expr, chain, path)
  }

  private readonly checks: { readonly [K in Expr['kind']]: (expr: Of<K>, chain: Chain, path: Path) => void } = {
    literal: (expr, _chain, path) => this.literal(expr, path),
    input: (expr, chain, path) => this.input(expr, chain, path),
    result: (expr, chain, path) => this.result(expr, chain, path),
    parameter: (expr, chain, path) => this.parameter(expr, chain, path),
    baseDate: (expr, _chain, path) => this.expect(expr.type, date, path),
    reading: (expr, _chain, path) => this.reading(expr, path),
    operation: (expr, chain, path) => this.operation(expr, chain, path, false),
    round: (expr, chain, path) => this.round(expr, chain, path),
    choice: (expr, chain, path) => this.choice(expr, chain, path),
    table: (expr, chain, path) => this.table(expr, chain, path),
    aggregate: (expr, chain, path) => this.aggregate(expr, chain, path),
    progressive: (expr, chain, path) => this.progressive(expr, chain, path),
    silent: () => undefined,
  }

  private mismatch(has: Type, needs: string, path: Path): void {
    this.problems.report('program.type', path, { has: describeType(has), needs })
  }

  private expect(has: Type, needs: Type, path: Path): void {
    if (!sameType(has, needs)) this.mismatch(has, describeType(needs), path)
  }

  private undeclared(what: string, name: string, path: Path): void {
    this.problems.report('program.undeclared', path, { what, name })
  }

  private literal(expr: Of<'literal'>, path: Path): void {
    if (!checkLiteral(expr.type, expr.value, this.names, at(path, 'value'), this.problems)) return
    if (expr.type.kind !== 'decimal' || !expr.numeric || isOwnNumeric(String(expr.value), expr.numeric)) return
    this.problems.report('program.numeric', at(path, 'numeric'), { problem: 'literal' })
  }

  /** The entity of the record so many aggregates outward; null, reported, where there is none. */
  private owner(scope: number, name: string, chain: Chain, path: Path): string | null {
    const owner = chain[chain.length - 1 - scope] ?? null
    if (owner === null) this.problems.report('program.scope', path, { name, scope })
    return owner
  }

  private input(expr: Of<'input'>, chain: Chain, path: Path): void {
    const owner = this.owner(expr.scope, expr.field, chain, path)
    if (owner === null) return
    const field = this.names.fields.get(owner)?.get(expr.field)
    if (field) this.expect(expr.type, field.type, path)
    else this.problems.report('program.scope', path, { name: expr.field, scope: expr.scope })
  }

  private result(expr: Of<'result'>, chain: Chain, path: Path): void {
    const rule = this.names.rules.get(expr.rule)
    if (!rule) this.undeclared('rule', expr.rule, at(path, 'rule'))
    else {
      this.expect(expr.type, rule.type, path)
      const fits = rule.entity === null ? expr.scope === 0 : chain[chain.length - 1 - expr.scope] === rule.entity
      if (!fits) this.problems.report('program.scope', path, { name: expr.rule, scope: expr.scope })
    }
  }

  private parameter(expr: Of<'parameter'>, chain: Chain, path: Path): void {
    const parameter = this.names.parameters.get(expr.parameter)
    if (parameter) this.expect(expr.type, parameter.type, path)
    else this.undeclared('parameter', expr.parameter, at(path, 'parameter'))
    if (!expr.at) return
    this.expr(expr.at, chain, at(path, 'at'))
    if (!sameType(expr.at.type, date) && !sameType(expr.at.type, integer)) this.mismatch(expr.at.type, '日期/整数', at(path, 'at'))
  }

  private reading(expr: Of<'reading'>, path: Path): void {
    this.expect(expr.type, truth, path)
    const question = this.names.questions.get(expr.question)
    if (!question) this.undeclared('question', expr.question, at(path, 'question'))
    else if (!question.readings.some(({ name }) => name === expr.reading)) this.undeclared('reading', expr.reading, at(path, 'reading'))
  }

  private operation(expr: Of<'operation'>, chain: Chain, path: Path, rounded: boolean): void {
    const { operator, arguments: operands } = expr
    for (const [place, operand] of operands.entries()) this.expr(operand, chain, at(path, 'arguments', place))
    const types = operands.map((operand) => operand.type)
    const gives = resultType(operators[operator] as Operator, types)
    if (!gives) this.problems.report('program.operands', path, { operator, operands: types.map(describeType) })
    else this.expect(expr.type, gives, path)
    if (operator === 'divide' && !endsExactly(operands, rounded)) this.problems.report('program.division', path, {})
  }

  private round(expr: Of<'round'>, chain: Chain, path: Path): void {
    const { argument } = expr
    const inside = at(path, 'argument')
    if (argument.kind === 'operation') {
      checkNumeric(argument.type, argument.numeric, inside, this.problems)
      this.operation(argument, chain, inside, true)
    } else this.expr(argument, chain, inside)
    if (argument.type.kind !== 'decimal') this.mismatch(argument.type, '数', inside)
    this.expect(expr.type, argument.type, path)
  }

  private choice(expr: Of<'choice'>, chain: Chain, path: Path): void {
    for (const [place, branch] of expr.branches.entries()) {
      this.condition(branch.when, chain, at(path, 'branches', place, 'when'))
      this.value(branch.value, expr.type, chain, at(path, 'branches', place, 'value'))
    }
    if (expr.otherwise) this.value(expr.otherwise, expr.type, chain, at(path, 'otherwise'))
    else if (expr.branches.length === 0) this.problems.report('program.count', at(path, 'branches'), { what: 'branches', has: 0, needs: 1 })
    if (expr.policy === 'sum' && expr.type.kind !== 'decimal') this.mismatch(expr.type, '数', path)
  }

  private table(expr: Of<'table'>, chain: Chain, path: Path): void {
    const table = this.names.tables.get(expr.table)
    const result = this.names.rules.get(table?.results[expr.column] ?? '')
    if (!table) this.undeclared('table', expr.table, at(path, 'table'))
    else if (!result) this.undeclared('result column', String(expr.column), at(path, 'column'))
    else this.expect(expr.type, result.type, path)
    const elsewhere = table && table.entity !== null && chain[chain.length - 1] !== table.entity
    if (elsewhere) this.problems.report('program.scope', path, { name: expr.table, scope: 0 })
  }

  private aggregate(expr: Of<'aggregate'>, chain: Chain, path: Path): void {
    const { function: name, relation, scope, condition, body } = expr
    const owner = this.owner(scope, relation, chain, path)
    const target = owner === null ? undefined : this.names.relations.get(owner)?.get(relation)
    if (owner !== null && !target) this.undeclared('relation', relation, at(path, 'relation'))
    if (!target) return
    const inner = [...chain, target.entity]
    if (condition) this.condition(condition, inner, at(path, 'condition'))
    if (body) this.expr(body, inner, at(path, 'body'))
    const counts = name === 'count' || name === 'exists'
    if (counts === (body !== null))
      this.problems.report('program.parts', at(path, 'body'), { what: 'body', needs: counts ? 'null' : 'given' })
    if (name === 'all' && condition) this.problems.report('program.parts', at(path, 'condition'), { what: 'condition', needs: 'null' })
    this.aggregated(expr, path)
  }

  private aggregated({ type, function: name, body }: Of<'aggregate'>, path: Path): void {
    const own = name === 'count' ? integer : name === 'exists' || name === 'all' ? truth : null
    if (own) this.expect(type, own, path)
    if (!body) return
    this.expect(body.type, type, at(path, 'body'))
    const fits = own !== null || aggregates(body.type, name === 'sum')
    if (!fits) this.mismatch(body.type, name === 'sum' ? '数' : '数、日期', at(path, 'body'))
  }

  private progressive(expr: Of<'progressive'>, chain: Chain, path: Path): void {
    const { base, bands } = expr
    this.expr(base, chain, at(path, 'base'))
    this.expect(expr.type, base.type, path)
    if (base.type.kind !== 'decimal') this.mismatch(base.type, '数', at(path, 'base'))
    if (bands.length === 0) this.problems.report('program.count', at(path, 'bands'), { what: 'bands', has: 0, needs: 1 })
    for (const [place, band] of bands.entries()) this.band(band, base.type, place === bands.length - 1, at(path, 'bands', place), chain)
    if (!ascend(bands)) this.problems.report('program.bands', at(path, 'bands'), {})
  }

  private band({ upTo, rate }: Band, type: Type, last: boolean, path: Path, chain: Chain): void {
    if (last !== (upTo === null)) this.problems.report('program.parts', at(path, 'upTo'), { what: 'upTo', needs: last ? 'null' : 'given' })
    if (upTo) {
      this.value(upTo, type, chain, at(path, 'upTo'))
      if (!isConstant(upTo)) this.problems.report('program.constant', at(path, 'upTo'), {})
    }
    this.expr(rate, chain, at(path, 'rate'))
    if (rate.type.kind !== 'decimal' || rate.type.unit === 'amount') this.mismatch(rate.type, '比例', at(path, 'rate'))
  }
}

/** A divisor of zero never does; without rounding, one that has another factor than 2 and 5 does not either. */
function endsExactly([dividend, divisor]: readonly Expr[], rounded: boolean): boolean {
  if (!divisor || !dividend) return true
  const constant = divisor.kind === 'literal' ? parseDecimal(String(divisor.value)) : null
  if (!constant) return rounded
  return constant.coefficient !== 0n && (rounded || terminatingScale(dividend.numeric?.scale ?? 0, constant) !== null)
}

function aggregates(type: Type, adds: boolean): boolean {
  if (type.kind === 'decimal') return true
  return !adds && (type.kind === 'date' || type.kind === 'instant' || type.kind === 'duration')
}

/** Whether the ends that are literals ascend. */
function ascend(bands: readonly Band[]): boolean {
  const ends = bands.flatMap(({ upTo }) => (upTo?.kind === 'literal' ? (parseDecimal(String(upTo.value)) ?? []) : []))
  return ends.every((end, index) => index === 0 || compare(end, ends[index - 1] as typeof end) > 0)
}
