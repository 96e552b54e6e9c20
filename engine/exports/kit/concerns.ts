import { partsOf } from '../../program/map.ts'
import type { Expr, Program } from '../../program/program.ts'
import { columnExprs, readsIn, ruleExprs, withAllRead } from '../../program/reads.ts'
import type { KitSettings } from './kit.ts'

/** The settings on which an entity's own results and assertions may rest; those of the notice itself count for the main entity. */
export interface Concerns {
  readonly questions: ReadonlySet<string>
  readonly parameters: ReadonlySet<string>
}

export function concernsOf(program: Program, entity: string | null): Concerns {
  const own = (it: { readonly entity: string | null }) => it.entity === entity || (entity === program.mainEntity && it.entity === null)
  const assertions = program.assertions.filter(own).map(({ condition }) => condition)
  const ids = [...program.rules.filter(own).map(({ id }) => id), ...readsIn(assertions).rules]
  const read = withAllRead(program, ids)
  const tops = [
    ...assertions,
    ...program.rules.filter(({ id }) => read.has(id)).flatMap((rule) => [...ruleExprs(rule), ...ofTable(program, rule.body)]),
  ]
  return reached(program, tops)
}

function ofTable({ tables }: Program, body: Expr): Expr[] {
  const table = body.kind === 'table' ? tables.find(({ id }) => id === body.table) : undefined
  return table && body.kind === 'table' ? columnExprs(table, body.column) : []
}

/** The questions asked in expressions and the parameters read, those in values of parameters included. */
function reached(program: Program, tops: readonly Expr[]): Concerns {
  const [questions, parameters] = [new Set<string>(), new Set<string>()]
  const visit = (expr: Expr): void => {
    if (expr.kind === 'reading') questions.add(expr.question)
    if (expr.kind === 'parameter' && !parameters.has(expr.parameter)) {
      parameters.add(expr.parameter)
      for (const { value } of program.parameters.find(({ name }) => name === expr.parameter)?.values ?? []) visit(value)
    }
    partsOf(expr).forEach(visit)
  }
  tops.forEach(visit)
  return { questions, parameters }
}

/** Whether settings could change anything of the entity. Any may rest on the base date: bounds of fields do, and parameters. */
export function isConcerned({ questions, parameters }: Concerns, { baseDate, readings, parameters: changed }: KitSettings): boolean {
  return (
    baseDate !== null ||
    Object.keys(readings).some((name) => questions.has(name)) ||
    changed.some(({ parameter }) => parameters.has(parameter))
  )
}
