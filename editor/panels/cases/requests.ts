import type { CaseKey, CaseRequest, SheetRow, TypedCase } from '../../../engine/service/index.ts'
import type { GridEdit } from '../../grid/index.ts'
import type { UnwrittenRow } from '../../session/casesWork.ts'
import type { CaseColumn } from './columns.ts'

/** A row of the grid with what was typed into it. */
export interface Source {
  /** null for a new case. */
  readonly key: CaseKey | null
  readonly entity: string | null
  /** The new row, if it was there before and could not be written. */
  readonly unwritten: number | null
  /** Column → text. */
  readonly texts: Readonly<Record<string, string>>
}

/** What an edit typed; rows of the grid are cases, then rows that are not written yet, then new ones. */
export function sourcesOf(
  edit: GridEdit,
  columns: readonly CaseColumn[],
  rows: readonly SheetRow[],
  unwritten: readonly UnwrittenRow[],
  entity: string | null,
): Source[] {
  return edit.texts.flatMap((line, index): Source[] => {
    const texts = textsOf(line, columns.slice(edit.column))
    const key = rows[edit.row + index]?.key ?? null
    if (key) return Object.keys(texts).length === 0 ? [] : [{ key, entity: key.entity, unwritten: null, texts }]
    const waiting = unwritten[edit.row + index - rows.length]
    const all = { ...waiting?.texts, ...texts }
    if (!waiting && Object.values(all).every((text) => text.trim() === '')) return []
    return [{ key, entity, unwritten: waiting?.id ?? null, texts: all }]
  })
}

function textsOf(line: readonly (string | null)[], columns: readonly CaseColumn[]): Record<string, string> {
  const entries = columns.flatMap(({ grid }, index): [string, string][] => {
    const text = line[index]
    return text === null || text === undefined ? [] : [[grid.id, text]]
  })
  return Object.fromEntries(entries)
}

/** What a source asks of the cases. New ones go behind `near`. */
export function requestOf({ key, entity, texts }: Source, columns: readonly CaseColumn[], near: string | null): CaseRequest {
  const typed = typedOf(texts, columns)
  if (key) return { kind: 'edit', case: key, typed }
  const whole = { name: '', relations: {}, ...typed, entity }
  return { kind: 'add', typed: whole, ...(near === null ? {} : { near: { case: near } }) }
}

function typedOf(texts: Readonly<Record<string, string>>, columns: readonly CaseColumn[]) {
  const given = columns.filter(({ grid }) => Object.hasOwn(texts, grid.id))
  const part = (kind: CaseColumn['kind']): TypedCase['fields'] =>
    Object.fromEntries(given.filter((column) => column.kind === kind).map(({ name, grid }) => [name, texts[grid.id] ?? '']))
  const named = given.find(({ kind }) => kind === 'name')
  return {
    ...(named ? { name: texts[named.grid.id] ?? '' } : {}),
    fields: part('input'),
    readings: part('reading'),
    expectations: part('expected'),
  }
}
