import { partsOf } from '../../../engine/program/map.ts'
import type { Expr, Program } from '../../../engine/program/program.ts'

/** An expression and everything in it. */
export function within(expr: Expr): Expr[] {
  return [expr, ...partsOf(expr).flatMap(within)]
}

/** Every expression of a program, with those in them. */
export function everyExpr(program: Program): Expr[] {
  const bounds = program.entities.flatMap(({ fields }) => fields.flatMap((field) => [field.earliest, field.latest]))
  const tables = program.tables.flatMap(({ columns, rows }) => [
    ...columns.map(({ subject }) => subject),
    ...rows.flatMap((row) => [row.when, ...row.cells, ...row.values]),
  ])
  const rules = program.rules.flatMap(({ body, exceptions }) => [body, ...exceptions.flatMap((e) => [e.when, e.value])])
  const rest = [...program.assertions, ...program.requirements].map(({ condition }) => condition)
  const parameters = program.parameters.flatMap(({ values }) => values.map(({ value }) => value))
  return [...bounds, ...tables, ...rules, ...rest, ...parameters].filter((expr) => expr !== null).flatMap(within)
}
