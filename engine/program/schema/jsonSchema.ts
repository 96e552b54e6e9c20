import { programVersion } from '../program.ts'
import { definitions } from './definitions.ts'
import type { FieldShape, Format, ObjectShape, Shape } from './shape.ts'

/** A JSON Schema, as JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The address by which the schema is known; it is a name, nothing is fetched from it. */
export const schemaId = `urn:tiaoli:program:${programVersion}`

/**
 * The JSON Schema (draft 2020-12) of programs of this version. What no schema can say (every name is declared, operands
 * fit, rules are in order) is left to `validateProgram`.
 */
export function programSchema(): JsonSchema {
  const entries = Object.entries(definitions).map(([name, shape]) => [name, schemaOf(shape)] as const)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: schemaId,
    title: `Tiaoli program, version ${programVersion}`,
    description: 'A policy notice compiled to plain data: typed, with the scale and range of every number, in dependency order.',
    $ref: '#/$defs/Program',
    $defs: Object.fromEntries(entries),
  }
}

function schemaOf(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return { type: 'string', ...(shape.format ? patterns[shape.format] : {}) }
    case 'boolean':
      return { type: 'boolean' }
    case 'whole':
      return { type: 'integer', minimum: shape.minimum, ...(shape.maximum < Number.MAX_SAFE_INTEGER ? { maximum: shape.maximum } : {}) }
    case 'one of':
      return shape.values.length === 1 ? { const: shape.values[0] } : { enum: shape.values }
    case 'nullable':
      return { anyOf: [schemaOf(shape.of), { type: 'null' }] }
    case 'list':
      return { type: 'array', items: schemaOf(shape.of) }
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(shape.of) }
    case 'object':
      return objectSchema(shape)
    case 'tagged':
      return { description: shape.doc, type: 'object', required: ['kind'], oneOf: Object.values(shape.members).map(objectSchema) }
    case 'either':
      return { anyOf: shape.of.map(schemaOf) }
    case 'reference':
      return { $ref: `#/$defs/${shape.name}` }
  }
}

const patterns: Readonly<Record<Format, JsonSchema>> = {
  decimal: { pattern: '^-?[0-9]+(\\.[0-9]+)?$' },
  date: { pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' },
}

function objectSchema({ doc, fields }: ObjectShape): JsonSchema {
  const entries: [string, FieldShape][] = Object.entries(fields)
  return {
    description: doc,
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, { shape }]) => [name, schemaOf(shape)])),
    required: entries.flatMap(([name, field]) => (field.optional ? [] : [name])),
    additionalProperties: false,
  }
}
