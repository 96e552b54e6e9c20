import { isObject } from '../../records/json.ts'
import type { FieldSchema } from '../../records/schema.ts'
import type { Key } from './keys.ts'
import type { CaseModel, Condition, ShareProvenance, Written } from './model.ts'
import type { ModelProblems } from './problem.ts'
import { distributionKeys, isOrdered, readDistribution, whole } from './readDistribution.ts'
import { type Given, type Place, readEntries, readList, readObject, readWords, refuseKeys } from './readObject.ts'
import { readBound, readValue } from './readValue.ts'
import { drawnField, type Found, type Scope } from './scope.ts'
import { cellOfValue } from './valueCell.ts'

/** What says how values are distributed, for all records alike or case by case. */
export const casesKeys: readonly Key[] = [...distributionKeys, 'cases', 'source', 'assumption']

/** What the reading of distributions needs beside the JSON. */
export interface Reading {
  readonly scope: Scope
  /** The field that is distributed. */
  readonly field: FieldSchema
  readonly mayLack: boolean
  readonly problems: ModelProblems
}

/** The cases of an object; one without conditions where it gives a distribution itself. */
export function readCases(given: Given, place: Place, reading: Reading): readonly CaseModel[] | null {
  const cases = given.get('cases')
  const provenance = readProvenance(given, place, cases ? 'optional' : 'needed', reading.problems)
  if (provenance === 'wrong') return null
  if (!cases) return whole([readCase(given, place, [], provenance, reading)])
  refuseKeys(given, distributionKeys, reading.problems)
  const list = readList(cases, reading.problems)
  return whole(list?.map((element, index) => readListed(element, index === list.length - 1, provenance, reading)))
}

const listedKeys: readonly Key[] = ['when', ...distributionKeys, 'source', 'assumption']

function readListed(place: Place, last: boolean, inherited: ShareProvenance | null, reading: Reading): CaseModel | null {
  const { problems } = reading
  const given = readObject(place, listedKeys, problems)
  if (!given) return null
  const when = given.get('when')
  if ((when === undefined) !== last) return problems.report('population.otherwise', place.path, { place: last ? 'last' : 'before' })
  const conditions = when ? readConditions(when, reading) : []
  const provenance = readProvenance(given, place, inherited ? 'optional' : 'needed', problems)
  if (conditions === null || provenance === 'wrong') return null
  return readCase(given, place, conditions, provenance ?? inherited, reading)
}

function readCase(
  given: Given,
  place: Place,
  when: readonly Condition[],
  provenance: ShareProvenance | null,
  { field, mayLack, problems }: Reading,
): CaseModel | null {
  const distribution = readDistribution(given, place, field, mayLack, problems)
  return distribution && provenance && { when, distribution, provenance }
}

/** Where shares come from; null where nothing is said and need not be. */
export function readProvenance(
  given: Given,
  { path }: Place,
  need: 'needed' | 'optional',
  problems: ModelProblems,
): ShareProvenance | null | 'wrong' {
  const [source, assumption] = [given.get('source'), given.get('assumption')]
  const written = source ?? assumption
  if (source && assumption) problems.report('population.provenance', path, { given: 'both' })
  else if (!written && need === 'needed') problems.report('population.provenance', path, { given: 'none' })
  else if (!written) return null
  else {
    const note = readWords(written, problems)
    if (note !== null) return { kind: source ? 'sourced' : 'assumed', note }
  }
  return 'wrong'
}

function readConditions(place: Place, { scope, problems }: Reading): readonly Condition[] | null {
  return whole(
    readEntries(place, problems)?.map(([name, inner]) => {
      const found = drawnField(scope, name, inner.path, problems)
      return found && readCondition(found, inner, problems)
    }),
  )
}

function readCondition(found: Found, place: Place, problems: ModelProblems): Condition | null {
  const ordered = isOrdered(found.field.type.kind)
  if (ordered === isObject(place.value)) return ordered ? readRange(found, place, problems) : readMembers(found, place, problems)
  return problems.report('population.conditionKind', place.path, { field: found.field.name, needs: ordered ? 'range' : 'members' })
}

function readMembers({ field, scope }: Found, place: Place, problems: ModelProblems): Condition | null {
  const places = Array.isArray(place.value) ? readList(place, problems) : [place]
  const values = whole(places?.map((each) => readValue(each, field, problems)))
  return values && { kind: 'members', field: field.name, scope, values }
}

function readRange({ field, scope }: Found, place: Place, problems: ModelProblems): Condition | null {
  const given = readObject(place, ['from', 'to'], problems)
  if (!given) return null
  const bound = (end: 'from' | 'to'): Written | null | 'wrong' => {
    const written = given.get(end)
    return written ? (readBound(written, end, field, problems) ?? 'wrong') : null
  }
  const [from, to] = [bound('from'), bound('to')]
  if (from === 'wrong' || to === 'wrong') return null
  if (from && to && cellOfValue(from.value, field) > cellOfValue(to.value, field)) {
    return problems.report('population.bandBackwards', place.path, { from: from.text, to: to.text })
  }
  return { kind: 'range', field: field.name, scope, from, to }
}
