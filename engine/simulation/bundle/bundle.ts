import type { SimulationConfig } from '../config.ts'
import type { Side } from '../variant.ts'

/** The version of this format; raised whenever a reader of the older form would go wrong. */
export const bundleVersion = 1

/** A file of the bundle with the SHA-256 of its text. */
export interface BundlePart {
  readonly file: string
  readonly sha256: string
}

/** One side of a simulation: the program as data, and what was chosen for it, as the command line writes it. */
export interface BundleSide {
  readonly notice: string
  readonly number: string | null
  readonly program: BundlePart
  /** ISO day; null for the notice's own. */
  readonly asOf: string | null
  /** NAME=VALUE, readings and values of parameters. */
  readonly set: readonly string[]
}

export type BundlePeople =
  | BundledFile
  | { readonly kind: 'synthetic'; readonly model: BundlePart; readonly size: number; readonly seed: number }

/** People of a file, and the files of what they have several of, by the column `key`. */
export interface BundledFile {
  readonly kind: 'file'
  readonly path: string
  readonly size: number
  readonly sha256: string
  readonly mapping: Mapping | null
  readonly joined?: { readonly key: string; readonly children: readonly BundledChildren[] }
}

export interface BundledChildren {
  readonly relation: string
  readonly path: string
  readonly sha256: string
}

/** Column → field; null ignores the column. */
export type Mapping = Readonly<Record<string, string | null>>

/** All that a simulation depends on: what makes it again, figure by figure. */
export interface BundleRequest {
  readonly sides: Readonly<Record<Side, BundleSide>>
  readonly config: SimulationConfig
  readonly people: BundlePeople
  readonly top: number
}

/** `bundle.json`: a simulation with everything to make it again. */
export interface Bundle {
  readonly version: typeof bundleVersion
  readonly engine: { readonly name: 'tiaoli'; readonly version: string }
  /** The day on which it was made, as the host told it. */
  readonly made: string
  readonly request: BundleRequest
  /** The files that stand beside it. */
  readonly files: readonly BundlePart[]
}

/** `summary.json`: the results, tied to the request that they are of. */
export interface BundledSummary<Summary> {
  readonly request: { readonly sha256: string }
  readonly summary: Summary
}

export const bundleFile = 'bundle.json'
export const summaryFile = 'summary.json'

/** SHA-256 of a text, which only the host can make fast. */
export type Hash = (text: string) => string

/** The one text of a request that is hashed. */
export const requestText = (request: BundleRequest): string => JSON.stringify(request)
