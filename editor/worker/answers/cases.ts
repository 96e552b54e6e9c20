import {
  type CaseKey,
  type CaseRequest,
  caseOfWitness,
  caseReport,
  caseRow,
  caseSheet,
  changeCases,
  type Document,
  offsetOf,
  type TypedCase,
  tryCase,
  typedCase,
  type Witness,
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
  /** A new case of a record that shows a finding, and the fields that the finding says nothing of. */
  witnessCase({ witness, ...about }: About & { readonly witness: Witness }) {
    const document = documentOf(workspace, about)
    if (!document) return null
    const { draft, filled } = caseOfWitness(document, witness, about.language)
    return { typed: typedCase(document, draft, about.language), filled }
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
