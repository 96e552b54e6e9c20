import type { Language } from '../../../grammar/diagnostic.ts'
import type { CaseReport } from '../../cases.ts'
import type { LiteralValue, Type } from '../../program/program.ts'
import type { Document } from '../workspace.ts'
import { type CaseForm, caseForm, type FormField, type FormResult } from './form.ts'
import { type CaseColumn, type CaseGridRow, type CaseInput, caseGrid } from './grid.ts'
import { type CaseKey, caseKeys } from './key.ts'
import { typedText } from './typed.ts'

/** The cases as a sheet: every text as one would type it, and for each column what may be typed. Plain data. */
export interface CaseSheet {
  readonly rows: readonly SheetRow[]
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

export interface SheetRow extends Pick<CaseGridRow, 'clause' | 'passed' | 'problems' | 'headSpan'> {
  readonly key: CaseKey
  /** Whether it stands in the notice's main file: others can't be changed here. */
  readonly own: boolean
  /** By the names of their columns. */
  readonly readings: Readonly<Record<string, string>>
  readonly inputs: Readonly<Record<string, string>>
  /** How many records a relation has. */
  readonly relations: Readonly<Record<string, number>>
  readonly results: Readonly<Record<string, SheetResult>>
}

export interface SheetResult {
  /** Empty where nothing is expected. */
  readonly expected: string
  /** Empty where the record is refused. */
  readonly actual: string
  readonly passed: boolean | null
}

export function caseSheet(document: Document, report: CaseReport, language: Language): CaseSheet {
  const { rows, columns } = caseGrid(document, report, language)
  const program = document.compiled.draft
  const keys = caseKeys(program)
  const forms = [...program.entities.map(({ name }) => name), null].flatMap((entity) => {
    const isUsed = rows.some((row) => row.entity === entity) || program.rules.some((rule) => rule.entity === entity)
    const form = isUsed ? caseForm(document, entity, language) : null
    return form ? [form] : []
  })
  const asked = new Set(rows.flatMap(({ readings }) => readings.map(({ question }) => question)))
  const questions = program.questions.filter(({ name }) => asked.has(name))
  return {
    rows: rows.map((row, index) => sheetRow(row, keys[index] as CaseKey, document.entry, language)),
    columns: [
      ...questions.map(
        ({ name, text, readings }): SheetColumn => ({
          kind: 'reading',
          entity: null,
          name,
          type: null,
          unit: '',
          choices: readings.map((reading) => reading.name),
          hint: text,
        }),
      ),
      ...columns.map((column) => sheetColumn(column, forms, language)),
    ],
    forms,
  }
}

function sheetColumn({ kind, entity, name, type }: CaseColumn, forms: readonly CaseForm[], language: Language): SheetColumn {
  const form = forms.find((each) => each.entity === entity)
  const fields: readonly (FormField | FormResult)[] = (kind === 'input' ? form?.entities[0]?.fields : form?.results) ?? []
  const field = fields.find((each) => each.name === name)
  const range = field && 'rangeText' in field ? field.rangeText : ''
  return {
    kind: type === null ? 'relation' : kind,
    entity,
    name,
    type,
    unit: field?.unit ?? '',
    choices: type?.kind === 'boolean' ? truths[language] : (field?.members ?? []),
    hint: [field?.typeText ?? '', range].filter(Boolean).join(' '),
  }
}

const truths: Readonly<Record<Language, readonly string[]>> = { zh: ['是', '否'], en: ['yes', 'no'] }

function sheetRow(row: CaseGridRow, key: CaseKey, entry: string, language: Language): SheetRow {
  const { clause, passed, problems, headSpan, readings, inputs, results } = row
  const typed = inputs.filter(({ records, value }) => records.length === 0 && !Array.isArray(value))
  return {
    key,
    own: headSpan.file === entry,
    clause,
    passed,
    problems,
    headSpan,
    readings: Object.fromEntries(readings.map(({ question, reading }) => [question, reading])),
    inputs: Object.fromEntries(typed.map(({ name, type, value }) => [name, typedOr(type, value as LiteralValue, '', language)])),
    relations: Object.fromEntries(
      inputs.filter((input) => !typed.includes(input)).map(({ name, records }: CaseInput) => [name, records.length]),
    ),
    results: Object.fromEntries(
      results.map(({ name, type, expected, expectedValue, actual, actualValue, passed: met }) => [
        name,
        {
          expected: typedOr(type, expectedValue, expected ?? '', language),
          actual: typedOr(type, actualValue, actual ?? '', language),
          passed: met,
        },
      ]),
    ),
  }
}

const typedOr = (type: Type | null, value: LiteralValue | null, otherwise: string, language: Language): string =>
  type === null || value === null ? otherwise : typedText(type, value, language)
