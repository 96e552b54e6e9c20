import type { Language } from '../../../grammar/diagnostic.ts'
import type { CaseOutcome } from '../../cases.ts'
import { showValue } from '../../program/show.ts'
import { caseReport } from '../caseReport.ts'
import { treeOf } from '../names/names.ts'
import type { Document } from '../workspace.ts'
import { type NoticeProblem, type ProblemFix, problemOf } from './problems.ts'
import { languageTexts } from './texts.ts'

/** What the cases of a notice expect and do not get; empty where a rule could not be read, since then no case runs. */
export function caseProblems(document: Document, language: Language): NoticeProblem[] {
  const outcomes = caseReport(document)?.cases ?? []
  return outcomes.flatMap((outcome) =>
    outcome.diagnostics
      .filter((found) => !document.compiled.diagnostics.includes(found))
      .map((found) => {
        const problem = problemOf(found, document.compiled.sources, language)
        return { ...problem, fixes: [...problem.fixes, ...accepted(document, outcome, problem, language)] }
      }),
  )
}

/** Writing what came out as what is expected. */
function accepted(document: Document, { case: each, outcome }: CaseOutcome, { span }: NoticeProblem, language: Language): ProblemFix[] {
  const expected = each.expectations.find((one) => one.span.start === span.start)
  const result = expected && outcome?.kind === 'results' ? outcome.results.get(expected.name) : undefined
  if (!expected || result?.kind !== 'known') return []
  const declaration = treeOf(document, span.file)?.declarations.find((d) => d.kind === 'case' && d.headSpan.start === each.span.start)
  const written = declaration?.kind === 'case' ? declaration.expectations.find((one) => one.span.start === span.start)?.value : undefined
  if (!written) return []
  const shown = showValue(result.type, result.value)
  const text = shown[/^[a-z]/.test(document.compiled.sources.get(span.file)?.slice(each.span.start) ?? '') ? 'en' : 'zh']
  return [{ title: languageTexts[language].expectActual(text), edits: [{ span: written.span, text }] }]
}
