import { isLosslessNumber, parse } from 'lossless-json'
import type { Given } from '../../grammar/messages/records.ts'
import type { Refusal } from '../program/outcome.ts'
import { refuse } from './refusal.ts'

/** Deep enough for any record of nested relations, shallow enough for every stack. */
const depthLimit = 64

/** JSON as read: numbers keep their digits (`isLosslessNumber`); null with refusals where the text is refused. */
export interface JsonReading {
  readonly value: unknown
  readonly refusals: readonly Refusal[]
}

/** Reads one JSON text, refusing a key that one object holds twice: even with equal values it is a slip of the writer's. */
export function parseJson(text: string): JsonReading {
  const { depth, duplicates } = scan(text)
  if (depth > depthLimit) return refused([refuse('record.tooDeep', { limit: depthLimit })])
  try {
    const value = parse(text, null, { onDuplicateKey: () => null })
    return duplicates.length === 0 ? { value, refusals: [] } : refused(duplicates.map((field) => refuse('record.duplicateKey', { field })))
  } catch (failure) {
    return refused([refuse('record.notJson', { position: positionOf(failure, text) })])
  }
}

function refused(refusals: readonly Refusal[]): JsonReading {
  return { value: null, refusals }
}

/** Where the library stopped, counted from 1; it says so only at the end of its sentence. */
function positionOf(failure: unknown, text: string): number {
  const match = failure instanceof SyntaxError ? /position (\d+)$/.exec(failure.message) : null
  return match ? Number(match[1]) + 1 : text.length
}

/** What sort of thing a JSON value is, for messages. */
export function givenOf(value: unknown): Given {
  if (value === null || value === undefined) return 'null'
  if (isLosslessNumber(value)) return 'number'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'object') return 'object'
  return typeof value === 'boolean' ? 'boolean' : 'text'
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return givenOf(value) === 'object'
}

const quote = 0x22
const backslash = 0x5c
const colon = 0x3a
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

/** What the parser does not tell: how deep the text nests, and which keys an object repeats. Any text may be given. */
function scan(text: string): { depth: number; duplicates: string[] } {
  const open: Open[] = []
  const duplicates: string[] = []
  let depth = 0
  let key = ''
  for (let i = 0; i < text.length && depth <= depthLimit; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) {
      const end = stringEnd(text, i)
      key = text.slice(i, end)
      i = end - 1
    } else if (code === colon) noteKey(open.at(-1), key, duplicates)
    else depth = Math.max(depth, bracket(open, code))
  }
  return { depth, duplicates }
}

/** An open bracket: the keys of an object so far, or null for a list. */
type Open = Set<string> | null

/** Opens or closes a bracket, if the character is one; how many are open. */
function bracket(open: Open[], code: number): number {
  if (code === openBrace) open.push(new Set())
  else if (code === openBracket) open.push(null)
  else if (code === closeBrace || code === closeBracket) open.pop()
  return open.length
}

function stringEnd(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === backslash) i++
    else if (code === quote) return i + 1
  }
  return text.length
}

function noteKey(keys: Open | undefined, quoted: string, duplicates: string[]): void {
  if (!keys) return
  const key = unquoted(quoted)
  if (keys.has(key) && !duplicates.includes(key)) duplicates.push(key)
  keys.add(key)
}

/** A key without its quotation marks; `\u0061` and `a` are one key. */
function unquoted(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}
