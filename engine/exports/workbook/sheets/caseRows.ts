import type { RecordOutcome, Result } from '../../../program/outcome.ts'
import type { CaseRecord, Program } from '../../../program/program.ts'
import type { FormResult } from '../../../steps/form.ts'
import type { EntityGuard } from '../../guards.ts'
import { fine } from '../formula/formFormulas.ts'
import { type Shown, shownLiteral, shownValue } from './values.ts'

/** What is typed into a row, by field. */
export type TypedFields = ReadonlyMap<string, Shown>

/** A row of a sheet of cases. */
export interface CaseRow {
  readonly name: string
  readonly fields: TypedFields
  /** The elements of each relation, rows of other sheets. */
  readonly elements: ReadonlyMap<string, readonly TypedFields[]>
  /** What the notice says of it under its own settings; null where nothing is said. */
  readonly expected: Expected | null
}

export type Expected = RecordOutcome | { readonly kind: 'unusable'; readonly status: string }

/** Whether cells can hold a record: a text without a character would be an absent one. */
export const fitsCells = (record: CaseRecord): boolean =>
  Object.values(record).every((value) => (typeof value === 'object' ? value.every(fitsCells) : value !== ''))

/** A record with what is expected of it. */
export function caseRow(program: Program, guard: EntityGuard | null, name: string, record: CaseRecord, expected: Expected | null): CaseRow {
  const elements = (guard?.relations ?? []).map(({ name: relation, entity }) => {
    const records = record[relation]
    return [relation, Array.isArray(records) ? records.map((each) => typedFields(program, entity, each)) : []] as const
  })
  return { name, fields: guard ? typedFields(program, guard.entity.name, record) : new Map(), elements: new Map(elements), expected }
}

function typedFields(program: Program, entity: string, record: CaseRecord): TypedFields {
  const fields = program.entities.find(({ name }) => name === entity)?.fields ?? []
  const shown = fields.flatMap(({ name, type }) => {
    const value = Object.hasOwn(record, name) ? record[name] : undefined
    return typeof value === 'string' || typeof value === 'boolean' ? [[name, shownLiteral(type, value)] as const] : []
  })
  return new Map(shown)
}

/** A record that the guard refuses, from its JSON; null where cells can't hold what is wrong with it. */
export function refusedRow(
  guard: EntityGuard,
  {
    json,
    refused,
    why,
  }: { readonly json: string; readonly refused: readonly { code: string; field: string | null }[]; readonly why: string },
): CaseRow | null {
  const parsed: unknown = JSON.parse(json)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
  const typed = Object.entries(parsed).map(([name, value]) => [name, typedJson(guard, name, value)] as const)
  const told = guard.fields.flatMap(({ field: { name } }) => {
    const own = refused.filter(({ field }) => field === name).map(({ code }) => code)
    return own.length === 0 ? [] : [`${own.join('、')} ${name}；`]
  })
  const fields = typed.flatMap(([name, shown]) => (shown ? [[name, shown] as const] : []))
  if (told.length !== refused.length || fields.length !== typed.length) return null
  return { name: why, fields: new Map(fields), elements: new Map(), expected: { kind: 'unusable', status: told.join('') } }
}

/** A JSON value as people would type it; null where a cell would hold something else, which the guard judges otherwise. */
function typedJson(guard: EntityGuard, name: string, value: unknown): Shown | null {
  const kind = guard.fields.find(({ field }) => field.name === name)?.field.type.kind
  switch (typeof value) {
    case 'boolean':
      return kind === 'boolean' ? { text: value ? '是' : '否' } : null
    case 'string':
      // A cell that holds no character is an empty one.
      return value === '' || kind === undefined || misread[kind]?.test(value) ? null : { text: value }
    case 'number':
      return kind === undefined || kind === 'date' || kind === 'instant' || kind === 'duration' ? null : typedNumber(value)
    default:
      return null
  }
}

/** Texts that are values in a cell and none in JSON. */
const misread: Readonly<Partial<Record<EntityGuard['fields'][number]['field']['type']['kind'], RegExp>>> = {
  duration: /^/,
  boolean: /^[是否]$/,
}

/** Digits that a spreadsheet keeps of a number. */
const keptDigits = 15

function typedNumber(value: number): Shown | null {
  const text = String(value)
  return Number.isFinite(value) && text.replace(/\D/g, '').length <= keptDigits ? { number: text } : null
}

/** What the column 可用 must say of a row. */
export function statusText(expected: Expected): string {
  if (expected.kind === 'unusable') return expected.status
  return expected.kind === 'results' ? fine : expected.refusals.map(({ code, field }) => `${code} ${field}；`).join('')
}

/** What a result's column must show of a row; null for nothing. */
export function expectedShown({ rule, unknown }: FormResult, expected: Expected): Shown | null {
  if (expected.kind !== 'results') return null
  const result = expected.results.get(rule.name)
  if (!result) return null
  if (result.kind === 'known') return shownValue(result.type, result.value)
  return { text: `${unknownMark}${inOrder(result.reasons, unknown).join('')}` }
}

export const unknownMark = '未知：'

/** Reasons, in the order in which the formulas tell them. */
function inOrder(reasons: Extract<Result, { kind: 'unknown' }>['reasons'], order: FormResult['unknown']): string[] {
  const place = (text: string) =>
    order.findIndex(({ reason }) => ('text' in reason ? reason.text === text : text.startsWith(`${reason.parameter}（`)))
  return reasons.toSorted((a, b) => place(a) - place(b)).map((reason) => `${reason}；`)
}
