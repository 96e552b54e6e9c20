import { closest } from '../../../grammar/suggest.ts'
import type { Path } from '../../program/validate/problem.ts'
import type { FieldSchema, Schema } from '../../records/schema.ts'
import { plainName } from '../../records/schema.ts'
import type { ModelProblems } from './problem.ts'

/** What stands before a place of a model: fields that are drawn already, of the record and of those that hold it. */
export interface Scope {
  readonly schema: Schema
  readonly drawn: Set<string>
  readonly outer: Scope | null
}

export interface Found {
  readonly field: FieldSchema
  readonly scope: number
}

/** The drawn field that a condition names: the innermost of that name. */
export function drawnField(scope: Scope, written: string, path: Path, problems: ModelProblems): Found | null {
  let [depth, declared] = [0, false]
  for (let at: Scope | null = scope; at; at = at.outer, depth++) {
    const field = at.schema.fields.get(plainName(at.schema, written))
    if (field && at.drawn.has(field.name)) return { field, scope: depth }
    declared ||= field !== undefined
  }
  return declared ? problems.report('population.notEarlier', path, { field: written }) : unknownField(scope.schema, written, path, problems)
}

export function unknownField(schema: Schema, written: string, path: Path, problems: ModelProblems): null {
  const names = [...schema.fields.keys(), ...schema.relations.keys()]
  return problems.report('population.fieldUnknown', path, {
    field: written,
    entity: schema.entity,
    close: closest(written, names) ?? null,
  })
}
