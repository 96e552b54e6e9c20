import { type CaseReport, runCases } from '../cases.ts'
import { knownReadings, withReadings } from './readings/chosen.ts'
import type { Readings } from './readings/runs.ts'
import type { Document } from './workspace.ts'

const known = new WeakMap<Document, CaseReport | null>()
const switched = new WeakMap<Document, { readonly key: string; readonly report: CaseReport }>()

/**
 * Every 算例 after it ran, once for each document; null where its rules could not all be read. Readings that are given hold
 * for all cases, against their own; those that the notice does not know are passed over.
 */
export function caseReport(document: Document, readings: Readings = {}): CaseReport | null {
  const program = document.compiled.runnable
  const chosen = program ? knownReadings(program, readings) : {}
  if (program && Object.keys(chosen).length > 0) return switchedReport(document, program, chosen)
  const made = known.get(document)
  if (made !== undefined) return made
  const report = program && runCases(program, document.memory)
  known.set(document, report)
  return report
}

/** The last choice is kept: every part of the screen asks for the same. */
function switchedReport(document: Document, program: Parameters<typeof runCases>[0], chosen: Readings): CaseReport {
  const key = JSON.stringify(chosen)
  const made = switched.get(document)
  if (made?.key === key) return made.report
  const report = runCases(withReadings(program, chosen))
  switched.set(document, { key, report })
  return report
}
