import { valueKey } from './calendar.ts'

/** What has been decided of a draft, kept beside its text in `draft.json`: the text alone says the rest. */
export interface Decisions {
  readonly version: 1
  /** The notice that the draft was made from. */
  readonly from: { readonly name: string; readonly path: string; readonly baseDate: string }
  /** Value id → the value that was confirmed, as `valueKey` has it. A value that is another one since is not confirmed. */
  readonly confirmed: Readonly<Record<string, string>>
}

/** The file beside the draft that holds its decisions. */
export const decisionsFile = 'draft.json'

export function newDecisions(from: Decisions['from']): Decisions {
  return { version: 1, from, confirmed: {} }
}

/** A value that stays as it was last year, decided so. */
export function confirm(decisions: Decisions, ...values: readonly { readonly id: string; readonly text: string | null }[]): Decisions {
  const added = values.flatMap(({ id, text }) => (text === null ? [] : [[id, valueKey(text)] as const]))
  return { ...decisions, confirmed: { ...decisions.confirmed, ...Object.fromEntries(added) } }
}

/** A confirmation taken back. */
export function withdraw(decisions: Decisions, ...ids: readonly string[]): Decisions {
  const kept = Object.entries(decisions.confirmed).filter(([id]) => !ids.includes(id))
  return { ...decisions, confirmed: Object.fromEntries(kept) }
}

/** The text of the file, its entries in order of id, so that two versions compare line by line. */
export function writeDecisions(decisions: Decisions): string {
  const confirmed = Object.fromEntries(Object.entries(decisions.confirmed).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
  return `${JSON.stringify({ ...decisions, confirmed }, null, 2)}\n`
}

/** Reads the file; null where it is none of ours, so that nothing is taken for decided. */
export function readDecisions(text: string): Decisions | null {
  const read = parsed(text)
  if (!isObject(read) || read.version !== 1 || !isObject(read.from) || !isObject(read.confirmed)) return null
  const { name, path, baseDate } = read.from
  if (typeof name !== 'string' || typeof path !== 'string' || typeof baseDate !== 'string') return null
  const confirmed = Object.entries(read.confirmed).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return { version: 1, from: { name, path, baseDate }, confirmed: Object.fromEntries(confirmed) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
