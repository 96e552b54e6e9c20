import {
  type CaseKey,
  type CaseRequest,
  caseReport,
  caseSheet,
  changeCases,
  type TypedCase,
  tryCase,
  typedCaseOf,
  type Workspace,
} from '../../../engine/service/index.ts'
import { type About, documentOf } from './about.ts'

/** The cases as a sheet and as forms. Null while the notice is not there. */
export const casesAnswers = (workspace: Workspace) => ({
  /** Under the readings that are switched. Null too while a rule can't be read, so that there are no results. */
  caseSheet(about: About) {
    const document = documentOf(workspace, about)
    const report = document && caseReport(document, about.readings)
    return document && report && caseSheet(document, report, about.language)
  },
  /** A case as a form takes it; null where it is gone. */
  typedCase({ case: key, ...about }: About & { readonly case: CaseKey }) {
    const document = documentOf(workspace, about)
    return document && typedCaseOf(document, key, about.language)
  },
  /** What the rules give for a case that is being typed: another text of `of`, or a new case. */
  tryCase({ typed, of, ...about }: About & { readonly typed: TypedCase; readonly of: CaseKey | null }) {
    const document = documentOf(workspace, about)
    return document && tryCase(document, typed, of, about.language)
  },
  /** The edits of several requests, to be made as one step; `whole` ones say all of a case, as a form does. */
  changeCases({ requests, whole, ...about }: About & { readonly requests: readonly CaseRequest[]; readonly whole: boolean }) {
    const document = documentOf(workspace, about)
    return document && changeCases(document, requests, about.language, whole)
  },
})
