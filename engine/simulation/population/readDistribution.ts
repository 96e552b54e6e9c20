import type { DistributionForm } from '../../../grammar/messages/population.ts'
import { coefficientAt, parseDecimal } from '../../number/decimal.ts'
import type { FieldSchema } from '../../records/schema.ts'
import type { Key } from './keys.ts'
import type { Band, Distribution, Share, Written } from './model.ts'
import type { ModelProblems } from './problem.ts'
import { type Given, needed, type Place, readEntries, readList, readObject, refuseKeys, scalarText } from './readObject.ts'
import { checkSum, readShare, readWeight, shareOf, shareOfParts, sharesOfWeights } from './readShare.ts'
import { readBound, readValue, readWritten } from './readValue.ts'
import { cellOfValue } from './valueCell.ts'

/** What a distribution may be written with: one of the forms, and the step of bands. */
export const distributionKeys: readonly Key[] = ['yes', 'value', 'shares', 'weights', 'bands', 'quantiles', 'absent', 'step']

type Reader = (place: Place, field: FieldSchema, given: Given, problems: ModelProblems) => Distribution | null

const readers: Readonly<Record<DistributionForm, Reader>> = {
  yes: readYes,
  value: readConstant,
  shares: readShares,
  weights: readWeights,
  bands: readBands,
  quantiles: readQuantiles,
  absent: readAbsent,
}

/** The forms that values of a type may be distributed by. */
function formsOf({ type }: FieldSchema): DistributionForm[] {
  if (type.kind === 'boolean') return ['yes', 'value', 'absent']
  const listed: DistributionForm[] = ['value', 'shares', 'weights', 'absent']
  return isOrdered(type.kind) ? [...listed, 'bands', 'quantiles'] : listed
}

/** Types of which the cells lie on a line. */
export function isOrdered(kind: FieldSchema['type']['kind']): boolean {
  return kind === 'decimal' || kind === 'date' || kind === 'instant' || kind === 'duration'
}

/** The one distribution that an object gives; `absent` is left out for what must always be there. */
export function readDistribution(
  given: Given,
  place: Place,
  field: FieldSchema,
  mayLack: boolean,
  problems: ModelProblems,
): Distribution | null {
  const forms = formsOf(field).filter((form) => mayLack || form !== 'absent')
  const written = (Object.keys(readers) as DistributionForm[]).filter((form) => given.has(form))
  const [form, ...more] = written
  if (form === 'absent' && !mayLack) return problems.report('population.required', place.path, { field: field.name })
  if (!form || more.length > 0 || !forms.includes(form)) return problems.report('population.form', place.path, { forms })
  if (form !== 'bands' && form !== 'quantiles') refuseKeys(given, ['step'], problems)
  return readers[form](given.get(form) as Place, field, given, problems)
}

function readAbsent({ value, path }: Place, _field: FieldSchema, _given: Given, problems: ModelProblems): Distribution | null {
  return value === true ? { kind: 'absent' } : problems.report('population.shape', path, { expected: 'true' })
}

function readConstant(place: Place, field: FieldSchema, _given: Given, problems: ModelProblems): Distribution | null {
  const value = readValue(place, field, problems)
  return value && { kind: 'values', values: [{ ...value, share: { part: 1n, whole: 1n, text: '100%' } }] }
}

function readYes(place: Place, _field: FieldSchema, _given: Given, problems: ModelProblems): Distribution | null {
  const share = readShare(place, problems)
  if (!share) return null
  const rest = shareOfParts(share.whole - share.part, share.whole)
  return {
    kind: 'values',
    values: [
      { value: true, text: 'true', share },
      { value: false, text: 'false', share: rest },
    ],
  }
}

function readShares(place: Place, field: FieldSchema, _given: Given, problems: ModelProblems): Distribution | null {
  const entries = readEntries(place, problems)?.map(([key, inner]) => {
    const value = readWritten(key, inner.path, field, problems)
    const share = readShare(inner, problems)
    return value && share && { ...value, share }
  })
  const values = whole(entries)
  return values &&
    checkSum(
      values.map(({ share }) => share),
      place,
      problems,
    )
    ? { kind: 'values', values }
    : null
}

function readWeights(place: Place, field: FieldSchema, _given: Given, problems: ModelProblems): Distribution | null {
  const entries = readEntries(place, problems)?.map(([key, inner]) => {
    const value = readWritten(key, inner.path, field, problems)
    const weight = readWeight(inner, problems)
    return value && weight !== null ? { value, weight } : null
  })
  const read = whole(entries)
  const shares =
    read &&
    sharesOfWeights(
      read.map(({ weight }) => weight),
      place,
      problems,
    )
  return shares && { kind: 'values', values: read.map(({ value }, index) => ({ ...value, share: shares[index] as Share })) }
}

function readBands(place: Place, field: FieldSchema, given: Given, problems: ModelProblems): Distribution | null {
  const bands = whole(readList(place, problems)?.map((element) => readBand(element, field, problems)))
  const step = readStep(given, field, problems)
  return bands &&
    step !== null &&
    checkSum(
      bands.map(({ share }) => share),
      place,
      problems,
    )
    ? { kind: 'bands', bands, step }
    : null
}

function readBand(place: Place, field: FieldSchema, problems: ModelProblems): Band | null {
  const given = readObject(place, ['from', 'to', 'share'], problems)
  if (!given) return null
  const [start, end] = [given.get('from'), given.get('to')]
  if (!start || !end) return problems.report('population.bandOpen', place.path, {})
  const from = readBound(start, 'from', field, problems)
  const to = readBound(end, 'to', field, problems)
  const written = needed(given, 'share', place.path, problems)
  const share = written && readShare(written, problems)
  if (!from || !to || !share) return null
  if (cellOfValue(from.value, field) <= cellOfValue(to.value, field)) return { from, to, share, open: false }
  return problems.report('population.bandBackwards', place.path, { from: from.text, to: to.text })
}

/** The step of bands in cells: the field's smallest unit where none is said. */
function readStep(given: Given, field: FieldSchema, problems: ModelProblems): number | null {
  const place = given.get('step')
  if (!place) return 1
  const text = scalarText(place.value)
  const read = text === null ? null : parseDecimal(text)
  const step = read && read.scale <= field.scale ? Number(coefficientAt(read, field.scale)) : 0
  return step > 0 && step < 2 ** 31 ? step : problems.report('population.step', place.path, { value: text ?? '' })
}

/** Quantiles are bands between each and the next, of which the last alone takes its upper end in. */
function readQuantiles(place: Place, field: FieldSchema, given: Given, problems: ModelProblems): Distribution | null {
  const entries = readEntries(place, problems)?.map(([key, inner]) => {
    const share = shareOf(key) ?? problems.report('population.share', inner.path, { value: key })
    const value = readValue(inner, field, problems)
    return share && value && { share, value }
  })
  const points = whole(entries)
  const step = readStep(given, field, problems)
  if (!points || step === null) return null
  const bands = points.slice(1).map((point, index) => bandBetween(points[index] as Point, point, index + 2 < points.length, field))
  const complete = points[0]?.share.part === 0n && points.at(-1)?.share.text === '100%' && points.length > 1
  return complete && bands.every((band) => band !== null)
    ? { kind: 'bands', bands: bands as Band[], step }
    : problems.report('population.quantiles', place.path, {})
}

interface Point {
  readonly share: Share
  readonly value: Written
}

function bandBetween(before: Point, after: Point, open: boolean, field: FieldSchema): Band | null {
  const width = after.share.part * before.share.whole - before.share.part * after.share.whole
  const [low, high] = [cellOfValue(before.value.value, field), cellOfValue(after.value.value, field)]
  if (width <= 0n || low > high) return null
  const share = shareOfParts(width, after.share.whole * before.share.whole)
  return { from: before.value, to: after.value, open: open && low < high, share }
}

/** All of a list, or null where one of them could not be read. */
export function whole<T>(list: readonly (T | null)[] | null | undefined): T[] | null {
  return list?.every((each): each is T => each !== null) ? [...list] : null
}
