import type { Language } from '../../engine/index.ts'
import type { Answers } from './answers/index.ts'
import type { Snapshot } from './snapshot.ts'

/** A change of a file's text at UTF-16 offsets, as an editor reports it; several of one message are of the same old text, last place first. */
export interface TextChange {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What is to be watched: which notice, and with which readings and selected case. */
export interface Focus {
  readonly entry: string
  readonly language: Language
  /** Readings switched by the officer for all cases: question → reading. */
  readonly readings: Readonly<Record<string, string>>
}

export type Question = keyof Answers

/** Questions that take a good part of a second: asked of a worker of their own, which has the same texts. */
const slow = [
  'assumptions',
  'underReadings',
  'comparison',
  'whyBoth',
  'simulated',
  'whyPerson',
  'whyStep',
  'triedScenario',
  'exported',
] as const satisfies readonly Question[]
export type SlowQuestion = (typeof slow)[number]
export const isSlow = (question: Question): question is SlowQuestion => (slow as readonly Question[]).includes(question)

export type Asked<Q extends Question> = Parameters<Answers[Q]>[0]
export type Answered<Q extends Question> = ReturnType<Answers[Q]>

/** From the page to the worker, answered in order: what is asked is asked of the text as changed so far. */
export type Request =
  | { readonly kind: 'set'; readonly path: string; readonly text: string | null; readonly revision: number }
  | { readonly kind: 'change'; readonly path: string; readonly changes: readonly TextChange[]; readonly revision: number }
  | { readonly kind: 'focus'; readonly focus: Focus; readonly revision: number }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question; readonly about: unknown }

export type Reply =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  /** There is no notice to make a snapshot of. */
  | { readonly kind: 'nothing'; readonly id: null }
  /** A fault of ours: said, never swallowed. */
  | { readonly kind: 'failed'; readonly id: number | null; readonly message: string }
