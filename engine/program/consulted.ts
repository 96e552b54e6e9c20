import { partsOf } from './map.ts'
import type { DatedValue, Expr, Parameter, Program } from './program.ts'
import { columnExprs, ruleExprs } from './reads.ts'

/** What the results, assertions and fields of a program may come to consult, whatever a record holds. */
export interface Consulted {
  readonly values: ReadonlySet<DatedValue>
  readonly questions: ReadonlySet<string>
  readonly baseDate: boolean
}

/** The values of parameters that may be read, and through them others: one of a year that nothing asks for is not among them. */
export function consultedIn(program: Program): Consulted {
  const parameters = new Map(program.parameters.map((parameter) => [parameter.name, parameter]))
  const [values, questions] = [new Set<DatedValue>(), new Set<string>()]
  let baseDate = false
  const visit = (expr: Expr): void => {
    if (expr.kind === 'baseDate') baseDate = true
    if (expr.kind === 'reading') questions.add(expr.question)
    if (expr.kind === 'parameter') read(parameters.get(expr.parameter), expr.at)
    partsOf(expr).forEach(visit)
  }
  const read = (parameter: Parameter | undefined, at: Expr | null): void => {
    for (const value of parameter?.values ?? []) {
      if (values.has(value) || !mayBeRead(value, at, program.header.baseDate)) continue
      values.add(value)
      visit(value.value)
    }
  }
  rootsOf(program).forEach(visit)
  return { values, questions, baseDate }
}

function rootsOf({ rules, tables, assertions, requirements, entities }: Program): Expr[] {
  const bounds = entities.flatMap(({ fields }) => fields.flatMap(({ earliest, latest }) => [earliest, latest]))
  return [
    ...rules.flatMap(ruleExprs),
    ...tables.flatMap((table) => table.results.flatMap((_, column) => columnExprs(table, column))),
    ...[...assertions, ...requirements].map(({ condition }) => condition),
    ...bounds.flatMap((bound) => bound ?? []),
  ]
}

/** Whether a value lies in what is asked for: a day, a year of which it has a part, or what only a record knows. */
function mayBeRead({ from, to }: DatedValue, at: Expr | null, baseDate: string): boolean {
  const asked = daysAsked(at, baseDate)
  return asked === null || ((from === null || from <= asked.last) && (to === null || to >= asked.first))
}

/** ISO days compare as texts. Null where they are not known before a record is. */
function daysAsked(at: Expr | null, baseDate: string): { readonly first: string; readonly last: string } | null {
  if (at === null || at.kind === 'baseDate') return { first: baseDate, last: baseDate }
  if (at.kind !== 'literal' || typeof at.value !== 'string') return null
  if (at.type.kind === 'date') return { first: at.value, last: at.value }
  const year = at.value.padStart(4, '0')
  return { first: `${year}-01-01`, last: `${year}-12-31` }
}
