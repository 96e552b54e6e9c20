import { parseDate } from '../number/date.ts'
import type { Header } from '../program/program.ts'
import { showLiteral } from '../program/show.ts'
import type { Part } from './comparison.ts'
import { differenceOf } from './difference.ts'
import { part, textPart } from './parts.ts'
import { roundingWords, sameRounding } from './rules.ts'

const date = { kind: 'date' } as const

/** What the heads of two notices say differently. */
export function headerParts(before: Header, after: Header): Part[] {
  return [
    ...textPart('name', before.name, after.name),
    ...textPart('number', before.number, after.number),
    ...textPart('issuers', before.issuers.join('、') || null, after.issuers.join('、') || null),
    ...dayPart('issued', before.issued, after.issued),
    ...dayPart('baseDate', before.baseDate, after.baseDate),
    ...roundingPart(before, after),
    ...textPart('conformsTo', before.conformsTo, after.conformsTo),
    ...textPart('basedOn', before.basedOn, after.basedOn),
  ]
}

function dayPart(aspect: 'issued' | 'baseDate', before: string | null, after: string | null): Part[] {
  if (before === after) return []
  const [a, b] = [before, after].map((iso) => (iso === null ? null : parseDate(iso)))
  const known = typeof a === 'number' && typeof b === 'number'
  const difference = known ? differenceOf({ type: date, value: a }, { type: date, value: b }) : null
  const shown = (iso: string | null) => (iso === null ? null : showLiteral(date, iso))
  return [part(aspect, shown(before), shown(after), { difference })]
}

function roundingPart({ rounding: before }: Header, { rounding: after }: Header): Part[] {
  if (before === after || (before && after && sameRounding(before, after))) return []
  return [part('rounding', before ? roundingWords(before) : null, after ? roundingWords(after) : null)]
}
