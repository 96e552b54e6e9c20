import type { Memory } from '../../grammar/memory/memory.ts'
import { type CaseOutcome, type CaseReport, runCases } from '../cases.ts'
import type { Case, Program } from '../program/program.ts'
import { foundIn } from '../runnable.ts'
import { knownReadings, withReadings } from './readings/chosen.ts'
import type { Readings } from './readings/runs.ts'
import type { Document } from './workspace.ts'

const known = new WeakMap<Document, CaseReport | null>()
const switched = new WeakMap<Document, { readonly key: string; readonly report: CaseReport }>()

/**
 * Every 算例 after it ran, once for each document; null where its rules could not all be read. One that could not be read itself
 * stands in its place with what is wrong in it. Readings that are given hold
 * for all cases, against their own; those that the notice does not know are passed over.
 */
export function caseReport(document: Document, readings: Readings = {}): CaseReport | null {
  const program = document.compiled.runnable
  const chosen = program ? knownReadings(program, readings) : {}
  if (program && Object.keys(chosen).length > 0) return switchedReport(document, program, chosen)
  const made = known.get(document)
  if (made !== undefined) return made
  const report = program && reportOf(document, program, document.memory)
  known.set(document, report)
  return report
}

/** The last choice is kept: every part of the screen asks for the same. */
function switchedReport(document: Document, program: Program, chosen: Readings): CaseReport {
  const key = JSON.stringify(chosen)
  const made = switched.get(document)
  if (made?.key === key) return made.report
  const report = reportOf(document, withReadings(program, chosen), null)
  switched.set(document, { key, report })
  return report
}

function reportOf(document: Document, program: Program, memory: Memory | null): CaseReport {
  const report = runCases(program, memory)
  const { draft } = document.compiled
  if (report.cases.length === draft.cases.length) return report
  const ran = new Map(report.cases.map((outcome) => [outcome.case.span, outcome]))
  return { ...report, cases: draft.cases.map((each) => ran.get(each.span) ?? unreadCase(document, each)) }
}

function unreadCase({ compiled: { diagnostics, modules } }: Document, each: Case): CaseOutcome {
  const found = foundIn(each.span, diagnostics, modules)
  return { case: each, passed: false, diagnostics: found, outcome: null, values: null, fired: new Set() }
}
