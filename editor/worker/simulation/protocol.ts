import type {
  Cliffs,
  Program,
  RecordShape,
  Refusal,
  RefusedRecord,
  SeekRequest,
  Sensitivity,
  SimulationConfig,
  Sought,
  Summary,
} from '../../../engine/index.ts'
import type { Tried } from '../../../engine/service/index.ts'

/** What is compared, and what is counted: programs as data, so that the worker that evaluates them reads no texts. */
export interface Sides {
  readonly baseline: Program
  readonly scenario: Program
  /** Readings that are switched for everything, as far as each side knows them: question → reading. */
  readonly readings: { readonly baseline: Readonly<Record<string, string>>; readonly scenario: Readonly<Record<string, string>> }
  readonly config: SimulationConfig
}

/** Where the people come from. */
export type PopulationSource =
  /** `model` is the text of a population.json. */
  | { readonly kind: 'synthetic'; readonly model: string; readonly people: number; readonly seed: number }
  /** `columns`: column of the file → field, or null to pass it over; null where they are named as the fields are. */
  | { readonly kind: 'file'; readonly file: File; readonly columns: Readonly<Record<string, string | null>> | null }

export interface LoadedPeople {
  readonly people: number
  readonly unreadable: number
  /** The first of those that could not be read, at most `refusedKept`. */
  readonly refused: readonly RefusedRecord[]
  /** What their records hold. */
  readonly shape: RecordShape
}

/** People whom one side refuses for the same reason. */
export interface RefusedPeople {
  readonly side: 'baseline' | 'scenario'
  /** That of the first of them. */
  readonly refusal: Refusal
  readonly people: number
  /** The first of them. */
  readonly number: number
}

/** So many rows that could not be read are listed and handed over; all are counted. */
export const refusedKept = 100_000

/** How results are computed: by kernels in WebAssembly, or by the interpreter where those are not allowed. */
export type Engine = 'kernels' | 'interpreter'

/** What is asked beyond the summary. */
export type Asked =
  | { readonly kind: 'sensitivity' }
  | { readonly kind: 'cliffs' }
  | { readonly kind: 'seek'; readonly request: SeekRequest }

export type Found =
  | { readonly kind: 'sensitivity'; readonly sensitivity: Sensitivity }
  | { readonly kind: 'cliffs'; readonly cliffs: Cliffs }
  | { readonly kind: 'seek'; readonly sought: Sought }

/** What is heard of an analysis; the newest that was asked is the only one that goes on. */
export type AnalysisReply =
  /** `people`: they are brought into memory once more, each as he is; then what is asked is worked out. */
  | { readonly kind: 'progress'; readonly stage: 'people' | 'work'; readonly done: number; readonly all: number | null }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'impossible'; readonly reasons: readonly Problem[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }

export type SimulationRequest =
  | { readonly kind: 'sides'; readonly sides: Sides }
  | { readonly kind: 'load'; readonly id: number; readonly source: PopulationSource }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'evaluate'; readonly id: number; readonly tried: Tried }
  | { readonly kind: 'analyse'; readonly id: number; readonly asked: Asked; readonly tried: Tried }
  | { readonly kind: 'endAnalysis' }

export type SimulationReply =
  /** `all` null where it is not known how many there will be. */
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly all: number | null }
  | { readonly kind: 'loaded'; readonly id: number; readonly loaded: LoadedPeople }
  /** The columns of the file are not named as the fields are. */
  | { readonly kind: 'columns'; readonly id: number; readonly columns: readonly string[] }
  /** Nothing of the source could be read. */
  | { readonly kind: 'unusable'; readonly id: number; readonly reasons: readonly Problem[] }
  | { readonly kind: 'cancelled'; readonly id: number }
  | {
      readonly kind: 'summary'
      readonly id: number
      readonly tried: Tried
      readonly summary: Summary
      readonly refused: readonly RefusedPeople[]
      readonly took: number
      readonly by: Engine
    }
  /** The two can't be compared on one population, or a value that is tried can't be read. */
  | { readonly kind: 'impossible'; readonly id: number; readonly reasons: readonly Problem[] }
  | { readonly kind: 'analysis'; readonly id: number; readonly analysis: AnalysisReply }
  /** A fault of ours: said, never swallowed. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

/** What is wrong, as data; its sentence is made at the page. */
export type Problem = Pick<Refusal, 'code' | 'values'> & { readonly place?: string }

export const nothingTried: Tried = { parameters: {}, readings: {} }
