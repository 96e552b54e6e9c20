import type { Language } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import { agrees, type CaseOutcome, type CaseReport, caseRecord } from '../../cases.ts'
import type { Result } from '../../program/outcome.ts'
import type { CaseRecord, CaseValue, Entity, Expectation, LiteralValue, Program, Rule } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import { literalOf, showLiteral } from '../../program/show.ts'
import { type GridProblem, problemOf } from '../tables/problems.ts'
import type { Document } from '../workspace.ts'
import { type CaseKey, caseKeys } from './key.ts'
import { problemOf as refusalOf } from './record.ts'
import { typedText } from './typed.ts'
import type { TypedCase } from './typedCase.ts'
import { typedCaseOf } from './typedCaseOf.ts'
import { unknownText } from './unknown.ts'
import { entityOf } from './write.ts'

/** A case with what came of it. */
export interface SheetRow {
  readonly key: CaseKey
  readonly clause: string | null
  readonly passed: boolean
  /** Why it does not pass. */
  readonly problems: readonly GridProblem[]
  /** Of its first line. */
  readonly headSpan: Span
  /** By the names of their columns. */
  readonly readings: Readonly<Record<string, string>>
  readonly inputs: Readonly<Record<string, string>>
  /** What is wrong with an input, so that the record is refused. */
  readonly faults: Readonly<Record<string, string>>
  /** Each record of a relation in words: 日期 2020年1月31日、费用 1.5元. */
  readonly relations: Readonly<Record<string, readonly string[]>>
  readonly results: Readonly<Record<string, SheetResult>>
}

export interface SheetResult {
  /** Empty where nothing is expected. */
  readonly expected: string
  /** Empty where the record is refused. */
  readonly actual: string
  /** null where nothing is expected. */
  readonly passed: boolean | null
}

export function sheetRows(document: Document, program: Program, { cases }: CaseReport, language: Language): SheetRow[] {
  const { draft, diagnostics } = document.compiled
  const keys = caseKeys(draft)
  const ordered = new Map<string | null, readonly Rule[]>()
  const rulesOf = (entity: string | null) => {
    const rules = ordered.get(entity) ?? resultRules(program, entity)
    ordered.set(entity, rules)
    return rules
  }
  return cases.map((each, index) => {
    const key = keys[index] as CaseKey
    const row = { key, ...rowOf(program, each, rulesOf(each.case.entity), language) }
    return each.diagnostics.some((found) => diagnostics.includes(found)) ? asWritten(row, typedCaseOf(document, key, language)) : row
  })
}

/** A case that could not be read, with what stands in its text: nothing is taken away unseen. */
function asWritten(row: SheetRow, typed: TypedCase | null): SheetRow {
  if (!typed) return row
  const said = row.problems.map(({ message }) => message).join('\n')
  const unread = Object.keys(typed.fields).filter((name) => !Object.hasOwn(row.inputs, name))
  const expected = Object.entries(typed.expectations).map(([name, text]) => [name, { expected: text, actual: '', passed: false }])
  return {
    ...row,
    inputs: typed.fields,
    readings: typed.readings,
    faults: { ...row.faults, ...Object.fromEntries(unread.map((name) => [name, said])) },
    results: Object.fromEntries(expected),
  }
}

function rowOf(program: Program, outcome: CaseOutcome, rules: readonly Rule[], language: Language): Omit<SheetRow, 'key'> {
  const { case: each, passed, diagnostics } = outcome
  return {
    clause: each.clause,
    passed,
    problems: diagnostics.map((found) => problemOf(found, language)),
    headSpan: each.span,
    readings: each.readings,
    ...partsOf(program, entityOf(program, each.entity), each.record, language),
    faults: faultsOf(program, outcome, language),
    results: resultsOf(outcome, rules, language),
  }
}

function partsOf(
  program: Program,
  declared: Entity | undefined,
  record: CaseRecord,
  language: Language,
): Pick<SheetRow, 'inputs' | 'relations'> {
  const given = (name: string) => (Object.hasOwn(record, name) ? (record[name] as CaseValue) : null)
  const inputs = (declared?.fields ?? []).flatMap(({ name, type }): [string, string][] => {
    const value = given(name)
    return value === null ? [] : [[name, typedText(type, value as LiteralValue, language)]]
  })
  const relations = (declared?.relations ?? []).flatMap(({ name, entity }): [string, string[]][] => {
    const records = given(name) as readonly CaseRecord[] | null
    return records === null ? [] : [[name, records.map((each) => inWords(entityOf(program, entity), each, language))]]
  })
  return { inputs: Object.fromEntries(inputs), relations: Object.fromEntries(relations) }
}

function inWords(declared: Entity | undefined, record: CaseRecord, language: Language): string {
  const said = (declared?.fields ?? []).flatMap(({ name, type }) =>
    Object.hasOwn(record, name) ? [`${name} ${showLiteral(type, record[name] as LiteralValue)[language]}`] : [],
  )
  return said.join(language === 'zh' ? '、' : ', ')
}

/** Read again where the record was refused as it stands: the report says so of the case as a whole. */
function faultsOf(program: Program, { case: each, outcome }: CaseOutcome, language: Language): Readonly<Record<string, string>> {
  if (outcome) return {}
  const found = caseRecord(program, each).refusals.map((refusal) => refusalOf(refusal, language))
  return Object.fromEntries(found.flatMap(({ field, message }) => (field === null ? [] : [[field, message]])))
}

function resultsOf({ case: each, values }: CaseOutcome, rules: readonly Rule[], language: Language) {
  const shown = rules.flatMap((rule): [string, SheetResult][] => {
    const expected = each.expectations.find(({ name }) => name === rule.name)
    const actual = values?.get(rule.name)
    if (!expected && !actual) return []
    const result = {
      expected: expected ? expectedText(rule, expected, language) : '',
      actual: actual ? actualText(actual, language) : '',
      passed: expected ? actual !== undefined && agrees(expected, actual) : null,
    }
    return [[rule.name, result]]
  })
  return Object.fromEntries(shown)
}

const expectedText = ({ type }: Rule, { value, reasons }: Expectation, language: Language): string =>
  value === null ? unknownText(reasons, language) : typedText(type, value, language)

const actualText = (actual: Result, language: Language): string =>
  actual.kind === 'unknown' ? unknownText(actual.reasons, language) : typedText(actual.type, literalOf(actual.type, actual.value), language)
