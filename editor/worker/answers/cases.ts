import {
  type CaseKey,
  type CaseRequest,
  caseReport,
  caseRow,
  caseSheet,
  changeCases,
  type Document,
  offsetOf,
  type TypedCase,
  tryCase,
  typedCase,
  type Workspace,
} from '../../../engine/service/index.ts'
import { type About, documentOf } from './about.ts'

/** The cases as a sheet and as forms. Null while the notice is not there. */
export const casesAnswers = (workspace: Workspace) => ({
  /** Null too while a rule can't be read, so that there are no results. */
  caseSheet(about: About) {
    const document = documentOf(workspace, about)
    const report = document && caseReport(document)
    return document && report && caseSheet(document, report, about.language)
  },
  /** A case as a form takes it; null where it is gone. */
  typedCase({ case: key, ...about }: About & { readonly case: CaseKey }) {
    const document = documentOf(workspace, about)
    return document && typedOf(document, key, about)
  },
  /** What the rules give for a case that is being typed. */
  tryCase({ typed, ...about }: About & { readonly typed: TypedCase }) {
    const document = documentOf(workspace, about)
    return document && tryCase(document, typed, about.language)
  },
  changeCases({ requests, whole, ...about }: About & { readonly requests: readonly CaseRequest[]; readonly whole: boolean }) {
    const document = documentOf(workspace, about)
    return document && changeCases(document, requests, about.language, whole)
  },
})

function typedOf(document: Document, key: CaseKey, { language }: About): TypedCase | null {
  const at = offsetOf(document, key)
  const draft = at === null ? null : caseRow(document, at)
  return draft && typedCase(document, draft, language)
}
