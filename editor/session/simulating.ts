import type { Summary, summary } from '../../engine/index.ts'
import type { Tried } from '../../engine/service/index.ts'
import type { Engine, LoadedPeople, PopulationSource, Problem, RefusedPeople } from '../worker/simulation/protocol.ts'
import { nothingTried } from '../worker/simulation/protocol.ts'
import { type Analysing, nothingAnalysed } from './analysing.ts'
import type { CompareBase } from './comparing.ts'

export type Affected = summary.Affected
export type Basis = summary.Basis
export type Breakdown = summary.Breakdown
export type Figure = summary.Figure
export type GroupKey = summary.GroupKey
export type NamedFigure = summary.NamedFigure
export type People = summary.People

export type { Dial, Tried } from '../../engine/service/index.ts'
export type { Before, OpenPoint, PersonWhy, Simulated, StepWhy } from '../worker/answers/simulation.ts'
export type { LoadedPeople, PopulationSource, Problem, RefusedPeople, Sides } from '../worker/simulation/protocol.ts'
export { nothingTried }

/** What the notice is compared with: what a comparison can take, or the notice itself without what is tried. */
export type SimulationBase = CompareBase | { readonly kind: 'itself' }

/** What the officer chose, and what came of it. It outlives the screen; the people themselves are with the worker. */
export interface Simulating {
  /** Null: what she did not choose herself. */
  readonly base: SimulationBase | null
  readonly tried: Tried
  readonly people: PeopleChoice
  /** The dimension that is broken down; null: the first. */
  readonly dimension: string | null
  /** Which charts are shown as tables, by their titles' keys. */
  readonly asTable: Readonly<Record<string, boolean>>
  readonly unit: 'wan' | 'yuan'
  readonly loading: Loading | null
  readonly loaded: Loaded | null
  /** A file whose columns have to be matched first, with the columns that it has. */
  readonly matching: { readonly file: File; readonly columns: readonly string[] } | null
  /** Why nothing could be loaded, or nothing be computed of it. */
  readonly problems: readonly Problem[]
  readonly result: SimulationResult | null
  /** Which part of the results is shown. */
  readonly pane: 'results' | 'sensitivity' | 'seek' | 'cliffs'
  /** Counts changes of the two texts that are compared. */
  readonly version: number
  readonly analysing: Analysing
  readonly busy: boolean
  readonly work: 'usual' | 'long' | 'stopped'
}

export interface PeopleChoice {
  readonly kind: PopulationSource['kind']
  readonly people: number
  readonly seed: number
}

export interface Loading {
  readonly source: PopulationSource
  readonly done: number
  readonly all: number | null
}

export interface Loaded extends LoadedPeople {
  readonly source: PopulationSource
}

export interface SimulationResult {
  /** What was tried. */
  readonly tried: Tried
  readonly summary: Summary
  /** Whom one side refuses, by reason. */
  readonly refused: readonly RefusedPeople[]
  /** The people that it is of. */
  readonly of: Loaded
  /** Milliseconds in the worker. */
  readonly took: number
  readonly by: Engine
}

export const nothingSimulated: Simulating = {
  base: null,
  tried: nothingTried,
  people: { kind: 'synthetic', people: 100_000, seed: 1 },
  dimension: null,
  asTable: {},
  unit: 'wan',
  loading: null,
  loaded: null,
  matching: null,
  problems: [],
  result: null,
  pane: 'results',
  version: 0,
  analysing: nothingAnalysed,
  busy: false,
  work: 'usual',
}

/** How many values and readings are tried otherwise. */
export const triedCount = ({ parameters, readings }: Tried): number => Object.keys(parameters).length + Object.keys(readings).length
