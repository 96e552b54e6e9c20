import type { Language } from '../../../grammar/diagnostic.ts'
import { parseDate } from '../../number/date.ts'
import { compare, parseDecimal } from '../../number/decimal.ts'
import { checkCharacter } from '../../number/identity.ts'
import type { LiteralValue } from '../../program/program.ts'
import type { Document } from '../workspace.ts'
import type { CaseDraft } from './draft.ts'
import { caseForm, type FormField } from './form.ts'
import { freeAmong, nameKey, namesTaken } from './names.ts'
import type { Witness } from './witness.ts'
import { nameFault } from './write.ts'

/** A draft made of a witness, and what of it the witness does not say. */
export interface WitnessCase {
  readonly draft: CaseDraft
  /** Required fields that were given an ordinary value, so that the record is whole: the officer may choose others. */
  readonly filled: readonly string[]
}

/**
 * A new case of the record that shows a gap, an overlap, a tie of exceptions or a broken assertion. What it expects is left
 * to the officer: the rules are what is in doubt.
 */
export function caseOfWitness(document: Document, witness: Witness, language: Language): WitnessCase {
  const { entity, record, readings, facts } = witness
  const fields = caseForm(document, entity, language)?.entities[0]?.fields ?? []
  const missing = fields.filter((field) => field.required && (record[field.name] ?? null) === null)
  const { baseDate } = document.compiled.draft.header
  const values = [
    ...Object.entries(record).filter((entry): entry is [string, LiteralValue] => entry[1] !== null),
    ...missing.map((field): [string, LiteralValue] => [field.name, ordinaryValue(field, baseDate)]),
  ]
  const draft = {
    name: nameOf(document, entity, facts, language),
    entity,
    record: Object.fromEntries(values),
    readings: { ...readings },
    expectations: [],
  }
  return { draft, filled: missing.map((field) => field.name) }
}

function nameOf(document: Document, entity: string | null, facts: Witness['facts'], language: Language): string {
  const said = facts
    .map(({ name, value }) => (/^(?:是|否|yes|no)$/.test(value) ? `${name} ${value}` : value))
    .join(language === 'zh' ? '、' : ', ')
  const short = said.length > 40 ? `${[...said].slice(0, 40).join('')}…` : said
  const wanted = short === '' || nameFault(short) ? (entity ?? { zh: '算例', en: 'case' }[language]) : short
  const taken = namesTaken(document)
  return taken.has(nameKey(entity, wanted)) ? freeAmong(taken, entity, wanted) : wanted
}

/** A value that is nothing special: the first member, no, the least amount that is not negative, the base date. */
function ordinaryValue({ type, members, minimum, maximum }: FormField, baseDate: string): LiteralValue {
  switch (type.kind) {
    case 'enum':
      return members[0] ?? ''
    case 'boolean':
      return false
    case 'decimal':
      return numberWithin(minimum, maximum)
    case 'date':
      return dayWithin(baseDate, minimum, maximum)
    case 'instant':
      return `${baseDate}T09:00`
    case 'duration':
      return { month: 'P0M', day: 'P0D', minute: 'PT0M' }[type.unit]
    case 'text':
      return '…'
    case 'identity':
      return identity()
  }
}

function numberWithin(minimum: string | null, maximum: string | null): string {
  const zero = { coefficient: 0n, scale: 0 }
  const [low, high] = [minimum, maximum].map((bound) => (bound === null ? null : parseDecimal(bound)))
  if (low && compare(low, zero) > 0) return minimum as string
  return high && compare(high, zero) < 0 ? (maximum as string) : '0'
}

function dayWithin(baseDate: string, minimum: string | null, maximum: string | null): string {
  const day = (iso: string) => parseDate(iso) ?? 0
  if (minimum !== null && day(baseDate) < day(minimum)) return minimum
  return maximum !== null && day(baseDate) > day(maximum) ? maximum : baseDate
}

/** Of nobody: 149999 is no place. */
function identity(): string {
  const first17 = '14999920000101001'
  return first17 + checkCharacter(first17)
}
