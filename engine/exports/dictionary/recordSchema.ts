import type { Program } from '../../program/program.ts'
import type { Limits } from '../../steps/cells.ts'
import { type EntityGuard, guardsOf } from '../guards.ts'
import { fieldSchema } from './fieldSchema.ts'
import { type Json, object } from './schemaText.ts'

export const dialect = 'https://json-schema.org/draft/2020-12/schema'

/** The records of an entity that an export takes, those of its relations included. */
export function recordSchema(program: Program, entity: string, limits: Limits): Json {
  const guards = guardsOf(program, entity, limits)
  const names = [...guards.keys()]
  const refer = (name: string) => object(['$ref', `#/$defs/${names.indexOf(name) + 1}`])
  return object(
    ['$schema', dialect],
    ['title', entity],
    ['description', `${program.header.name} 的一条记录 · a record for the notice`],
    ['$ref', '#/$defs/1'],
    ['$defs', new Map([...guards.values()].map((guard, index) => [String(index + 1), entitySchema(guard, refer)]))],
  )
}

function entitySchema({ entity, fields, relations, elements }: EntityGuard, refer: (entity: string) => Json): Json {
  const lists = relations.map(({ name, entity: of }): [string, Json] => [
    name,
    object(
      ['title', name],
      ['description', `多条${of}；可以不填，不填即没有 · a list of ${of}; where absent, there are none`],
      ['type', ['array', 'null']],
      ['items', refer(of)],
      ['maxItems', Number(elements)],
    ),
  ])
  const required = fields.filter((guard) => guard.required).map(({ field }) => field.name)
  return object(
    ['title', entity.name],
    ['type', 'object'],
    ['properties', new Map<string, Json>([...fields.map((guard): [string, Json] => [guard.field.name, fieldSchema(guard)]), ...lists])],
    ['required', required.length > 0 ? required : undefined],
    ['additionalProperties', false],
  )
}
