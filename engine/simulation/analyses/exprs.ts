import { partsOf } from '../../program/map.ts'
import type { Expr, Program } from '../../program/program.ts'
import { ruleExprs } from '../../program/reads.ts'

/** Every expression of a program, parts included, as it stands: rules, tables, assertions, values of parameters. */
function* allExprs(program: Program): Generator<Expr> {
  const tops = [
    ...program.rules.flatMap(ruleExprs),
    ...program.tables.flatMap(({ columns, rows }) => [
      ...columns.flatMap(({ subject }) => subject ?? []),
      ...rows.flatMap(({ when, values }) => [when, ...values]),
    ]),
    ...program.assertions.map(({ condition }) => condition),
  ]
  for (const top of tops) yield* withParts(top)
}

function* withParts(expr: Expr): Generator<Expr> {
  yield expr
  for (const part of partsOf(expr)) yield* withParts(part)
}

/** The parameters that a program's expressions read, and those that their values are made of. */
export function parametersRead(program: Program): ReadonlySet<string> {
  const named = (exprs: Iterable<Expr>) => [...exprs].flatMap((expr) => (expr.kind === 'parameter' ? [expr.parameter] : []))
  const all = new Set(named(allExprs(program)))
  for (const name of all) {
    const values = program.parameters.find((each) => each.name === name)?.values ?? []
    for (const read of values.flatMap(({ value }) => named(withParts(value)))) all.add(read)
  }
  return all
}

/** The questions on whose readings a program's expressions rest, those in values of parameters included. */
export function questionsRead(program: Program): ReadonlySet<string> {
  const read = parametersRead(program)
  const values = program.parameters.filter(({ name }) => read.has(name)).flatMap((each) => each.values)
  const exprs = [...allExprs(program), ...values.flatMap(({ value }) => [...withParts(value)])]
  return new Set(exprs.flatMap((expr) => (expr.kind === 'reading' ? [expr.question] : [])))
}
