import type { Span } from '../../../grammar/source.ts'
import type { CaseReport } from '../../cases.ts'
import { coverables } from '../../program/coverables.ts'
import { caseReport } from '../caseReport.ts'
import type { Document } from '../workspace.ts'
import { linksOf } from './links.ts'
import type { CoverageState } from './page.ts'

/** A mark for the margin of the source: how far a sentence is accounted for, or whether a case exercises a rule's part. */
export type CoverageMark =
  | { readonly kind: CoverageState; readonly span: Span; readonly sentence: number }
  | { readonly kind: 'exercised' | 'notExercised'; readonly span: Span; readonly label: string }

/**
 * Marks of one file, in the order of its text. `report` is what the cases came to, where the caller has it already; while
 * the notice has errors no case runs, and only sentences are marked.
 */
export function coverageMarks(document: Document, file: string, report: CaseReport | null = caseReport(document)): CoverageMark[] {
  const { module, runnable: program } = document.compiled
  const sentences = file === module.file ? linksOf(document).sentences : []
  const said = sentences.map(({ state, span, id }): CoverageMark => ({ kind: state, span, sentence: id }))
  const uncovered = new Set(report?.uncovered.map(({ id }) => id))
  const parts = program && report ? coverables(program).filter(({ span }) => span.file === file) : []
  const ran = parts.map(({ id, label, span }): CoverageMark => ({ kind: uncovered.has(id) ? 'notExercised' : 'exercised', span, label }))
  return [...said, ...ran].sort((a, b) => a.span.start - b.span.start)
}
