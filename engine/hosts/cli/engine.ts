export type { Diagnostic, Edit, Language, Severity } from '../../../grammar/diagnostic.ts'
export { diagnostic, hasErrors, hintOf, messageOf, render } from '../../../grammar/diagnostic.ts'
export type { Position, Span } from '../../../grammar/source.ts'
export { lineStarts, positionAt } from '../../../grammar/source.ts'
export { closest } from '../../../grammar/suggest.ts'
export { formatDate, parseDate } from '../../number/date.ts'
export type { Program } from '../../program/program.ts'
export type { InputRecord } from '../../program/record.ts'
export { type Format, type Item, type RecordReader, recordReader } from '../../records/reader.ts'
export type { Refusal } from '../../records/refusal.ts'
export { schemaOf } from '../../records/schema.ts'
export { csvWriter, ndjsonWriter, type Outcome, type ResultWriter, refusalMessage, resultNames } from '../../records/writeResults.ts'

export interface Loader {
  read(path: string): string | null
  resolve(from: string, reference: string): string
  findNotice(name: string, from: string): string | null
}

import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import type { Program } from '../../program/program.ts'
import type { InputRecord } from '../../program/record.ts'
import type { Outcome } from '../../records/writeResults.ts'

export type { Schema } from '../../records/schema.ts'

export interface Compiled {
  readonly program: Program | null
  readonly diagnostics: readonly Diagnostic[]
  readonly sources: ReadonlyMap<string, string>
}
export function compile(_load: Loader, _entry: string): Compiled {
  throw new Error('to come')
}
export interface Evaluator {
  evaluate(record: InputRecord, entity?: string): Outcome
}
export function evaluator(_program: Program, _options: object): Evaluator {
  throw new Error('to come')
}
