import type { Language } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import type { CaseOutcome, CaseReport } from '../../cases.ts'
import type { Result } from '../../program/outcome.ts'
import type { CaseRecord, CaseValue, Entity, Expectation, LiteralValue, Program, Rule, Type } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import { literalOf, showLiteral } from '../../program/show.ts'
import { type GridProblem, problemOf } from '../tables/problems.ts'
import type { Document } from '../workspace.ts'
import { placedIn } from './layout.ts'
import { resultText, unknownText } from './try.ts'
import { entityOf } from './write.ts'

/** A field or result that some case of an entity speaks of. */
export interface CaseColumn {
  readonly kind: 'input' | 'result'
  readonly entity: string | null
  readonly name: string
  /** null for a relation. */
  readonly type: Type | null
}

export interface CaseInput {
  readonly name: string
  /** null for a relation. */
  readonly type: Type | null
  /** In the notation of the notice; of a relation, how many records there are. */
  readonly text: string
  readonly value: CaseValue
  /** The records of a relation, field by field. */
  readonly records: readonly (readonly CaseInput[])[]
}

export interface CaseResult {
  readonly name: string
  readonly type: Type
  /** null where the case expects nothing of it. */
  readonly expected: string | null
  /** null where the record is refused, so that there are no results. */
  readonly actual: string | null
  /** The two as programs write them; null also where they are unknown. */
  readonly expectedValue: LiteralValue | null
  readonly actualValue: LiteralValue | null
  /** null where nothing is expected. */
  readonly passed: boolean | null
  /** Of the line with 期望; null where there is none. */
  readonly span: Span | null
}

export interface CaseGridRow {
  readonly name: string
  readonly entity: string | null
  readonly clause: string | null
  readonly readings: readonly { readonly question: string; readonly reading: string }[]
  readonly inputs: readonly CaseInput[]
  readonly results: readonly CaseResult[]
  readonly passed: boolean
  /** Why it does not pass. */
  readonly problems: readonly GridProblem[]
  /** The whole case, and its first line. */
  readonly span: Span
  readonly headSpan: Span
}

/** Every 算例 with what came of it: plain data. */
export interface CaseGrid {
  readonly rows: readonly CaseGridRow[]
  /** The fields and results that are in use, entity by entity in the order of the notice. */
  readonly columns: readonly CaseColumn[]
  readonly passed: number
  readonly failed: number
}

export function caseGrid(document: Document, report: CaseReport, language: Language): CaseGrid {
  const program = document.compiled.program ?? document.compiled.draft
  const spans = new Map(placedIn(document).map(({ declaration }) => [declaration.headSpan.start, declaration.span]))
  const ordered = new Map<string | null, readonly Rule[]>()
  const rulesOf = (entity: string | null) => {
    const rules = ordered.get(entity) ?? resultRules(program, entity)
    ordered.set(entity, rules)
    return rules
  }
  const rows = report.cases.map((each) => rowOf(program, each, rulesOf(each.case.entity), spans.get(each.case.span.start), language))
  const passed = rows.filter((row) => row.passed).length
  return { rows, columns: columnsOf(program, report), passed, failed: rows.length - passed }
}

function rowOf(
  program: Program,
  { case: each, passed, diagnostics, outcome }: CaseOutcome,
  rules: readonly Rule[],
  span: Span | undefined,
  language: Language,
): CaseGridRow {
  const results: ReadonlyMap<string, Result> = outcome?.kind === 'results' ? outcome.results : new Map()
  const failed = new Set(diagnostics.map((found) => found.span.start))
  return {
    name: each.name,
    entity: each.entity,
    clause: each.clause,
    readings: Object.entries(each.readings).map(([question, reading]) => ({ question, reading })),
    inputs: inputsOf(program, each.entity, each.record, language),
    results: rules.flatMap(({ name, type }) => {
      const expected = each.expectations.find((expectation) => expectation.name === name)
      const actual = results.get(name)
      if (!expected && !actual) return []
      return {
        name,
        type,
        expected: expected ? expectedText(type, expected, language) : null,
        actual: actual ? resultText(actual, language) : null,
        expectedValue: expected?.value ?? null,
        actualValue: actual?.kind === 'known' ? literalOf(actual.type, actual.value) : null,
        passed: expected ? actual !== undefined && !failed.has(expected.span.start) : null,
        span: expected?.span ?? null,
      }
    }),
    passed,
    problems: diagnostics.map((found) => problemOf(found, language)),
    span: span ?? each.span,
    headSpan: each.span,
  }
}

function expectedText(type: Type, { value, reasons }: Expectation, language: Language): string {
  return value === null ? unknownText(reasons, language) : showLiteral(type, value)[language]
}

function inputsOf(program: Program, entity: string | null, record: CaseRecord, language: Language): CaseInput[] {
  const declared = entityOf(program, entity)
  return membersOf(declared).flatMap(({ name, type, of }): CaseInput[] => {
    if (!Object.hasOwn(record, name)) return []
    const value = record[name] as CaseValue
    if (type) return [{ name, type, text: showLiteral(type, value as LiteralValue)[language], value, records: [] }]
    const records = (value as readonly CaseRecord[]).map((each) => inputsOf(program, of, each, language))
    return [{ name, type, text: language === 'zh' ? `${records.length} 条` : `${records.length}`, value, records }]
  })
}

interface Member {
  readonly name: string
  readonly type: Type | null
  /** The entity of a relation. */
  readonly of: string | null
}

const membersOf = (declared: Entity | undefined): Member[] => [
  ...(declared?.fields.map(({ name, type }) => ({ name, type, of: null })) ?? []),
  ...(declared?.relations.map(({ name, entity }) => ({ name, type: null, of: entity })) ?? []),
]

function columnsOf(program: Program, { cases }: CaseReport): CaseColumn[] {
  const entities = [...new Set(cases.map((each) => each.case.entity))]
  return entities.flatMap((entity): CaseColumn[] => {
    const own = cases.map((each) => each.case).filter((each) => each.entity === entity)
    const inputs = new Set(own.flatMap((each) => Object.keys(each.record)))
    const expected = new Set(own.flatMap((each) => each.expectations.map(({ name }) => name)))
    return [
      ...membersOf(entityOf(program, entity)).flatMap(({ name, type }) =>
        inputs.has(name) ? { kind: 'input' as const, entity, name, type } : [],
      ),
      ...resultRules(program, entity).flatMap(({ name, type }) =>
        expected.has(name) ? { kind: 'result' as const, entity, name, type } : [],
      ),
    ]
  })
}
