import { splitAt } from '../../../grammar/reader.ts'
import type { Span } from '../../../grammar/source.ts'
import { Colon, keywordTokens, tokenize } from '../../../grammar/tokens.ts'
import type { Program, Table, Type } from '../../program/program.ts'
import { wordIn, writtenName } from '../edits/notation.ts'
import type { Document } from '../workspace.ts'
import type { RawRow, RawTable } from './layout.ts'

/** Something that a cell may hold, for a picker. */
export interface Choice {
  /** As people read it. */
  readonly label: string
  /** As a cell writes it. */
  readonly text: string
}

/** What a column asks or gives. */
export interface GridColumn {
  readonly kind: 'condition' | 'question' | 'result'
  /** The title as written. */
  readonly label: string
  /** Of a result, or of the question. */
  readonly name: string | null
  /** null where the title could not be read. */
  readonly type: Type | null
  /** Of a result, its type as written: 金额（4）. */
  readonly written: string | null
  /** The members, readings, or 是 and 否; empty where any value may stand. */
  readonly choices: readonly Choice[]
  readonly span: Span
}

/** The columns of a table, conditions first. */
export function columnsOf(document: Document, raw: RawTable): readonly GridColumn[] {
  const { head } = raw
  if (!head) return []
  const { draft } = document.compiled
  const { file, start } = raw.declaration.headSpan
  const table = draft.tables.find(({ span }) => span.file === file && span.start === start)
  const spans = cellSpans(raw, head)
  return head.cells.map((label, index) => {
    const place = { label, span: spans[index] as Span }
    return index < raw.conditions ? conditionColumn(raw, draft, table, index, place) : resultColumn(raw, draft, table, place)
  })
}

type Place = Pick<GridColumn, 'label' | 'span'>

function conditionColumn(raw: RawTable, draft: Program, table: Table | undefined, index: number, place: Place): GridColumn {
  const [first, second] = tokenize(place.label, 0).tokens
  if (first?.tokenType === keywordTokens.question) {
    const name = second ? second.image.replace(/^「(.*)」$/, '$1') : null
    const readings = draft.questions.find((question) => question.name === name)?.readings ?? []
    return { kind: 'question', ...place, name, type: null, written: null, choices: chosen(readings.map((reading) => reading.name)) }
  }
  const type = table?.columns[index]?.subject?.type ?? null
  return { kind: 'condition', ...place, name: null, type, written: null, choices: choicesOf(raw, draft, type) }
}

function resultColumn(raw: RawTable, draft: Program, table: Table | undefined, place: Place): GridColumn {
  const { name, written } = resultTitle(place.label)
  const rule = draft.rules.find((each) => each.name === name && table?.results.includes(each.id))
  const type = rule?.type ?? null
  return { kind: 'result', ...place, name, type, written, choices: choicesOf(raw, draft, type) }
}

/** `中央补助：金额` → its name and its type. */
export function resultTitle(label: string): { readonly name: string; readonly written: string | null } {
  const parts = splitAt(tokenize(label, 0).tokens, Colon)
  const name = parts ? label.slice(0, parts.at.startOffset).trim() : label
  const written = parts ? label.slice(parts.at.startOffset + 1).trim() : null
  return { name: name.replace(/^「(.*)」$/, '$1'), written }
}

/** What a value of the type may be, where that can be counted. */
function choicesOf({ style }: RawTable, draft: Program, type: Type | null): readonly Choice[] {
  if (type?.kind === 'boolean')
    return [wordIn(style.tongue, 'yes'), wordIn(style.tongue, 'no')].map((word) => ({ label: word, text: word }))
  if (type?.kind !== 'enum') return []
  return chosen(draft.enumerations.find((each) => each.name === type.enum)?.members ?? [])
}

const chosen = (names: readonly string[]): readonly Choice[] => names.map((name) => ({ label: name, text: writtenName(name) ?? name }))

/** Where the cells of a row stand in the file; an empty cell, in the middle of its white space. */
export function cellSpans(raw: RawTable, row: RawRow): Span[] {
  let at = (raw.lines[row.line]?.start as number) + row.indent.length
  return row.raws.map((text, index) => {
    at += (row.bars[index] as string).length
    const start = at + startWithin(text)
    at += text.length
    return { file: raw.file, start, end: start + (row.cells[index] as string).length }
  })
}

/** The offset of a cell's text within what stands between the bars. */
export function startWithin(raw: string): number {
  const lead = raw.length - raw.trimStart().length
  return lead < raw.length ? lead : Math.min(1, raw.length)
}
