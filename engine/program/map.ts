import { unreachable } from '../../grammar/unreachable.ts'
import type { Band, Branch, DatedValue, Entity, Exception, Expr, Field, Parameter, Program, Rule, Table } from './program.ts'

/** What an expression is replaced by. It is asked for the innermost first: its operands are already replaced. */
export type Rewrite = (expr: Expr) => Expr

const orNull = (expr: Expr | null, f: Rewrite): Expr | null => expr && mapExpr(expr, f)

/** The expression with every part of it, and then itself, replaced by what `f` makes of it. */
export function mapExpr(expr: Expr, f: Rewrite): Expr {
  return f(mapParts(expr, (part) => mapExpr(part, f)))
}

/** The expression with its direct parts replaced; one without parts as it is. */
export function mapParts(expr: Expr, f: Rewrite): Expr {
  switch (expr.kind) {
    case 'parameter':
      return { ...expr, at: expr.at && f(expr.at) }
    case 'operation':
      return { ...expr, arguments: expr.arguments.map(f) }
    case 'round':
      return { ...expr, argument: f(expr.argument) }
    case 'choice':
      return { ...expr, branches: expr.branches.map((branch) => branchParts(branch, f)), otherwise: expr.otherwise && f(expr.otherwise) }
    case 'aggregate':
      return { ...expr, condition: expr.condition && f(expr.condition), body: expr.body && f(expr.body) }
    case 'progressive':
      return { ...expr, base: f(expr.base), bands: expr.bands.map((band) => bandParts(band, f)) }
    case 'literal':
    case 'input':
    case 'result':
    case 'baseDate':
    case 'reading':
    case 'table':
    case 'silent':
      return expr
    default:
      return unreachable(expr)
  }
}

/** The direct parts of an expression, in reading order. */
export function partsOf(expr: Expr): readonly Expr[] {
  const parts: Expr[] = []
  mapParts(expr, (part) => {
    parts.push(part)
    return part
  })
  return parts
}

const branchParts = (branch: Branch, f: Rewrite): Branch => ({ ...branch, when: f(branch.when), value: f(branch.value) })
const bandParts = (band: Band, f: Rewrite): Band => ({ ...band, upTo: band.upTo && f(band.upTo), rate: f(band.rate) })

/** The program with every expression in it rewritten: bodies, conditions, cells, bounds, values of parameters. */
export function mapProgram(program: Program, f: Rewrite): Program {
  return {
    ...program,
    entities: program.entities.map((entity) => mapEntity(entity, f)),
    parameters: program.parameters.map((parameter) => mapParameter(parameter, f)),
    tables: program.tables.map((table) => mapTable(table, f)),
    rules: program.rules.map((rule) => mapRule(rule, f)),
    assertions: program.assertions.map((assertion) => ({ ...assertion, condition: mapExpr(assertion.condition, f) })),
    requirements: program.requirements.map((requirement) => ({ ...requirement, condition: mapExpr(requirement.condition, f) })),
  }
}

function mapEntity(entity: Entity, f: Rewrite): Entity {
  const mapField = (field: Field): Field => ({ ...field, earliest: orNull(field.earliest, f), latest: orNull(field.latest, f) })
  return { ...entity, fields: entity.fields.map(mapField) }
}

function mapParameter(parameter: Parameter, f: Rewrite): Parameter {
  const mapValue = (dated: DatedValue): DatedValue => ({ ...dated, value: mapExpr(dated.value, f) })
  return { ...parameter, values: parameter.values.map(mapValue) }
}

function mapTable(table: Table, f: Rewrite): Table {
  const all = (exprs: readonly Expr[]) => exprs.map((expr) => mapExpr(expr, f))
  return {
    ...table,
    columns: table.columns.map((column) => ({ ...column, subject: orNull(column.subject, f) })),
    rows: table.rows.map((row) => ({ ...row, when: mapExpr(row.when, f), cells: all(row.cells), values: all(row.values) })),
  }
}

function mapRule(rule: Rule, f: Rewrite): Rule {
  const mapException = (e: Exception): Exception => ({ ...e, when: mapExpr(e.when, f), value: mapExpr(e.value, f) })
  return { ...rule, body: mapExpr(rule.body, f), exceptions: rule.exceptions.map(mapException) }
}
