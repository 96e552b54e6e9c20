import { parseDate } from '../../number/date.ts'
import { parseDecimal } from '../../number/decimal.ts'
import { type DefinitionName, definitions } from '../schema/definitions.ts'
import type { Format, ObjectShape, Shape } from '../schema/shape.ts'
import { at, type Path, type Problems } from './problem.ts'

/** Deeper than any notice compiles to; readers of a program may recurse this far. */
const deepest = 3000

interface Place {
  readonly value: unknown
  readonly shape: Shape
  readonly path: Path
  readonly depth: number
}

/** Whether a value has the shape, all the way down; what does not is reported. Iterative: any depth is safe. */
export function checkShape(value: unknown, shape: Shape, problems: Problems): boolean {
  const before = problems.found.length
  const open: Place[] = [{ value, shape, path: null, depth: 0 }]
  for (let place = open.pop(); place; place = open.pop()) {
    if (place.depth > deepest) {
      problems.report('program.tooDeep', null, { limit: deepest })
      return false
    }
    for (const part of parts(place, problems).reverse()) open.push(part)
  }
  return problems.found.length === before
}

/** Checks a value itself, and gives the parts of it that are still to be checked. */
function parts(place: Place, problems: Problems): Place[] {
  const { value, shape } = place
  if (!startsAs(shape, value)) return mismatch(place, problems)
  switch (shape.kind) {
    case 'object':
      return fieldsOf(place, value as JsonObject, shape, problems)
    case 'tagged':
      return taggedParts(place, value as JsonObject, shape, problems)
    case 'map':
      return Object.entries(value as JsonObject).map(([key, each]) => inside(place, each, shape.of, key))
    case 'list':
      return (value as readonly unknown[]).map((each, index) => inside(place, each, shape.of, index))
    case 'nullable':
      return value === null ? [] : [{ ...place, shape: shape.of }]
    case 'reference':
      return [{ ...place, shape: definitions[shape.name as DefinitionName] }]
    case 'either':
      return [{ ...place, shape: shape.of.find((each) => startsAs(each, value)) as Shape }]
    default:
      return []
  }
}

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

const inside = ({ path, depth }: Place, value: unknown, shape: Shape, key: string | number): Place => ({
  value,
  shape,
  path: at(path, key),
  depth: depth + 1,
})

function fieldsOf(place: Place, value: JsonObject, { fields }: ObjectShape, problems: Problems): Place[] {
  for (const field of Object.keys(value)) {
    if (!Object.hasOwn(fields, field)) problems.report('program.fieldUnknown', at(place.path, field), { field })
  }
  return Object.entries(fields).flatMap(([field, { shape, optional }]) => {
    if (Object.hasOwn(value, field)) return [inside(place, value[field], shape, field)]
    if (!optional) problems.report('program.fieldMissing', place.path, { field })
    return []
  })
}

function taggedParts(place: Place, value: JsonObject, shape: Extract<Shape, { kind: 'tagged' }>, problems: Problems): Place[] {
  const kind = Object.hasOwn(value, 'kind') ? value.kind : undefined
  const member = typeof kind === 'string' && Object.hasOwn(shape.members, kind) ? shape.members[kind] : undefined
  if (member) return [{ ...place, shape: member }]
  const kinds: Shape = { kind: 'one of', values: Object.keys(shape.members) }
  return mismatch({ value: kind, shape: kinds, path: at(place.path, 'kind') }, problems)
}

/** Whether a value is what the shape starts as; what is inside it is not looked at. */
function startsAs(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' && (shape.format === null || formats[shape.format](value))
    case 'boolean':
      return typeof value === 'boolean'
    case 'whole':
      return Number.isSafeInteger(value) && (value as number) >= shape.minimum && (value as number) <= shape.maximum
    case 'one of':
      return (shape.values as readonly unknown[]).includes(value)
    case 'list':
      return Array.isArray(value)
    case 'map':
    case 'object':
    case 'tagged':
      return isObject(value)
    case 'nullable':
      return value === null || startsAs(shape.of, value)
    case 'either':
      return shape.of.some((each) => startsAs(each, value))
    case 'reference':
      return startsAs(definitions[shape.name as DefinitionName], value)
  }
}

const formats: Readonly<Record<Format, (text: string) => boolean>> = {
  decimal: (text) => /^-?\d+(\.\d+)?$/.test(text) && parseDecimal(text) !== null,
  date: (text) => parseDate(text) !== null,
}

function mismatch({ value, shape, path }: Pick<Place, 'value' | 'shape' | 'path'>, problems: Problems): [] {
  problems.report('program.shape', path, { found: shown(value), expected: expected(shape) })
  return []
}

function shown(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'object' && value !== null) return 'object'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

const examples: Readonly<Record<Format, string>> = { decimal: '27.5', date: '2021-01-01' }

/** In the words of JSON, which both languages share. */
function expected(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return shape.format ? `string (${examples[shape.format]})` : 'string'
    case 'boolean':
      return 'boolean'
    case 'whole':
      return 'integer'
    case 'one of':
      return shape.values.map((value) => JSON.stringify(value)).join(' / ')
    case 'list':
      return 'array'
    case 'nullable':
      return `${expected(shape.of)} / null`
    case 'either':
      return shape.of.map(expected).join(' / ')
    case 'reference':
      return expected(definitions[shape.name as DefinitionName])
    case 'map':
    case 'object':
    case 'tagged':
      return 'object'
  }
}
