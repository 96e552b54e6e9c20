import type { CaseRecord, CaseValue } from '../../program/program.ts'
import { parseJson } from '../../records/json.ts'
import { JsonNumber } from '../../records/jsonText.ts'
import type { KitRefusal } from './kit.ts'

/** What typed columns and inputs can hold at all: the wrong type, a day that does not exist or an unknown field never reach them. */
const holdable: ReadonlySet<string> = new Set([
  'record.fieldMissing',
  'record.tooFine',
  'record.outOfRange',
  'record.beyondExport',
  'record.enumUnknown',
  'record.identityInvalid',
])

/** A refused record as typed columns and inputs have it; null for what they can't hold. */
export function typedRefusal({ json, refused }: KitRefusal): CaseRecord | null {
  return refused.every(({ code }) => holdable.has(code)) ? recordOf(parseJson(json).value) : null
}

/** A parsed record as the program's own cases have them; null for what they can't hold. */
function recordOf(json: unknown): CaseRecord | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || json instanceof JsonNumber) return null
  const entries = Object.entries(json)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, caseValue(value)] as const)
  return entries.some(([, value]) => value === null) ? null : (Object.fromEntries(entries) as CaseRecord)
}

function caseValue(value: unknown): CaseValue | null {
  if (value instanceof JsonNumber) return value.text
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (!Array.isArray(value)) return null
  const elements = value.map(recordOf)
  return elements.some((element) => element === null) ? null : (elements as CaseRecord[])
}
