import { parseDuration } from '../../number/duration.ts'
import type { Value } from '../../program/apply.ts'
import type { RecordOutcome } from '../../program/outcome.ts'
import type { CaseRecord, LiteralValue, Program, Type } from '../../program/program.ts'
import { literalOf } from '../../program/show.ts'
import type { Form, FormResult } from '../../steps/form.ts'
import type { SqlModel } from './rules.ts'

/** A table's rows as texts in the order of its columns, its key first; null for NULL. */
export type SqlRow = readonly (string | null)[]

/** Takes records apart into rows of their entity's table and those of their elements. */
export class RowWriter {
  readonly tables = new Map<string, SqlRow[]>()
  private readonly model: SqlModel
  private count = 0

  constructor(model: SqlModel) {
    this.model = model
  }

  /** Adds a record; gives its key. */
  add(entity: string, record: CaseRecord): string {
    return this.row(entity, record, null)
  }

  private row(
    name: string,
    record: CaseRecord,
    link: { readonly of: string; readonly parent: string; readonly position: number } | null,
  ): string {
    this.count++
    const key = `k${String(this.count).padStart(6, '0')}`
    const { program } = this.model
    const entity = program.entities.find((each) => each.name === name)
    if (!entity) throw new Error(`no entity ${name}`)
    const fields = entity.fields.map((field) => fieldText(field.type, Object.hasOwn(record, field.name) ? record[field.name] : undefined))
    const links = holdersOf(program, name).flatMap((of) => (link?.of === of ? [link.parent, String(link.position)] : [null, null]))
    const rows = this.tables.get(name) ?? []
    this.tables.set(name, rows)
    rows.push([key, ...fields, ...links])
    for (const relation of entity.relations) {
      const elements = Object.hasOwn(record, relation.name) ? record[relation.name] : undefined
      if (!Array.isArray(elements)) continue
      elements.forEach((element: CaseRecord, index) => {
        this.row(relation.entity, element, { of: `${name}.${relation.name}`, parent: key, position: index + 1 })
      })
    }
    return key
  }
}

/** The relations that an entity's records may be elements of, in the order of their columns. */
function holdersOf({ entities }: Program, entity: string): string[] {
  return entities.flatMap(({ name, relations }) => relations.filter((each) => each.entity === entity).map((each) => `${name}.${each.name}`))
}

/** A value of a record as a column takes it. */
function fieldText({ kind }: Type, value: unknown): string | null {
  if (value === undefined || value === null) return null
  const text = String(value as LiteralValue)
  if (kind === 'duration') return String(parseDuration(text)?.count ?? '')
  return kind === 'instant' ? instantText(text) : text
}

const instantText = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')}:00`

/** What the view must say of a record: the results, `$unknown` and `$refused`, as texts. */
export function expectedRow(form: Form, outcome: RecordOutcome): SqlRow {
  if (outcome.kind === 'refused') {
    const told = outcome.refusals.map(({ code, field }) => ({ code, field }))
    return [...form.results.map(() => null), null, JSON.stringify(told)]
  }
  const values = form.results.map(({ rule }) => {
    const result = outcome.results.get(rule.name)
    return result?.kind === 'known' ? valueText(result.type, result.value) : null
  })
  const entries = form.results.flatMap((result) => {
    const told = outcome.results.get(result.rule.name)
    return told?.kind === 'unknown' ? [`${JSON.stringify(result.rule.name)}:${JSON.stringify(inOrder(result, told.reasons))}`] : []
  })
  return [...values, entries.length > 0 ? `{${entries.join(',')}}` : null, null]
}

/** Reasons in the order in which the view tells them. */
function inOrder({ unknown }: FormResult, reasons: readonly string[]): string[] {
  const place = (reason: string) =>
    unknown.findIndex(({ reason: each }) => ('text' in each ? each.text === reason : reason.startsWith(`${each.parameter}（`)))
  return reasons.toSorted((a, b) => place(a) - place(b))
}

function valueText(type: Type, value: Value): string {
  if (type.kind === 'duration') return String(value)
  const text = String(literalOf(type, value))
  return type.kind === 'instant' ? instantText(text) : text
}

/** What stands for NULL in a file of rows; every other value is in quotation marks. */
const nullMark = '\\N'

/** Rows as CSV (RFC 4180) under a header. */
export function csvOf(columns: readonly string[], rows: readonly SqlRow[]): string {
  const cell = (value: string | null) => (value === null ? nullMark : `"${value.replaceAll('"', '""')}"`)
  return `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`
}
