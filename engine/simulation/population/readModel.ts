import { closest } from '../../../grammar/suggest.ts'
import { parseDate } from '../../number/date.ts'
import { decimal } from '../../number/decimal.ts'
import type { Program } from '../../program/program.ts'
import { parseJson } from '../../records/json.ts'
import { type FieldSchema, plainName, type Schema, schemaOf } from '../../records/schema.ts'
import type { FieldModel, Part, PopulationModel, RelationModel } from './model.ts'
import { ModelProblems, type PopulationProblem } from './problem.ts'
import { casesKeys, readCases, readProvenance } from './readCases.ts'
import { whole } from './readDistribution.ts'
import { type Given, needed, type Place, readList, readObject, readWords, refuseKeys } from './readObject.ts'
import { readShare } from './readShare.ts'
import { type Scope, unknownField } from './scope.ts'

/**
 * Reads the text of a population.json against the notice that it is for; the model is null where anything is wrong with
 * it, and then the problems say what and where.
 */
export function readPopulationModel(
  text: string,
  program: Program,
): { readonly model: PopulationModel | null; readonly problems: readonly PopulationProblem[] } {
  const problems = new ModelProblems()
  const { value, refusals } = parseJson(text)
  for (const refusal of refusals) {
    if (refusal.code === 'record.notJson') problems.report('population.notJson', null, { position: Number(refusal.values.position) })
    else problems.refused(refusal, null)
  }
  const model = refusals.length > 0 ? null : readModel({ value, path: null }, program, problems)
  return { model: problems.found.length === 0 ? model : null, problems: problems.found }
}

function readModel(place: Place, program: Program, problems: ModelProblems): PopulationModel | null {
  const given = readObject(place, ['title', 'note', 'entity', 'parts'], problems)
  if (!given) return null
  const words = (key: 'title' | 'note' | 'entity') => {
    const written = needed(given, key, place.path, problems)
    return written && readWords(written, problems)
  }
  const [title, note, entity] = [words('title'), words('note'), words('entity')]
  const schema = entity === null ? null : entitySchema(entity, given, program, problems)
  const list = needed(given, 'parts', place.path, problems)
  const parts = schema && list && readParts(list, { schema, drawn: new Set(), outer: null }, problems)
  return title !== null && note !== null && schema && parts ? { synthetic: true, title, note, entity: schema.entity, parts } : null
}

function entitySchema(name: string, given: Given, program: Program, problems: ModelProblems): Schema | null {
  const baseDate = parseDate(program.header.baseDate) as number
  const names = program.entities.map((each) => each.name)
  return (
    schemaOf(program, name, baseDate) ??
    problems.report('population.entityUnknown', given.get('entity')?.path ?? null, { name, close: closest(name, names) ?? null })
  )
}

function readParts(place: Place, scope: Scope, problems: ModelProblems): readonly Part[] | null {
  const seen = new Set<string>()
  const parts = readList(place, problems)?.map((element) => readPart(element, scope, seen, problems))
  const { schema } = scope
  for (const { name, required } of schema.fields.values()) {
    if (required && !seen.has(name)) problems.report('population.fieldMissing', place.path, { field: name, entity: schema.entity })
  }
  return whole(parts)
}

const fieldKeys = ['field', 'missing', ...casesKeys] as const
const relationKeys = ['relation', 'count', 'parts'] as const

function readPart(place: Place, scope: Scope, seen: Set<string>, problems: ModelProblems): Part | null {
  const given = readObject(place, [...fieldKeys, ...relationKeys], problems)
  if (!given) return null
  const kind = given.has('relation') ? 'relation' : 'field'
  const written = needed(given, kind, place.path, problems)
  const text = written && readWords(written, problems)
  if (!written || text === null) return null
  const name = plainName(scope.schema, text)
  if (seen.has(name)) return problems.report('population.fieldTwice', written.path, { field: name })
  seen.add(name)
  const part = kind === 'relation' ? readRelation(name, given, place, scope, problems) : readField(name, given, place, scope, problems)
  scope.drawn.add(name)
  return part
}

function readField(name: string, given: Given, place: Place, scope: Scope, problems: ModelProblems): FieldModel | null {
  const field = scope.schema.fields.get(name)
  if (!field) return unknownField(scope.schema, name, given.get('field')?.path ?? place.path, problems)
  refuseKeys(given, relationKeys, problems)
  const mayLack = !field.required && field.default === null
  const cases = readCases(given, place, { scope, field, mayLack, problems })
  const written = given.get('missing')
  if (written && !mayLack) return problems.report('population.required', written.path, { field: name })
  const missing = written ? readMissing(written, problems) : null
  return cases && missing !== 'wrong' ? { kind: 'field', field: name, cases, missing } : null
}

function readMissing(place: Place, problems: ModelProblems): FieldModel['missing'] | 'wrong' {
  const given = readObject(place, ['share', 'source', 'assumption'], problems)
  if (!given) return 'wrong'
  const written = needed(given, 'share', place.path, problems)
  const share = written && readShare(written, problems)
  const provenance = readProvenance(given, place, 'needed', problems)
  return share && provenance && provenance !== 'wrong' ? { share, provenance } : 'wrong'
}

function readRelation(name: string, given: Given, place: Place, scope: Scope, problems: ModelProblems): RelationModel | null {
  const inner = scope.schema.relations.get(name)
  if (!inner) return unknownField(scope.schema, name, given.get('relation')?.path ?? place.path, problems)
  refuseKeys(given, fieldKeys, problems)
  const written = needed(given, 'count', place.path, problems)
  const counted = written && readObject(written, casesKeys, problems)
  const count = written && counted && readCases(counted, written, { scope, field: countField(name), mayLack: false, problems })
  const list = needed(given, 'parts', place.path, problems)
  const parts = list && readParts(list, { schema: inner, drawn: new Set(), outer: scope }, problems)
  return count && parts ? { kind: 'relation', relation: name, entity: inner.entity, count, parts } : null
}

/** More elements of one record than any case worker looks at. */
const mostElements = 1000n

/** How many elements a record has, as a field that could be read. */
function countField(name: string): FieldSchema {
  return {
    name,
    type: { kind: 'decimal', unit: 'integer' },
    expected: 'integer',
    required: true,
    default: null,
    members: new Set(),
    scale: 0,
    minimum: decimal(0n),
    maximum: decimal(mostElements),
    earliest: null,
    latest: null,
  }
}
