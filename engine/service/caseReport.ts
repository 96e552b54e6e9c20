import { type CaseReport, runCases } from '../cases.ts'
import type { Document } from './workspace.ts'

const known = new WeakMap<Document, CaseReport | null>()

/** Every 算例 after it ran, once for each document; null where its rules could not all be read. */
export function caseReport(document: Document): CaseReport | null {
  const made = known.get(document)
  if (made !== undefined) return made
  const program = document.compiled.runnable
  const report = program && runCases(program)
  known.set(document, report)
  return report
}
