// The service: what an editor asks of a notice. Plain functions over a document; no editor, no protocol in them.

export { spreadsheetFile } from '../records/csv.ts'
export { type SparkProblem, sparkSimulation } from '../sparkJob.ts'
export { caseReport } from './caseReport.ts'
export { type CaseFault, type CaseRequest, type CasesChanged, changeCases } from './cases/changes.ts'
export type { CaseDraft } from './cases/draft.ts'
export type { CaseForm, FormEntity, FormField, FormQuestion, FormResult } from './cases/form.ts'
export type { CaseKey } from './cases/key.ts'
export { caseOfWitness } from './cases/ofWitness.ts'
export { ownValue } from './cases/ownValue.ts'
export { witnessOfRulePart } from './cases/partWitness.ts'
export { addCase, type Near } from './cases/place.ts'
export { type CaseSheet, caseSheet, type SheetColumn } from './cases/sheet.ts'
export type { SheetResult, SheetRow } from './cases/sheetRow.ts'
export { type TriedCase, type TriedResult, tryCase } from './cases/tryCase.ts'
export { type TypedCase, type TypedProblem, typedCase } from './cases/typedCase.ts'
export { typedCaseOf } from './cases/typedCaseOf.ts'
export { type Witness, witnessIn } from './cases/witness.ts'
export { type ComparedCase, comparedSubject } from './comparedCase.ts'
export { changeValues, draftFrom, draftValues, withNoticeName, withQuotations } from './drafting/draft.ts'
export { type Edited, type EditRefusal, editRefusals, editRefusalText } from './edits/refusals.ts'
export {
  type Export,
  type ExportedFile,
  type ExportOptions,
  exportNotice,
  exportTargets,
  foreignFiles,
  manifestPath,
  type TargetLine,
} from './exports.ts'
export { caseProblems } from './language/caseProblems.ts'
export { type CodeLens, codeLenses } from './language/codeLenses.ts'
export { complete, completionTriggers } from './language/complete/complete.ts'
export type { CompletionItem, CompletionKind } from './language/complete/items.ts'
export { definition } from './language/definition.ts'
export { folding } from './language/folding.ts'
export { formatEdits } from './language/formatEdits.ts'
export { type About, type Hover, hover, hoverMarkdown } from './language/hover/hover.ts'
export { type ChosenCase, type InlayHint, inlayHints } from './language/inlayHints.ts'
export { type OutlineItem, type OutlineKind, outline } from './language/outline.ts'
export { initialsOf } from './language/pinyin.ts'
export { type NoticeProblem, type ProblemFix, problemOf, problems } from './language/problems.ts'
export { type QuickFix, quickFixes } from './language/quickFixes.ts'
export { type Reference, references } from './language/references.ts'
export type { Refused } from './language/rename.ts'
export { rename, renameTarget } from './language/rename.ts'
export {
  packedTokens,
  type SemanticKind,
  type SemanticToken,
  semanticKinds,
  semanticTokens,
} from './language/semanticTokens.ts'
export { type CoverageMark, coverageMarks } from './page/marks.ts'
export type * as page from './page/page.ts'
export type { OutlineClause, PageBlock, PageNumber, PagePiece, PageSentence, RenderedNotice } from './page/page.ts'
export { noticeOutline, renderedNotice } from './page/render.ts'
export { layouts } from './page/roles.ts'
export { type Assumption, type Assumptions, assumptions, type OpenQuestion, type ReadingEffect } from './readings/assumptions.ts'
export { knownReadings } from './readings/chosen.ts'
export { type Effect, effectUnder } from './readings/effect.ts'
export type { Readings } from './readings/runs.ts'
export { asScenario, type Tried } from './simulation/asScenario.ts'
export { type Dial, dialsOf, questionsOf } from './simulation/dials.ts'
export type { Subject } from './subject.ts'
export type { Choice, GridColumn } from './tables/columns.ts'
export type { Finding } from './tables/findings.ts'
export { type GridCell, type GridRow, type TableGrid, tableGrid } from './tables/grid.ts'
export { type TableLine, tableHits, tableList, tableNamed, tablePlace } from './tables/list.ts'
export type { Note, TypedTail } from './tables/notes.ts'
export { editTable, type TableOperation } from './tables/operations.ts'
export type { GridProblem } from './tables/problems.ts'
export { sheetCells } from './tables/sheet.ts'
export type { FormulaPiece } from './why/formula.ts'
export { resultsOf, whyChildren, whyNodes, whyTree } from './why/tree.ts'
export type * as why from './why/why.ts'
export type { Results, WhyNode, WhyOption, WhyRefusal, WhyTree } from './why/why.ts'
export { createWorkspace, type Document, type Workspace } from './workspace.ts'
