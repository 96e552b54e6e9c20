import type { Incoming } from './importing.ts'

export type How = 'take' | 'replace' | 'beside' | 'leave'

/** One text of an import: where it goes and how. */
export interface Planned extends Incoming {
  /** Where it comes from; `path` may be another one by the officer's hand. */
  readonly from: string
  readonly meets: 'nothing' | 'same' | 'other'
  readonly how: How
}

/** What is proposed: new files are taken, others put beside what is there; what is the same, or may be misread, is left out. */
export function planned(incoming: readonly Incoming[], textOf: (path: string) => string | null): Planned[] {
  return incoming.map((each) => {
    const meets = meeting(each, textOf)
    return { ...each, from: each.path, meets, how: each.encoding !== null ? 'leave' : proposals[meets] }
  })
}

const proposals = { nothing: 'take', same: 'leave', other: 'beside' } as const

function meeting({ path, text }: Pick<Incoming, 'path' | 'text'>, textOf: (path: string) => string | null): Planned['meets'] {
  const there = textOf(path)
  if (there === null) return 'nothing'
  return alike(there) === alike(text) ? 'same' : 'other'
}

/** Line breaks and a byte order mark are no difference. */
const alike = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

/** The ways that one may be imported, the first of which is taken where the present one no longer fits. */
export function waysOf({ meets }: Pick<Planned, 'meets'>): readonly How[] {
  return meets === 'nothing' ? ['take', 'leave'] : meets === 'same' ? ['leave'] : ['beside', 'replace', 'leave']
}

/** The plan after the officer chose another way or place for one of it. */
export function replanned(
  plan: readonly Planned[],
  index: number,
  change: Partial<Pick<Planned, 'path' | 'how'>>,
  textOf: (path: string) => string | null,
): Planned[] {
  return plan.map((each, i) => {
    if (i !== index) return each
    const next = { ...each, ...change }
    const meets = meeting(next, textOf)
    const fits = waysOf({ meets }).includes(next.how)
    return { ...next, meets, how: fits ? next.how : proposals[meets] }
  })
}
