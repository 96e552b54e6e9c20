import type { Cliffs, RecordShape, SeekRequest, Sensitivity, Sought } from '../../engine/index.ts'
import type { Tried } from '../../engine/service/index.ts'
import type { AnalysisReply, Asked, PopulationSource, Problem } from '../worker/simulation/protocol.ts'

export type { Asked } from '../worker/simulation/protocol.ts'

/** What is asked of the people beyond the summary, and what was found. The last answer stays, with the settings that it is of. */
export interface Analysing {
  readonly running: RunningAnalysis | null
  readonly sensitivity: Analysed<Sensitivity> | null
  readonly seek: Analysed<Sought> | null
  readonly cliffs: Analysed<Cliffs> | null
  /** Why something could not be found. */
  readonly refused: { readonly kind: Asked['kind']; readonly reasons: readonly Problem[] } | null
  /** What value is sought, as the officer filled it in. */
  readonly sought: SoughtForm
}

export interface RunningAnalysis {
  readonly kind: Asked['kind']
  readonly progress: Extract<AnalysisReply, { kind: 'progress' }> | null
}

/** Under what an answer holds. */
export interface Under {
  readonly tried: Tried
  readonly source: PopulationSource
  /** Counts changes of the two texts. */
  readonly version: number
  /** What the records of the people hold. */
  readonly shape: RecordShape
}

export interface Analysed<T> {
  readonly found: T
  readonly under: Under
}

/** Names are null where nothing was chosen yet: then the first. */
export interface SoughtForm {
  readonly parameter: string | null
  readonly payer: string | null
  readonly group: SeekRequest['group'] | null
  readonly kind: SeekRequest['bound']['kind']
  /** As it is typed: 3000万元. */
  readonly amount: string
}

export const nothingAnalysed: Analysing = {
  running: null,
  sensitivity: null,
  seek: null,
  cliffs: null,
  refused: null,
  sought: { parameter: null, payer: null, group: null, kind: 'atMost', amount: '' },
}

/** Whether something was changed since. */
export const isStale = (under: Under, now: Omit<Under, 'shape'>): boolean =>
  under.source !== now.source || under.version !== now.version || !sameTried(under.tried, now.tried)

const sameTried = (one: Tried, other: Tried): boolean =>
  sameEntries(one.parameters, other.parameters) && sameEntries(one.readings, other.readings)

function sameEntries(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}

/** What is known once the worker has said so. */
export function heard(before: Analysing, reply: AnalysisReply, asked: Asked, under: Under): Analysing {
  switch (reply.kind) {
    case 'progress':
      return { ...before, running: { kind: asked.kind, progress: reply } }
    case 'found':
      return { ...before, running: null, ...kept(reply, under) }
    case 'impossible':
      return { ...before, running: null, refused: { kind: asked.kind, reasons: reply.reasons } }
    case 'cancelled':
    case 'failed':
      return { ...before, running: null }
  }
}

function kept({ found }: Extract<AnalysisReply, { kind: 'found' }>, under: Under): Partial<Analysing> {
  switch (found.kind) {
    case 'sensitivity':
      return { sensitivity: { found: found.sensitivity, under } }
    case 'seek':
      return { seek: { found: found.sought, under } }
    case 'cliffs':
      return { cliffs: { found: found.cliffs, under } }
  }
}
