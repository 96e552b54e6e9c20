import { closest } from '../../../grammar/suggest.ts'
import { at, type Path } from '../../program/validate/problem.ts'
import { isObject } from '../../records/json.ts'
import { JsonNumber } from '../../records/jsonText.ts'
import { type Key, keyWords } from './keys.ts'
import type { ModelProblems } from './problem.ts'

/** A piece of JSON, numbers as they are written, and where it stands. */
export interface Place {
  readonly value: unknown
  readonly path: Path
}

export type Given = ReadonlyMap<Key, Place>

/** An object by its keys, whatever language they are in; keys that are not known are reported and left out. */
export function readObject({ value, path }: Place, allowed: readonly Key[], problems: ModelProblems): Given | null {
  if (!isObject(value)) return problems.report('population.shape', path, { expected: 'object' })
  const given = new Map<Key, Place>()
  for (const [written, inner] of Object.entries(value)) {
    const key = allowed.find((each) => keyWords[each].some((word) => word === written))
    if (!key) problems.report('population.keyUnknown', at(path, written), { key: written, close: closeKey(written, allowed) })
    else if (given.has(key)) problems.report('population.keyTwice', at(path, written), { key: written })
    else given.set(key, { value: inner, path: at(path, written) })
  }
  return given
}

function closeKey(written: string, allowed: readonly Key[]): string | null {
  return (
    closest(
      written,
      allowed.flatMap((key) => keyWords[key]),
    ) ?? null
  )
}

/** What stands under a key that must be there. */
export function needed(given: Given, key: Key, path: Path, problems: ModelProblems): Place | null {
  const [zh, en] = keyWords[key]
  return given.get(key) ?? problems.report('population.keyMissing', path, { zh, en })
}

/** Reports keys that are known but would do nothing where they stand. */
export function refuseKeys(given: Given, keys: readonly Key[], problems: ModelProblems): void {
  for (const key of keys) {
    const found = given.get(key)
    if (found) problems.report('population.keyUnused', found.path, { key: String(found.path?.key) })
  }
}

export function readWords({ value, path }: Place, problems: ModelProblems): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : problems.report('population.shape', path, { expected: 'text' })
}

/** The elements of a list that has any. */
export function readList({ value, path }: Place, problems: ModelProblems): readonly Place[] | null {
  if (!Array.isArray(value) || value.length === 0) return problems.report('population.shape', path, { expected: 'list' })
  return value.map((element: unknown, index) => ({ value: element, path: at(path, index) }))
}

/** The entries of an object of which the keys are no keywords: members, values, shares. */
export function readEntries({ value, path }: Place, problems: ModelProblems): readonly (readonly [string, Place])[] | null {
  const entries = isObject(value) ? Object.entries(value) : []
  if (entries.length === 0) return problems.report('population.shape', path, { expected: 'object' })
  return entries.map(([key, inner]) => [key, { value: inner, path: at(path, key) }] as const)
}

/** A number or text as it is written; null for anything else. */
export function scalarText(value: unknown): string | null {
  if (value instanceof JsonNumber) return value.text
  return typeof value === 'string' ? value : null
}
