import type { Wanted } from '../batch/builder.ts'
import type { Plan } from './plan.ts'
import { type FieldUse, fieldsRead } from './reads.ts'

/** What of the people has to be read for a plan: the fields that either program reads, and those that people are grouped by. */
export function wantedColumns({ pair, entity, wanted, dimensions }: Plan): Wanted {
  const uses: FieldUse[] = [
    ...fieldsRead(pair.baseline.program, entity, wanted.baseline),
    ...fieldsRead(pair.scenario.program, entity, wanted.scenario),
    ...dimensions.flatMap(({ by }) => (by.kind === 'field' ? [{ entity, field: by.field, relation: false }] : [])),
  ]
  const has = (relation: boolean) => new Set(uses.filter((use) => use.relation === relation).map((use) => key(use.entity, use.field)))
  const [fields, relations] = [has(false), has(true)]
  return {
    field: (of, field) => fields.has(key(of, field)),
    relation: (of, relation) => relations.has(key(of, relation)),
  }
}

const key = (entity: string, name: string): string => `${entity}\n${name}`
