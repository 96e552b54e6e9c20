import type { Language } from '../../../grammar/diagnostic.ts'
import { silence } from '../../program/outcome.ts'
import type { CaseRecord, CaseValue, Entity, Field, LiteralValue, Program, Rule, Type } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import { wordIn } from '../edits/notation.ts'
import type { Document } from '../workspace.ts'
import type { CaseDraft, DraftExpectation } from './draft.ts'
import { ownValue } from './ownValue.ts'
import { type FormRecord, problemOf, readDraft, typedRecord } from './record.ts'
import { typedFaults } from './texts.ts'
import { typedText, typedValue } from './typed.ts'
import { unknownText } from './unknown.ts'
import { entityOf } from './write.ts'

type Texts = Readonly<Record<string, string>>

/** A case as a form or a row of a grid holds it: every value as it was typed, right or wrong. Plain data. */
export interface TypedCase {
  readonly name: string
  readonly entity: string | null
  /** Field → text; what is empty is not filled in. */
  readonly fields: Texts
  /** Relation → its records, field → text. */
  readonly relations: Readonly<Record<string, readonly Texts[]>>
  /** Question → reading. */
  readonly readings: Texts
  /** Result → what is expected of it, 未知（出生日期） too. */
  readonly expectations: Texts
}

/** What is wrong with what was typed, at its place. */
export interface TypedProblem {
  readonly at: 'name' | 'field' | 'reading' | 'expectation'
  /** Of the field, question or result; 就诊[2].入院日期 for a record's, counted from 1. Empty for what concerns all. */
  readonly name: string
  readonly message: string
}

/** A case as one would type it. */
export function typedCase({ compiled }: Document, draft: CaseDraft, language: Language): TypedCase {
  const program = compiled.draft
  const { fields, relations } = typedParts(program, draft.entity, draft.record, language)
  const expectations = draft.expectations.map(({ name, value, reasons }): [string, string] => {
    const type = resultRules(program, draft.entity).find((rule) => rule.name === name)?.type
    return [name, value === null || !type ? unknownText(reasons, language) : typedText(type, value, language)]
  })
  return {
    name: draft.name,
    entity: draft.entity,
    fields,
    relations,
    readings: draft.readings,
    expectations: Object.fromEntries(expectations),
  }
}

function typedParts(
  program: Program,
  entity: string | null,
  record: CaseRecord,
  language: Language,
): Pick<TypedCase, 'fields' | 'relations'> {
  const declared = entityOf(program, entity)
  const fields = declared?.fields.flatMap(({ name, type }): [string, string][] =>
    Object.hasOwn(record, name) ? [[name, typedText(type, record[name] as LiteralValue, language)]] : [],
  )
  const relations = declared?.relations.flatMap(({ name, entity: of }): [string, Texts[]][] =>
    Object.hasOwn(record, name)
      ? [[name, (record[name] as readonly CaseRecord[]).map((each) => typedParts(program, of, each, language).fields)]]
      : [],
  )
  return { fields: Object.fromEntries(fields ?? []), relations: Object.fromEntries(relations ?? []) }
}

/** What was typed, read as far as it could be, and all that is wrong with it. */
export interface ReadCase {
  readonly record: FormRecord
  readonly expectations: readonly DraftExpectation[]
  readonly problems: readonly TypedProblem[]
}

type Typed = Pick<TypedCase, 'fields' | 'relations' | 'expectations'>

export function readTypedCase(document: Document, entity: string | null, typed: Typed, language: Language): ReadCase {
  const program = document.compiled.draft
  const given = {
    ...filled(typed.fields),
    ...Object.fromEntries(Object.entries(typed.relations).map(([name, each]) => [name, each.map(filled)])),
  }
  const record = typedRecord(program, entity, given)
  const doubtful = doubtfulRatios(entityOf(program, entity), typed, program, language)
  const refused = readDraft(program, entity, record).refusals.map((refusal): TypedProblem => {
    const { field, message } = problemOf(refusal, language)
    return { at: 'field', name: field ?? '', message }
  })
  const known = new Set(doubtful.map(({ name }) => name))
  const { expectations, problems } = readExpectations(program, entity, typed.expectations, language)
  return { record, expectations, problems: [...doubtful, ...refused.filter(({ name }) => !known.has(name)), ...problems] }
}

const filled = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))

/** 75 in a field of ratios may be meant as 75% or as 7500%: it is asked, never guessed. */
function doubtfulRatios(
  declared: Entity | undefined,
  { fields, relations }: Omit<Typed, 'expectations'>,
  program: Program,
  language: Language,
): TypedProblem[] {
  const own = inDoubt(declared?.fields ?? [], fields, '', language)
  const others = (declared?.relations ?? []).flatMap(({ name, entity }) =>
    (ownValue(relations, name) ?? []).flatMap((each, index) =>
      inDoubt(entityOf(program, entity)?.fields ?? [], each, `${name}[${index + 1}].`, language),
    ),
  )
  return [...own, ...others]
}

function inDoubt(declared: readonly Field[], texts: Texts, prefix: string, language: Language): TypedProblem[] {
  return declared.flatMap(({ name, type }): TypedProblem[] =>
    isDoubtful(type, ownValue(texts, name) ?? '')
      ? [{ at: 'field', name: prefix + name, message: typedFaults.percent[language](ownValue(texts, name) ?? '') }]
      : [],
  )
}

const isDoubtful = (type: Type, text: string): boolean =>
  type.kind === 'decimal' && type.unit === 'ratio' && /^\s*-?[\d.,]+\s*$/.test(text) && Number(text) !== 0

const unknownForm = /^(?:未知|unknown)\s*(?:[（(](.*)[）)])?$/s

/** Expectations by the checks of records: a result of a type takes what a field of that type would. */
function readExpectations(program: Program, entity: string | null, typed: Texts, language: Language): Omit<ReadCase, 'record'> {
  const rules = resultRules(program, entity)
  const expectations: DraftExpectation[] = []
  const problems: TypedProblem[] = []
  for (const [name, text] of Object.entries(typed)) {
    const rule = rules.find((each) => each.name === name)
    if (!rule || text.trim() === '') continue
    const read = unknownForm.test(text.trim()) ? readReasons(program, text.trim(), language) : readResult(program, rule, text, language)
    if (typeof read === 'string') problems.push({ at: 'expectation', name, message: read })
    else expectations.push({ name, ...read })
  }
  return { expectations, problems }
}

/** What is expected, or what is wrong with it. */
type ReadExpectation = Omit<DraftExpectation, 'name'> | string

function readReasons(program: Program, text: string, language: Language): ReadExpectation {
  const written = unknownForm.exec(text)?.[1] ?? ''
  const reasons = written
    .split(/[、,，]/)
    .map((reason) => reason.trim())
    .filter((reason) => reason !== '')
    .map((reason) => (reason === wordIn('en', 'silent') ? silence : reason))
  const wrong = reasons.find((reason) => !isReason(program, reason))
  return wrong === undefined ? { value: null, reasons } : typedFaults.reason[language](wrong)
}

function isReason({ entities, parameters }: Program, reason: string): boolean {
  const dated = /^(.+?)(?:[（(]\d{4}年?[）)])?$/.exec(reason)?.[1]
  const isField = entities.some(({ fields, relations }) => [...fields, ...relations].some(({ name }) => name === reason))
  return reason === silence || isField || parameters.some(({ name }) => name === dated)
}

const anyScale = 18

function readResult(program: Program, { name, type, span }: Rule, text: string, language: Language): ReadExpectation {
  if (isDoubtful(type, text)) return typedFaults.percent[language](text)
  const numeric = { scale: anyScale, minimum: null, maximum: null }
  const field: Field = { name, type, numeric, optional: true, default: null, earliest: null, latest: null, span }
  const value = typedValue(type, text)
  const results = { ...program, entities: [{ name: '', fields: [field], relations: [], span }] }
  const [refusal] = readDraft(results, '', { [name]: value }).refusals
  return refusal ? problemOf(refusal, language).message : { value, reasons: [] }
}

/** A record without what is not filled in, as cases hold it. */
export function caseRecordOf(record: FormRecord): CaseRecord {
  const entries = Object.entries(record).flatMap(([name, value]): [string, CaseValue][] => {
    if (value === null) return []
    return [[name, Array.isArray(value) ? value.map((each) => caseRecordOf(each as FormRecord)) : (value as LiteralValue)]]
  })
  return Object.fromEntries(entries)
}
