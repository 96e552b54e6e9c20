import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type EntityGuard, guardsOf } from '../../../engine/exports/guards.ts'
import type { KitSettings } from '../../../engine/exports/kit/kit.ts'
import { type FormCases, workbookOf } from '../../../engine/exports/workbook/build.ts'
import { caseRow, expectedShown, fitsCells, statusText } from '../../../engine/exports/workbook/sheets/caseRows.ts'
import { type Shown, shownDay, shownLiteral } from '../../../engine/exports/workbook/sheets/values.ts'
import { type Workbook, workbookBytes } from '../../../engine/exports/workbook/xlsx/package.ts'
import type { Cell } from '../../../engine/exports/workbook/xlsx/sheet.ts'
import { formatDate, parseDate } from '../../../engine/number/date.ts'
import type { RecordOutcome } from '../../../engine/program/outcome.ts'
import type { CaseRecord, Program } from '../../../engine/program/program.ts'
import type { Form } from '../../../engine/steps/form.ts'
import type { Sheets } from '../support/libreoffice.ts'

/** Records of one form with what the interpreter says of them. */
export interface FormRecords {
  readonly form: Form
  readonly records: readonly CaseRecord[]
  readonly expected: readonly RecordOutcome[]
}

/** The workbook of a program with these records as its cases; what is expected of them is not in it. */
export function workbookWith(program: Program, all: readonly FormRecords[]): Workbook {
  const cases = all.map(({ form, records }): FormCases => {
    const rows = records.map((record, index) => caseRow(program, guardOf(program, form), `第 ${index + 1} 个`, record, null))
    return { form, rows, empty: 1 }
  })
  return workbookOf({ program, sources: new Map(), version: 'test' }, cases)
}

export const guardOf = (program: Program, { entity, limits }: Form): EntityGuard | null =>
  entity === null ? null : (guardsOf(program, entity.name, limits).get(entity.name) ?? null)

export function written(folder: string, name: string, workbook: Workbook): string {
  const file = join(folder, name)
  writeFileSync(file, workbookBytes(workbook))
  return file
}

/** The workbook as somebody leaves it who typed other settings into its yellow cells. */
export function withSettings(workbook: Workbook, program: Program, { baseDate, readings, parameters }: Partial<KitSettings>): Workbook {
  const changes: Change[] = [
    ...(baseDate ? [{ sheet: '读法与基准日', row: ['基准日'], column: 2, shown: shownDay(parseDate(baseDate) as number) }] : []),
    ...Object.entries(readings ?? {}).map(([name, reading]) => ({
      sheet: '读法与基准日',
      row: [name],
      column: 2,
      shown: { text: reading },
    })),
    ...(parameters ?? []).map(({ parameter: name, period, value }) => {
      const parameter = program.parameters.find((each) => each.name === name)
      const label = parameter?.values[period]?.label ?? ''
      const shown = parameter ? shownLiteral(parameter.type, value) : { text: '' }
      return { sheet: '参数', row: [name, label], column: 1, shown }
    }),
  ]
  return { ...workbook, sheets: workbook.sheets.map((sheet) => changes.reduce(typedInto, sheet)) }
}

interface Change {
  readonly sheet: string
  /** Its first text, and the period behind it where there is one. */
  readonly row: readonly string[]
  readonly column: number
  readonly shown: Shown
}

function typedInto(sheet: Workbook['sheets'][number], { sheet: name, row, column, shown }: Change): Workbook['sheets'][number] {
  if (sheet.name !== name) return sheet
  const is = (cell: Cell | null | undefined, text: string | undefined) =>
    text === undefined || (cell?.kind === 'text' && cell.text === text)
  const place = sheet.rows.findIndex(({ cells }) => is(cells[0], row[0]) && is(cells[3], row[1]))
  const rows = sheet.rows.map((each, index) => {
    if (index !== place) return each
    const style = each.cells[column]?.style ?? { look: 'input' }
    const typed: Cell = 'text' in shown ? { kind: 'text', text: shown.text, style } : { kind: 'number', number: shown.number, style }
    return { ...each, cells: each.cells.with(column, typed) }
  })
  return { ...sheet, rows }
}

/** Compares what a sheet of cases shows after recalculation with the interpreter, to the last digit; gives how many rows it compared. */
export function compareSheet(program: Program, sheets: Sheets, name: string, { form, records, expected }: FormRecords): number {
  const sheet = sheets.get(name) ?? []
  const guard = guardOf(program, form)
  const first = 2 + (guard?.fields.length ?? 0)
  let compared = 0
  records.forEach((record, index) => {
    const cells = sheet[5 + index] ?? []
    const shown = cells.slice(first, first + 1 + form.results.length)
    if (guard && isBeyond(guard, record)) {
      expect(shown[0]).toContain('record.beyondExport')
      return
    }
    // Elements that nothing reads have no sheet, and are not looked at.
    if (shown[0]?.includes('见明细') && guard && hasElementBeyond(program, form, guard, record)) return
    compared++
    const answer = answerOf(form, shown)
    const must = mustBe(form, expected[index] as RecordOutcome)
    if (JSON.stringify(answer) !== JSON.stringify(must)) expect({ record, ...answer }).toEqual({ record, ...must })
  })
  return compared
}

/** Whether a record has a number that the workbook's guard refuses. */
function isBeyond({ fields }: EntityGuard, record: CaseRecord): boolean {
  return fields.some(({ field, limits, scale }) => {
    const value = Object.hasOwn(record, field.name) ? record[field.name] : undefined
    if (field.type.kind !== 'decimal' || limits === null || typeof value !== 'string') return false
    const units = Number(value) * 10 ** scale
    return units < Number(limits.low) || units > Number(limits.high)
  })
}

/** Whether one of a record's elements has such a number: its own sheet tells, and the record is refused for it. */
function hasElementBeyond(program: Program, { limits, entity }: Form, { relations }: EntityGuard, record: CaseRecord): boolean {
  if (entity === null) return false
  const guards = guardsOf(program, entity.name, limits)
  return relations.some(({ name, entity: of }) => {
    const elements = Object.hasOwn(record, name) ? record[name] : []
    const guard = guards.get(of)
    return guard !== undefined && Array.isArray(elements) && elements.some((element) => isBeyond(guard, element as CaseRecord))
  })
}

type Answer = Readonly<Record<string, string | readonly string[]>>

/** What cells show, as data: numbers and days in one notation, reasons and refusals in order. */
function answerOf({ results }: Form, [status = '', ...cells]: readonly string[]): Answer {
  if (status !== '可用') return { $refused: parts(status) }
  return Object.fromEntries(results.map(({ rule }, index) => [rule.name, plain(rule.type.kind, cells[index] ?? '')]))
}

const parts = (text: string): string[] =>
  text
    .split('；')
    .filter((part) => part !== '')
    .sort()

function plain(kind: string, text: string): string | string[] {
  if (text.startsWith('未知：')) return parts(text.slice('未知：'.length))
  if (kind === 'decimal') return String(text.endsWith('%') ? Number(`${text.slice(0, -1)}e-2`) : Number(text))
  return kind === 'instant' ? text.replace(' ', 'T').slice(0, 16) : text
}

function mustBe(form: Form, expected: RecordOutcome): Answer {
  if (expected.kind === 'refused') return { $refused: parts(statusText(expected)) }
  return Object.fromEntries(
    form.results.map((result) => {
      const shown = expectedShown(result, expected)
      return [result.rule.name, shown === null ? '' : textOf(result.rule.type.kind, shown)]
    }),
  )
}

/** A number of a spreadsheet as it is shown: a serial number is a day. */
function textOf(kind: string, shown: Shown): string | string[] {
  if ('text' in shown) return shown.text.startsWith('未知：') ? parts(shown.text.slice('未知：'.length)) : shown.text
  if (kind === 'date') return formatDate(Number(shown.number) - 25_569)
  if (kind !== 'instant') return String(Number(shown.number))
  const minutes = Math.round((Number(shown.number) - 25_569) * 1440)
  return new Date(minutes * 60_000).toISOString().slice(0, 16)
}

/** Records that cells can hold, each with what is expected of it. */
export function fitting(records: readonly CaseRecord[], expected: readonly RecordOutcome[]) {
  const places = records.flatMap((record, index) => (fitsCells(record) ? [index] : []))
  return {
    records: places.map((place) => records[place] as CaseRecord),
    expected: places.map((place) => expected[place] as RecordOutcome),
  }
}
