import type * as ast from '../../../grammar/ast.ts'
import type { TableSymbol } from '../../names/symbols.ts'
import { ruleId } from '../../names/symbols.ts'
import type { Column, Expr, Row, Table } from '../program.ts'
import type { Context, Frame, Lowered } from './context.ts'
import { readingTest } from './name.ts'
import { join, not, truth } from './operation.ts'
import { provenanceOf } from './provenance.ts'
import { resultValue, type Target } from './rule.ts'
import { condition, type Others } from './test.ts'

type Declaration = TableSymbol['declaration']

/** A table's columns and conditions, read once; its results are rules that read their column of it. */
export function lowerTable(context: Context, symbol: TableSymbol, targets: readonly (Target | null)[]): Table | null {
  const { declaration, entity } = symbol
  const frame: Frame = { entity, relations: [] }
  // A table without results was reported where it was parsed.
  if (declaration.results.length === 0) return null
  const columns = declaration.columns.map((column) => lowerColumn(context, frame, column))
  const rows = declaration.rows.map((row, index) => lowerRow(context, frame, symbol, row, index, columns, targets))
  const results = declaration.results.map((result) => ruleId(entity, result.name.text))
  if (declaration.incomplete || rows.includes(null)) context.incomplete.add(symbol.id)
  const { id, name } = symbol
  return {
    id,
    name,
    entity,
    policy: declaration.policy,
    columns,
    results,
    rows: rows.filter((row) => row !== null),
    clause: declaration.clause,
    span: declaration.headSpan,
  }
}

function lowerColumn(context: Context, frame: Frame, column: ast.Column): Column {
  const { label, span } = column
  if (!column.question) return { label, subject: column.subject && context.lower(frame, column.subject), question: null, span }
  const question = context.scope.questions.get(column.question.text)
  if (question) context.used.push(question.name)
  else context.unknownName(column.question, context.scope.questions.keys())
  return { label, subject: null, question: question?.name ?? null, span }
}

function lowerRow(
  context: Context,
  frame: Frame,
  symbol: TableSymbol,
  row: ast.Row,
  index: number,
  columns: readonly Column[],
  targets: readonly (Target | null)[],
): Row | null {
  const { declaration } = symbol
  const cells = columns.map((column, at) => cell(context, frame, column, row.tests[at], () => othersOf(declaration, row, at)))
  const values = row.values.map((value, at) => ((target) => target && resultValue(context, target, value))(targets[at] ?? null))
  const tests = cells.filter((c) => c !== null)
  const results = values.filter((v) => v !== null)
  if (tests.length < cells.length || results.length < values.length) return null
  const asking = tests.filter((c) => !(c.kind === 'literal' && c.value === true))
  const when = asking.length > 0 ? join('and', asking, row.span) : truth(true, row.span)
  const provenance = provenanceOf([...declaration.provenance, ...row.provenance], declaration.clause)
  return { id: `${symbol.id}#${index + 1}`, when, cells: tests, labels: row.labels, values: results, provenance, span: row.span }
}

/** The tests of a column's other rows: what 其它 excludes. */
const othersOf = (declaration: Declaration, row: ast.Row, at: number): ast.Test[] =>
  declaration.rows.flatMap((other) => (other === row ? [] : (other.tests[at] ?? [])))

function cell(context: Context, frame: Frame, column: Column, test: ast.Test | undefined, others: Others): Lowered {
  if (!test) return null
  if (column.subject) return condition(context, frame, column.subject, test, others)
  return column.question === null ? null : readingCell(context, column.question, test, others)
}

/** A cell under 疑义: one or more of its readings. */
function readingCell(context: Context, question: string, test: ast.Test, others: Others): Lowered {
  if (test.kind === 'any') return truth(true, test.span)
  if (test.kind === 'other') {
    const named = others().filter((t) => t.kind === 'value' || t.kind === 'list')
    if (named.length === 0) return context.report('table.otherAlone', test.span, {})
    const tests = named.flatMap((t) => (t.kind === 'list' ? t.tests : [t]))
    const united = readings(context, question, tests, test)
    return united && not(united, test.span)
  }
  if (test.kind === 'not') return ((inner) => inner && not(inner, test.span))(readingCell(context, question, test.test, others))
  return readings(context, question, test.kind === 'list' ? test.tests : [test], test)
}

function readings(context: Context, question: string, tests: readonly ast.Test[], whole: ast.Test): Lowered {
  const conditions: Expr[] = []
  for (const test of tests) {
    if (test.kind !== 'value' || test.value.kind !== 'name')
      return context.report('syntax.unexpected', test.span, { found: '', expected: '读法' })
    const asked = readingTest(context, {
      kind: 'reading',
      question: { text: question, span: test.span },
      reading: test.value.name,
      span: test.span,
    })
    if (!asked) return null
    conditions.push(asked)
  }
  return join('or', conditions, whole.span)
}
