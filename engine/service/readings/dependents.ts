import type { Span } from '../../../grammar/source.ts'
import { coverables } from '../../program/coverables.ts'
import { partsOf } from '../../program/map.ts'
import type { Expr, Program, Rule } from '../../program/program.ts'

/** A row, case or exception that applies under a reading. */
export interface Dependent {
  /** As coverage names it: 表 财政补助分担 第 5 行. */
  readonly label: string
  readonly span: Span
}

/** Rows, cases, exceptions and assertions that ask for a reading of a question. */
export function dependentsOf(program: Program, question: string, reading: string): Dependent[] {
  const asks = (expr: Expr): boolean =>
    expr.kind === 'reading' ? expr.question === question && expr.reading === reading : partsOf(expr).some(asks)
  const asking = new Set([
    ...program.tables.flatMap((table) => table.rows.filter((row) => asks(row.when) || row.values.some(asks)).map((row) => row.id)),
    ...program.rules.flatMap((rule) => partIds(rule, asks)),
  ])
  const whole = program.rules
    .filter((rule) => rule.body.kind !== 'choice' && asks(rule.body))
    .map(({ name, span }) => ({ label: `计算 ${name}`, span }))
  const asserted = program.assertions.filter(({ condition }) => asks(condition)).map(({ name, span }) => ({ label: `断言 ${name}`, span }))
  const listed = coverables(program).filter(({ id }) => asking.has(id))
  return [...listed.map(({ label, span }) => ({ label, span })), ...whole, ...asserted]
}

function partIds({ body, exceptions }: Rule, asks: (expr: Expr) => boolean): string[] {
  const branches = body.kind === 'choice' ? body.branches.filter((b) => asks(b.when) || asks(b.value)).map((b) => b.id) : []
  return [...branches, ...exceptions.filter((e) => asks(e.when) || asks(e.value)).map((e) => e.id)]
}
