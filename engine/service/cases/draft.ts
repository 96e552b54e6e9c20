import type { Case, CaseRecord, LiteralValue, Program } from '../../program/program.ts'
import type { Document } from '../workspace.ts'
import { caseText } from './layout.ts'

/** A 算例 as data, written or not yet. */
export interface CaseDraft {
  readonly name: string
  readonly entity: string | null
  /** Values as programs write them: "27.5", "2021-01-01", true; a relation's records in a list. */
  readonly record: CaseRecord
  /** Question → reading; the default reading where absent. */
  readonly readings: Readonly<Record<string, string>>
  readonly expectations: readonly DraftExpectation[]
}

export interface DraftExpectation {
  /** Of the result. */
  readonly name: string
  /** null where the result must be unknown for these reasons. */
  readonly value: LiteralValue | null
  readonly reasons: readonly string[]
}

/** A case of the notice as data, as far as it could be read; null where there is none at that offset. */
export function caseRow(document: Document, at: number): CaseDraft | null {
  const text = caseText(document, at)
  const found = text && loweredCase(document.compiled.draft, text.declaration.headSpan)
  if (!found) return null
  const { name, entity, record, readings, expectations } = found
  return {
    name,
    entity,
    record,
    readings,
    expectations: expectations.map(({ name: of, value, reasons }) => ({ name: of, value, reasons })),
  }
}

/** The program's case of a declaration. */
function loweredCase(program: Program, { file, start }: Case['span']): Case | null {
  return program.cases.find(({ span }) => span.file === file && span.start === start) ?? null
}
