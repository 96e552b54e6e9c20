import {
  type Case,
  type CaseOutcome,
  type CaseReport,
  type Language,
  agrees as meets,
  type Program,
  type Result,
  render,
  type Severity,
  showLiteral,
  showValue,
} from '../../engine/index.ts'
import {
  caseProblems,
  caseReport,
  type Document,
  knownReadings,
  type NoticeProblem,
  type ProblemFix,
  problems,
  type Readings,
  type Witness,
} from '../../engine/service/index.ts'
import type { Focus } from './protocol.ts'

type Expectation = Case['expectations'][number]

/** What every screen shows after an edit: plain data, sent whole. */
export interface Snapshot {
  readonly revision: number
  /** Milliseconds from taking the newest edit to this; measured for the benchmark. */
  readonly took: number
  readonly entry: string
  /** Whether every rule could be read: then the results are of this text, else of the last of which that was so. */
  readonly sound: boolean
  readonly problems: readonly ProblemItem[]
  readonly results: Results | null
}

/** Results of a text whose rules could all be read. */
export interface Results {
  readonly revision: number
  /** Readings that hold for all cases against their own, as far as the notice knows them: question → reading. */
  readonly readings: Readings
  readonly cases: readonly CaseItem[]
  readonly covered: number
  readonly coverable: number
}

export interface Place {
  readonly file: string
  readonly start: number
  readonly end: number
}

export interface ProblemItem {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly hint: string
  readonly place: Place
  readonly related: readonly { readonly place: Place; readonly text: string }[]
  readonly fixes: readonly ProblemFix[]
  /** The table that it is about, and a record that shows it, where there are any. */
  readonly table: string | null
  readonly witness: Witness | null
}

export interface CaseItem {
  /** null for the notice itself. */
  readonly entity: string | null
  readonly name: string
  readonly clause: string | null
  readonly passed: boolean
  readonly place: Place
  readonly expectations: readonly ExpectationItem[]
  /** Why it has no results. */
  readonly messages: readonly string[]
}

export type InBoth = Readonly<Record<Language, string>>

export interface ExpectationItem {
  readonly name: string
  /** In both languages, so that what was seen in one can be compared after a change to the other. */
  readonly expected: InBoth
  readonly actual: InBoth
  readonly agrees: boolean
}

/**
 * The snapshot of a document; `last` are the results of the last text whose rules could all be read. Switched readings change
 * the results only: problems are those of the notice as it is written.
 */
export function snapshotOf(document: Document, focus: Focus, revision: number, last: Results | null): Omit<Snapshot, 'took'> {
  const { entry, language } = focus
  const { draft } = document.compiled
  const report = caseReport(document, focus.readings)
  const readings = knownReadings(draft, focus.readings)
  const results = report ? { revision, readings, ...resultsOf(report, draft, language) } : last
  const found = [...problems(document, language), ...caseProblems(document, language)]
  return { revision, entry, sound: report !== null, problems: found.map(problemItem), results }
}

type Shown = Omit<Results, 'revision' | 'readings'>

function resultsOf({ cases, covered, coverable }: CaseReport, program: Program, language: Language): Shown {
  return { cases: cases.map((outcome) => caseItem(outcome, program, language)), covered, coverable }
}

export const problemItem = ({ span, related, file: _, ...problem }: NoticeProblem): ProblemItem => ({
  ...problem,
  place: span,
  related: related.map((each) => ({ place: each.span, text: each.text })),
})

function caseItem({ case: each, passed, outcome, values, diagnostics }: CaseOutcome, program: Program, language: Language): CaseItem {
  const expectations = each.expectations.map((expected) => {
    const actual = values?.get(expected.name)
    const agrees = actual !== undefined && meets(expected, actual)
    const shownActual = actual ? shown(actual) : nothing
    return { name: expected.name, expected: agrees ? shownActual : shownExpected(expected, program), actual: shownActual, agrees }
  })
  const { entity, name, clause, span } = each
  const messages = outcome?.kind === 'results' ? [] : diagnostics.map((found) => render(found, language))
  return { entity, name, clause, passed, place: span, expectations, messages }
}

const nothing: InBoth = { zh: '—', en: '—' }

const shown = (result: Result): InBoth => (result.kind === 'known' ? showValue(result.type, result.value) : unknown(result.reasons))

function shownExpected({ rule, value, reasons }: Expectation, program: Program): InBoth {
  const type = program.rules.find(({ id }) => id === rule)?.type
  return value === null || !type ? unknown(reasons) : showLiteral(type, value)
}

const unknown = (reasons: readonly string[]): InBoth => ({ zh: `未知（${reasons.join('、')}）`, en: `unknown (${reasons.join(', ')})` })
