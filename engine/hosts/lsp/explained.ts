import { caseRecord, explainer, type Language, sentencesOf } from '../../index.ts'
import { type ChosenCase, caseReport, type Document } from '../../service/index.ts'

/** Why the results that a case expects are what they are, a sentence each; null where no such case ran. */
export function explained(document: Document, { name, entity }: ChosenCase, language: Language): string[] | null {
  const { program, module } = document.compiled
  const found = caseReport(document)?.cases.find(({ case: each }) => each.name === name && (entity == null || each.entity === entity))
  if (!program || !found) return null
  const { record } = caseRecord(program, found.case)
  if (!record) return null
  const { readings, expectations } = found.case
  const results = expectations.map((expected) => expected.name)
  const told = explainer(program, { readings, clauses: module.clauses }).explain(record, { entity: found.case.entity, results })
  return told.kind === 'explained' ? sentencesOf(told.explanation, language).flatMap(({ sentences }) => sentences) : null
}
