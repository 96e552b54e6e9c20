import type { DraftStatus, DraftValue, ValueChange } from '../../../engine/index.ts'

export type ShownStatus = DraftStatus | 'open' | 'all'

/** Which values of a draft are shown. */
export interface ValueFilter {
  /** `open` are the undecided ones that have no value yet. */
  readonly status: ShownStatus
  readonly text: string
  /** Whether also values of past years, which stay true without a decision. */
  readonly past: boolean
}

/** The values that a filter shows, in the order of the text. */
export function shownValues(values: readonly DraftValue[], { status, text, past }: ValueFilter): DraftValue[] {
  const wanted = plain(text)
  return values.filter(
    (value) =>
      hasStatus(value, status) &&
      (past || !value.past) &&
      (wanted === '' || plain([value.name, value.detail, value.clause, value.text, value.before].join('\n')).includes(wanted)),
  )
}

function hasStatus(value: DraftValue, status: ShownStatus): boolean {
  if (status === 'open') return isOpen(value)
  return status === 'all' || value.status === status
}

/** Without spaces and case, so that “330 元” finds “330元”. */
const plain = (text: string): string => text.replace(/[^\S\n]+/g, '').toLowerCase()

export interface ValueSection {
  /** Null for the head of the notice. */
  readonly clause: string | null
  readonly values: readonly DraftValue[]
}

/** Values in a row that stand in one clause. */
export function sectionsOf(values: readonly DraftValue[]): ValueSection[] {
  const sections: { clause: string | null; values: DraftValue[] }[] = []
  for (const value of values) {
    const last = sections.at(-1)
    if (last && last.clause === value.clause) last.values.push(value)
    else sections.push({ clause: value.clause, values: [value] })
  }
  return sections
}

export type Tally = Readonly<Record<ShownStatus, number>>

/** How far a draft is decided; values of past years count only where the officer looks at them. */
export function tallyOf(values: readonly DraftValue[], past: boolean): Tally {
  const counted = values.filter((value) => past || !value.past)
  const of = (status: ShownStatus) => counted.filter((value) => hasStatus(value, status)).length
  return { all: counted.length, open: of('open'), confirmed: of('confirmed'), changed: of('changed'), undecided: of('undecided') }
}

/** Whether a value can be confirmed as it stands: it is there, as last year, and nobody has decided on it. */
export const isConfirmable = ({ status, text, before }: DraftValue): boolean =>
  status === 'undecided' && text !== null && (before === null || squeezed(text) === squeezed(before))

/** Undecided values that say the same as one did before it was changed. */
export function alike(values: readonly DraftValue[], { id, before }: DraftValue): DraftValue[] {
  const wanted = before === null ? '' : squeezed(before)
  return values.filter(
    (value) => value.id !== id && !value.past && isConfirmable(value) && value.text !== null && squeezed(value.text) === wanted,
  )
}

const squeezed = (text: string): string => text.replace(/\s+/g, '')

/** Whether the draft has still to say what the value is: a new year's 未规定, or a line of the head. */
export const isOpen = ({ status, text, before, kind }: DraftValue): boolean =>
  status === 'undecided' && (text === null ? kind === 'header' : before !== null && squeezed(text) !== squeezed(before))

/** One text for several values. */
export const changesTo = (values: readonly DraftValue[], text: string): ValueChange[] => values.map(({ id, name }) => ({ id, name, text }))

/** Every value that has a proposal becomes it. */
export const proposals = (values: readonly DraftValue[]): ValueChange[] =>
  values.flatMap(({ id, name, suggestion }) => (suggestion === null ? [] : [{ id, name, text: suggestion }]))
