import { formatDate } from '../../number/date.ts'
import type { EntityGuard, FieldGuard } from '../guards.ts'
import type { ModuleNames } from './moduleNames.ts'
import { cellText, decimalBounds } from './settings.ts'
import { comment, indented, quoted } from './text.ts'

/** What is known of an entity's fields, and the function that reads its records into cells. */
export function readerLines(guard: EntityGuard, names: ModuleNames): string[] {
  const entity = guard.entity.name
  const fields = names.fields(entity)
  const known = [...guard.fields.map(({ field }) => field.name), ...guard.relations.map(({ name }) => name)]
  return [
    ...comment([entity]),
    `const ${fields} = {`,
    `  $names: new Set([${known.map(quoted).join(', ')}]),`,
    ...indented(guard.fields.map((each) => `${names.field(entity, each.field.name)}: ${fieldText(each)},`)),
    '}',
    '',
    `function ${names.reader(entity)}(written, at, run) {`,
    `  const record = opened(written, ${fields}.$names, at, run)`,
    '  return {',
    ...indented(
      guard.fields.flatMap((each) => cellLines(guard, each, names)),
      '    ',
    ),
    ...indented(
      guard.relations.map((relation) => relationLine(guard, relation, names)),
      '    ',
    ),
    '  }',
    '}',
    '',
  ]
}

function cellLines(
  { entity: { name: entity } }: EntityGuard,
  { field, required, default: stated }: FieldGuard,
  names: ModuleNames,
): string[] {
  const property = names.field(entity, field.name)
  const cell = `${property}: ${readers[field.type.kind]}(record, ${names.fields(entity)}.${property}, at, run),`
  const given = `${names.given(entity, field.name)}: own(record, ${quoted(field.name)}) !== undefined,`
  return required || stated !== null ? [cell] : [cell, given]
}

function relationLine({ entity, elements }: EntityGuard, relation: EntityGuard['relations'][number], names: ModuleNames): string {
  const property = names.relation(entity.name, relation.name)
  return `${property}: readElements(record, ${quoted(relation.name)}, ${elements}, ${names.reader(relation.entity)}, at, run),`
}

const readers: Readonly<Record<FieldGuard['field']['type']['kind'], string>> = {
  boolean: 'readFlag',
  decimal: 'readDecimal',
  date: 'readDate',
  instant: 'readInstant',
  duration: 'readDuration',
  text: 'readText',
  identity: 'readIdentity',
  enum: 'readMember',
}

function fieldText(guard: FieldGuard): string {
  const { field, node, required, filler } = guard
  const rest = [...(required ? ['required: true'] : []), `filler: ${cellText(filler, node)}`]
  const call = (name: string, parts: readonly string[]) => `${name}(${quoted(field.name)}, { ${[...parts, ...rest].join(', ')} })`
  switch (field.type.kind) {
    case 'decimal':
      return call('decimalField', decimalParts(guard))
    case 'date':
      return call('dateField', [...dayPart('earliest', guard.low), ...dayPart('latest', guard.high)])
    case 'duration':
      return call('plainField', [`unit: ${quoted(field.type.unit)}`, `most: ${guard.limits?.high}`])
    case 'enum':
      return call('memberField', [`members: [${guard.members.map(quoted).join(', ')}]`])
    default:
      return call('plainField', [])
  }
}

function decimalParts({ field: { numeric }, scale, limits }: FieldGuard): string[] {
  const stated = (name: string, bound: string | null | undefined) => (bound == null ? [] : [`${name}: ${quoted(bound)}`])
  const bounds = limits === null ? [] : [decimalBounds(scale, limits)]
  return [...stated('minimum', numeric?.minimum), ...stated('maximum', numeric?.maximum), ...bounds]
}

const dayPart = (name: string, bound: FieldGuard['low']): string[] =>
  bound === null ? [] : [`${name}: ${quoted(bound === 'baseDate' ? bound : formatDate(Number(bound)))}`]
