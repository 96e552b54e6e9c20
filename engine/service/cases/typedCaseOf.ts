import type { Language } from '../../../grammar/diagnostic.ts'
import type { Document } from '../workspace.ts'
import { caseRow } from './draft.ts'
import { cellsIn } from './fields.ts'
import { type CaseKey, offsetOf } from './key.ts'
import { type CaseItem, type CaseText, caseText, isRow } from './layout.ts'
import { type TypedCase, typedCase } from './typedCase.ts'
import { entityOf } from './write.ts'

/** A case of the notice as one would type it, what can't be read of it as it is written; null where it is gone. */
export function typedCaseOf(document: Document, key: CaseKey, language: Language): TypedCase | null {
  const at = offsetOf(document, key)
  const draft = at === null ? null : caseRow(document, at)
  const text = at === null ? null : caseText(document, at)
  return draft && text && withUnread(document, text, typedCase(document, draft, language))
}

type Texts = Readonly<Record<string, string>>

/** With what stands in its lines and could not be read: a form shows it with what is wrong, and doesn't take it away unseen. */
function withUnread({ compiled }: Document, text: CaseText, typed: TypedCase): TypedCase {
  const declared = entityOf(compiled.draft, typed.entity)
  const isField = (name: string) => declared?.fields.some((field) => field.name === name) === true
  const isAny = () => true
  const relations = (declared?.relations ?? []).flatMap(({ name }): [string, readonly Texts[]][] => {
    const records = Object.hasOwn(typed.relations, name) ? typed.relations[name] : undefined
    const item = text.items.find((each) => each.kind === 'field' && each.name === name)
    return records && item ? [[name, recordsWith(item, records)]] : []
  })
  return {
    ...typed,
    fields: { ...unread(text, 'field', typed.fields, isField), ...typed.fields },
    readings: { ...unread(text, 'reading', typed.readings, isAny), ...typed.readings },
    expectations: { ...unread(text, 'expectation', typed.expectations, isAny), ...typed.expectations },
    relations: { ...typed.relations, ...Object.fromEntries(relations) },
  }
}

function unread({ items }: CaseText, kind: CaseItem['kind'], read: Texts, isKnown: (name: string) => boolean): Texts {
  const left = items.filter((item) => item.kind === kind && isKnown(item.name) && !Object.hasOwn(read, item.name))
  return Object.fromEntries(left.map((item): [string, string] => [item.name, writtenIn(item)]).filter(([, value]) => value !== ''))
}

/** What is written behind the name, up to a comment. */
function writtenIn({ lines, valueAt, end }: CaseItem): string {
  return (lines[0]?.text ?? '').slice(valueAt, end).trim()
}

/** Cells of a relation that could not be read, where its rows are the records. */
function recordsWith({ lines }: CaseItem, records: readonly Texts[]): readonly Texts[] {
  const [titles = [], ...rows] = lines.filter((line) => isRow(line.text)).map((line) => cellsIn(line.text.trim()))
  if (rows.length !== records.length) return records
  return records.map((record, index) => {
    const cells = (rows[index] ?? []).map((cell, at): [string, string] => [titles[at] ?? '', cell])
    return {
      ...Object.fromEntries(cells.filter(([title, cell]) => title !== '' && cell !== '' && !Object.hasOwn(record, title))),
      ...record,
    }
  })
}
