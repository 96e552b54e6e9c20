import type { AnalysisOptions } from './analyses.ts'
import type { PeopleOptions } from './people.ts'

/** What the command line says. */
export interface SimulateOptions extends PeopleOptions, AnalysisOptions {
  readonly config?: string
  readonly set: readonly string[]
  readonly baselineSet: readonly string[]
  readonly asOf?: string
  readonly output?: string
  readonly json?: boolean
  readonly top?: string
  readonly refused?: string
  readonly engine: string
  readonly replay?: string
}
