import { partsOf } from '../map.ts'
import type { Entity, Enumeration, Exception, Expr, Field, Parameter, Program, Question, Relation, Rule, Table } from '../program.ts'
import { at, type Path, type Problems } from './problem.ts'

/** What a program declares, by name or id; of what is declared twice, the first. */
export interface Names {
  readonly enumerations: ReadonlyMap<string, Enumeration>
  readonly entities: ReadonlyMap<string, Entity>
  /** By entity, then name. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, Field>>
  readonly relations: ReadonlyMap<string, ReadonlyMap<string, Relation>>
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly questions: ReadonlyMap<string, Question>
  readonly tables: ReadonlyMap<string, Table>
  readonly rules: ReadonlyMap<string, Rule>
}

type Key = 'name' | 'id'

/** Gathers what is declared; names and ids that occur twice are reported. */
export function namesOf(program: Program, problems: Problems): Names {
  const index = <T extends { readonly [K in Key]?: string }>(
    what: string,
    items: readonly T[],
    key: Key,
    path: Path,
  ): ReadonlyMap<string, T> => {
    const byName = new Map<string, T>()
    for (const [place, item] of items.entries()) {
      const name = item[key] as string
      if (byName.has(name)) problems.report('program.repeated', at(path, place, key), { what, name })
      else byName.set(name, item)
    }
    return byName
  }
  const whole = (key: keyof Program): Path => at(null, key)
  const members = <T extends Field | Relation>(pick: (entity: Entity) => readonly T[]) =>
    new Map(program.entities.map((entity) => [entity.name, new Map(pick(entity).map((member) => [member.name, member]))]))
  for (const [place, entity] of program.entities.entries())
    index('field', [...entity.fields, ...entity.relations], 'name', at(null, 'entities', place, 'fields'))
  for (const [place, { readings }] of program.questions.entries())
    index('reading', readings, 'name', at(null, 'questions', place, 'readings'))
  for (const [place, { exceptions }] of program.rules.entries())
    index('exception', exceptions, 'name', at(null, 'rules', place, 'exceptions'))
  index('assertion', program.assertions, 'id', whole('assertions'))
  index('requirement', program.requirements, 'id', whole('requirements'))
  checkFiring(program, problems)
  return {
    enumerations: index('enumeration', program.enumerations, 'name', whole('enumerations')),
    entities: index('entity', program.entities, 'name', whole('entities')),
    fields: members((entity) => entity.fields),
    relations: members((entity) => entity.relations),
    parameters: index('parameter', program.parameters, 'name', whole('parameters')),
    questions: index('question', program.questions, 'name', whole('questions')),
    tables: index('table', program.tables, 'id', whole('tables')),
    rules: index('rule', program.rules, 'id', whole('rules')),
  }
}

/** What can fire (rows, branches, bands, exceptions) is told apart by its id alone. */
function checkFiring(program: Program, problems: Problems): void {
  const seen = new Set<string>()
  const meet = (id: string, path: Path): void => {
    if (seen.has(id)) problems.report('program.repeated', at(path, 'id'), { what: 'id', name: id })
    seen.add(id)
  }
  const walk = (expr: Expr, path: Path): void => {
    const items = expr.kind === 'choice' ? expr.branches : expr.kind === 'progressive' ? expr.bands : []
    for (const [place, { id }] of items.entries()) meet(id, at(path, expr.kind === 'choice' ? 'branches' : 'bands', place))
    for (const part of partsOf(expr)) walk(part, path)
  }
  for (const [t, { rows }] of program.tables.entries()) for (const [r, { id }] of rows.entries()) meet(id, at(null, 'tables', t, 'rows', r))
  for (const [r, rule] of program.rules.entries()) {
    walk(rule.body, at(null, 'rules', r, 'body'))
    for (const [e, exception] of rule.exceptions.entries()) meet(exception.id, at(null, 'rules', r, 'exceptions', e))
  }
}

/** The exceptions that come to override themselves. */
export function circularExceptions(exceptions: readonly Exception[]): Exception[] {
  const byName = new Map(exceptions.map((exception) => [exception.name, exception]))
  const reaches = (from: Exception, goal: string, seen: Set<string>): boolean =>
    from.beats.some((name) => {
      if (name === goal) return true
      const next = seen.has(name) ? undefined : byName.get(name)
      seen.add(name)
      return next !== undefined && reaches(next, goal, seen)
    })
  return exceptions.filter((exception) => reaches(exception, exception.name, new Set()))
}
