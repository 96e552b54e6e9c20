import { parseDate } from '../../number/date.ts'
import { parseDuration } from '../../number/duration.ts'
import { isConstant } from '../lower/constant.ts'
import type {
  Assertion,
  DatedValue,
  Deadline,
  Entity,
  Exception,
  Expr,
  Field,
  Parameter,
  Program,
  Question,
  Rule,
  Table,
} from '../program.ts'
import { type Chain, ExprChecker } from './expr.ts'
import { checkLiteral, checkNumeric, checkType } from './literal.ts'
import { circularExceptions } from './names.ts'
import { within } from './order.ts'
import { at, type Path } from './problem.ts'

/** Checks everything declared but the cases. */
export class DeclarationChecker extends ExprChecker {
  program(program: Program): void {
    const each = <T>(key: keyof Program, items: readonly T[], check: (item: T, path: Path) => void): void => {
      for (const [place, item] of items.entries()) check(item, at(null, key, place))
    }
    if (program.mainEntity !== null)
      this.declared('entity', this.names.entities.has(program.mainEntity), program.mainEntity, at(null, 'mainEntity'))
    each('entities', program.entities, (entity, path) => this.entity(entity, path))
    each('parameters', program.parameters, (parameter, path) => this.declaredParameter(parameter, path))
    each('questions', program.questions, (question, path) => this.question(question, path))
    each('tables', program.tables, (table, path) => this.decisionTable(table, path))
    each('rules', program.rules, (rule, path) => this.rule(rule, path))
    each('assertions', program.assertions, (assertion, path) => this.assertion(assertion, path))
    each('requirements', program.requirements, (assertion, path) => this.assertion(assertion, path))
    each('duties', program.duties, (duty, path) => {
      for (const [place, deadline] of duty.deadlines.entries()) this.deadline(deadline, at(path, 'deadlines', place))
    })
  }

  private declared(what: string, isDeclared: boolean, name: string, path: Path): void {
    if (!isDeclared) this.problems.report('program.undeclared', path, { what, name })
  }

  private chainOf(entity: string | null, path: Path): Chain {
    if (entity === null) return []
    this.declared('entity', this.names.entities.has(entity), entity, at(path, 'entity'))
    return [entity]
  }

  private entity({ fields, relations }: Entity, path: Path): void {
    for (const [place, field] of fields.entries()) this.field(field, at(path, 'fields', place))
    for (const [place, relation] of relations.entries()) {
      this.declared('entity', this.names.entities.has(relation.entity), relation.entity, at(path, 'relations', place, 'entity'))
    }
  }

  private field(field: Field, path: Path): void {
    checkType(field.type, this.names, at(path, 'type'), this.problems)
    checkNumeric(field.type, field.numeric, path, this.problems)
    if (field.default !== null) checkLiteral(field.type, field.default, this.names, at(path, 'default'), this.problems)
    this.bound(field, field.earliest, at(path, 'earliest'))
    this.bound(field, field.latest, at(path, 'latest'))
  }

  private bound(field: Field, bound: Expr | null, path: Path): void {
    if (!bound) return
    this.expr(bound, [], path)
    const isDay = field.type.kind === 'date' && bound.type.kind === 'date' && (bound.kind === 'literal' || bound.kind === 'baseDate')
    if (!isDay) this.problems.report('program.bound', path, {})
  }

  private declaredParameter(parameter: Parameter, path: Path): void {
    checkType(parameter.type, this.names, at(path, 'type'), this.problems)
    checkNumeric(parameter.type, parameter.numeric, path, this.problems)
    for (const [place, dated] of parameter.values.entries()) {
      const inside = at(path, 'values', place)
      this.value(dated.value, parameter.type, [], at(inside, 'value'))
      if (!isConstant(dated.value)) this.problems.report('program.constant', at(inside, 'value'), {})
      if (startOf(dated) > endOf(dated)) this.problems.report('program.period', inside, { problem: 'backwards' })
      const meets = parameter.values.slice(0, place).some((before) => startOf(dated) <= endOf(before) && startOf(before) <= endOf(dated))
      if (meets) this.problems.report('program.period', inside, { problem: 'overlap' })
    }
  }

  private question(question: Question, path: Path): void {
    const known = question.readings.some(({ name }) => name === question.default)
    this.declared('reading', known, question.default, at(path, 'default'))
  }

  private identifier(has: string, needs: string, path: Path): void {
    if (has !== needs) this.problems.report('program.identifier', at(path, 'id'), { has, needs })
  }

  private decisionTable(table: Table, path: Path): void {
    this.identifier(table.id, idOf(table), path)
    const chain = this.chainOf(table.entity, path)
    for (const [place, { subject, question }] of table.columns.entries()) {
      const inside = at(path, 'columns', place)
      if (subject) this.tabled(subject, chain, at(inside, 'subject'))
      if (question !== null) this.declared('question', this.names.questions.has(question), question, at(inside, 'question'))
      if ((subject === null) === (question === null))
        this.problems.report('program.parts', inside, { what: 'subject, question', needs: 'either' })
    }
    for (const [place, name] of table.results.entries()) this.tableResult(table, name, at(path, 'results', place))
    for (const place of table.rows.keys()) this.row(table, place, chain, at(path, 'rows', place))
  }

  private tableResult(table: Table, name: string, path: Path): void {
    const rule = this.names.rules.get(name)
    this.declared('rule', rule !== undefined, name, path)
    if (rule && rule.entity !== table.entity) this.problems.report('program.scope', path, { name, scope: 0 })
    if (rule && table.policy === 'sum' && rule.type.kind !== 'decimal')
      this.problems.report('program.type', path, { has: rule.type.kind, needs: '数' })
  }

  private row(table: Table, place: number, chain: Chain, path: Path): void {
    const row = table.rows[place] as Table['rows'][number]
    this.tabled(row.when, chain, at(path, 'when'))
    this.condition(row.when, chain, at(path, 'when'))
    const lists = [
      ['cells', row.cells.length, table.columns.length],
      ['labels', row.labels.length, table.columns.length],
      ['values', row.values.length, table.results.length],
    ] as const
    for (const [what, has, needs] of lists) if (has !== needs) this.problems.report('program.count', at(path, what), { what, has, needs })
    for (const [index, cell] of row.cells.entries()) this.condition(cell, chain, at(path, 'cells', index))
    for (const [index, value] of row.values.entries()) {
      const result = this.names.rules.get(table.results[index] ?? '')
      const inside = at(path, 'values', index)
      if (result) this.value(value, result.type, chain, inside)
      else this.expr(value, chain, inside)
      this.noTable(value, inside)
    }
  }

  private tabled(expr: Expr, chain: Chain, path: Path): void {
    this.expr(expr, chain, path)
    this.noTable(expr, path)
  }

  /** A table that read a table could come to read itself; only rules read tables. */
  private noTable(expr: Expr, path: Path): void {
    const inner = within(expr).find((e) => e.kind === 'table')
    if (inner) this.problems.report('program.order', path, { name: inner.table })
  }

  private rule(rule: Rule, path: Path): void {
    this.identifier(rule.id, idOf(rule), path)
    checkType(rule.type, this.names, at(path, 'type'), this.problems)
    checkNumeric(rule.type, rule.numeric, path, this.problems)
    const chain = this.chainOf(rule.entity, path)
    this.value(rule.body, rule.type, chain, at(path, 'body'))
    if (rule.rounding && rule.type.kind !== 'decimal')
      this.problems.report('program.type', at(path, 'rounding'), { has: rule.type.kind, needs: '数' })
    for (const [place, exception] of rule.exceptions.entries()) this.exception(rule, exception, chain, at(path, 'exceptions', place))
    for (const { name } of circularExceptions(rule.exceptions)) this.problems.report('program.circle', at(path, 'exceptions'), { name })
  }

  private exception(rule: Rule, { when, value, beats }: Exception, chain: Chain, path: Path): void {
    this.condition(when, chain, at(path, 'when'))
    this.value(value, rule.type, chain, at(path, 'value'))
    for (const [place, name] of beats.entries()) {
      this.declared(
        'exception',
        rule.exceptions.some((other) => other.name === name),
        name,
        at(path, 'beats', place),
      )
    }
  }

  private assertion({ entity, condition }: Assertion, path: Path): void {
    this.condition(condition, this.chainOf(entity, path), at(path, 'condition'))
  }

  private deadline(deadline: Deadline, path: Path): void {
    if (deadline.kind === 'window' && deadline.from > deadline.to) this.problems.report('program.period', path, { problem: 'backwards' })
    const unreadable = deadline.kind === 'within' && parseDuration(deadline.duration) === null
    if (unreadable) this.problems.report('program.literal', at(path, 'duration'), { value: deadline.duration, type: '时长' })
  }
}

/** `entity.name`, or the name alone at notice level. */
const idOf = ({ entity, name }: { readonly entity: string | null; readonly name: string }): string =>
  entity === null ? name : `${entity}.${name}`

const dayOf = (iso: string | null, open: number): number => (iso === null ? open : (parseDate(iso) ?? open))
const startOf = ({ from }: DatedValue): number => dayOf(from, Number.NEGATIVE_INFINITY)
const endOf = ({ to }: DatedValue): number => dayOf(to, Number.POSITIVE_INFINITY)
