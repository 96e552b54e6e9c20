import type { Given } from '../../grammar/messages/records.ts'
import type { Refusal } from '../program/outcome.ts'
import { JsonFault, JsonNumber, readJson } from './jsonText.ts'
import { faultLimit, refuse } from './refusal.ts'

/** Deep enough for any record of nested relations, shallow enough for every stack. */
const depthLimit = 64

/** JSON as read: numbers are JsonNumbers; null with refusals where the text is refused. */
export interface JsonReading {
  readonly value: unknown
  readonly refusals: readonly Refusal[]
}

/** Reads one JSON text, refusing a key that one object holds twice: even with equal values it is a slip of the writer's. */
export function parseJson(text: string): JsonReading {
  try {
    const { value, duplicates } = readJson(text, depthLimit)
    if (duplicates.size === 0) return { value, refusals: [] }
    return refused([...duplicates].slice(0, faultLimit).map((field) => refuse('record.duplicateKey', { field })))
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault
    const { kind, offset } = fault
    return refused([
      kind === 'depth' ? refuse('record.tooDeep', { limit: depthLimit }) : refuse('record.notJson', { position: offset + 1 }),
    ])
  }
}

function refused(refusals: readonly Refusal[]): JsonReading {
  return { value: null, refusals }
}

/** What sort of thing a JSON value is, for messages. */
export function givenOf(value: unknown): Given {
  if (value === null || value === undefined) return 'null'
  if (value instanceof JsonNumber) return 'number'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'object') return 'object'
  return typeof value === 'boolean' ? 'boolean' : 'text'
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return givenOf(value) === 'object'
}
