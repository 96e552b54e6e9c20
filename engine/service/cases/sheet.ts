import type { Language } from '../../../grammar/diagnostic.ts'
import type { CaseReport } from '../../cases.ts'
import type { Entity, Program, Question, Type } from '../../program/program.ts'
import type { Document } from '../workspace.ts'
import { type CaseForm, caseForm, type FormField, type FormResult } from './form.ts'
import { ownValue } from './ownValue.ts'
import { type SheetRow, sheetRows } from './sheetRow.ts'
import { entityOf } from './write.ts'

/** The cases as a sheet: every text as one would type it, and for each column what may be typed. Plain data. */
export interface CaseSheet {
  readonly rows: readonly SheetRow[]
  /** The fields, relations and results that are in use, entity by entity in the order of the cases; first the readings. */
  readonly columns: readonly SheetColumn[]
  /** What cases can be of: entities that have results, and null for the notice's own. */
  readonly forms: readonly CaseForm[]
}

export interface SheetColumn {
  readonly kind: 'reading' | 'input' | 'relation' | 'result'
  /** null for the notice as a whole; a reading is of every entity. */
  readonly entity: string | null
  /** Of the question, field, relation or result. */
  readonly name: string
  readonly type: Type | null
  readonly unit: string
  /** What is to be picked from; empty where anything may be typed. */
  readonly choices: readonly string[]
  /** What belongs there, in words: 金额, 0元至280元. */
  readonly hint: string
}

export function caseSheet(document: Document, report: CaseReport, language: Language): CaseSheet {
  const program = document.compiled.program ?? document.compiled.draft
  const rows = sheetRows(document, program, report, language)
  const entities = [...new Set(rows.map(({ key }) => key.entity))]
  const forms = formsOf(document, program, new Set(entities), language)
  const asked = new Set(rows.flatMap(({ readings }) => Object.keys(readings)))
  const questions = program.questions.filter(({ name }) => asked.has(name))
  const used = entities.flatMap((entity) => {
    const form = forms.find((each) => each.entity === entity)
    return form
      ? columnsOf(
          form,
          entityOf(program, entity),
          rows.filter(({ key }) => key.entity === entity),
          language,
        )
      : []
  })
  return { rows, columns: [...questions.map(readingColumn), ...used], forms }
}

function formsOf(document: Document, program: Program, used: ReadonlySet<string | null>, language: Language): CaseForm[] {
  const entities = [...program.entities.map(({ name }) => name), null]
  return entities.flatMap((entity) => {
    const isOffered = used.has(entity) || program.rules.some((rule) => rule.entity === entity)
    const form = isOffered ? caseForm(document, entity, language) : null
    return form ? [form] : []
  })
}

const readingColumn = ({ name, text, readings }: Question): SheetColumn => ({
  kind: 'reading',
  entity: null,
  name,
  type: null,
  unit: '',
  choices: readings.map((reading) => reading.name),
  hint: text,
})

function columnsOf(form: CaseForm, declared: Entity | undefined, rows: readonly SheetRow[], language: Language): SheetColumn[] {
  const { entity } = form
  const isUsed = (part: 'inputs' | 'relations' | 'results', name: string): boolean =>
    rows.some((row) => (part === 'results' ? (ownValue(row.results, name)?.expected ?? '') !== '' : Object.hasOwn(row[part], name)))
  const fields = form.entities[0]?.fields ?? []
  return [
    ...fields.filter(({ name }) => isUsed('inputs', name)).map((field) => typedColumn('input', entity, field, field.rangeText, language)),
    ...(declared?.relations ?? [])
      .filter(({ name }) => isUsed('relations', name))
      .map(({ name }): SheetColumn => ({ kind: 'relation', entity, name, type: null, unit: '', choices: [], hint: '' })),
    ...form.results.filter(({ name }) => isUsed('results', name)).map((result) => typedColumn('result', entity, result, '', language)),
  ]
}

function typedColumn(
  kind: 'input' | 'result',
  entity: string | null,
  { name, type, typeText, unit, members }: FormField | FormResult,
  range: string,
  language: Language,
): SheetColumn {
  const choices = type.kind === 'boolean' ? truths[language] : members
  return { kind, entity, name, type, unit, choices, hint: [typeText, range].filter(Boolean).join(' ') }
}

const truths: Readonly<Record<Language, readonly string[]>> = { zh: ['是', '否'], en: ['yes', 'no'] }
