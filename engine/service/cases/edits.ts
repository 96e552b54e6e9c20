import { literalValue, sameValue } from '../../program/apply.ts'
import type { CaseValue, LiteralValue, Program } from '../../program/program.ts'
import { lineEdits, type NewLine } from '../edits/lines.ts'
import { wordIn } from '../edits/notation.ts'
import { done, type Edited, refusedEdit, refuseEdit } from '../edits/refusals.ts'
import { scan } from '../tables/scan.ts'
import type { Document } from '../workspace.ts'
import { actualOf } from './actual.ts'
import { type CaseDraft, caseRow, type DraftExpectation } from './draft.ts'
import { type CaseAt, type CaseItem, type CaseText, caseText, isRow } from './layout.ts'
import { caseEdit, freeName } from './place.ts'
import {
  alignedRows,
  caseLines,
  entityOf,
  expectationLine,
  fieldLines,
  isRefusal,
  memberNames,
  nameFault,
  readingLine,
  type Written,
} from './write.ts'

/** What can be done to a case. Each comes to one step of undo. */
export type CaseOperation =
  /** null takes the field away. */
  | { readonly kind: 'setField'; readonly field: string; readonly value: CaseValue | null }
  /** null goes back to the default reading. */
  | { readonly kind: 'setReading'; readonly question: string; readonly reading: string | null }
  | { readonly kind: 'setExpectation'; readonly expected: DraftExpectation }
  | { readonly kind: 'removeExpectation'; readonly result: string }
  /** What the rules give becomes what is expected: of these results, or of all that the case has expectations for. */
  | { readonly kind: 'acceptActual'; readonly results?: readonly string[] }
  | { readonly kind: 'rename'; readonly name: string }
  /** A copy behind it, under a name that is free. */
  | { readonly kind: 'duplicate'; readonly name?: string }
  | { readonly kind: 'delete' }
  /** Everything at once, as a form saves it; only what differs is written. */
  | { readonly kind: 'update'; readonly draft: CaseDraft }

type Kind = CaseOperation['kind']
type Handler<K extends Kind> = (document: Document, text: CaseText, operation: Extract<CaseOperation, { kind: K }>) => Edited

const handlers: { readonly [K in Kind]: Handler<K> } = {
  setField: (document, text, { field, value }) => written(document, text, [(items) => withField(document, text, items, field, value)]),
  setReading: (document, text, { question, reading }) =>
    written(document, text, [(items) => withReading(document, text, items, question, reading)]),
  setExpectation: (document, text, { expected }) => written(document, text, [(items) => withExpectation(document, text, items, expected)]),
  removeExpectation: (document, text, { result }) => written(document, text, [(items) => without(items, 'expectation', result)]),
  acceptActual,
  rename: (document, text, { name }) => written(document, text, [(items) => renamed(document, text, items, name)]),
  duplicate,
  delete: (_, text) => deleted(text),
  update,
}

/** The edits of the text that a change of a case comes to, to be made as one step; or why it is not made. */
export function editCase(document: Document, at: CaseAt, operation: CaseOperation): Edited {
  const text = caseText(document, at)
  if (!text) return refusedEdit(refuseEdit('case.none', { case: String(at) }))
  return (handlers[operation.kind] as Handler<Kind>)(document, text, operation)
}

type Items = readonly CaseItem[]
/** Other items, or why there are none. */
type Changed = Items | Exclude<Written, readonly string[]>
type Change = (items: Items) => Changed

function written(_document: Document, text: CaseText, changes: readonly Change[]): Edited {
  let items: Items = text.items
  for (const change of changes) {
    const changed = change(items)
    if (!Array.isArray(changed)) return refusedEdit(changed as Exclude<Written, readonly string[]>)
    items = changed as Items
  }
  const lines = items.flatMap((item) => item.lines)
  return done(lineEdits(text, text.lines, lines))
}

const find = (items: Items, kind: CaseItem['kind'], name: string): CaseItem | undefined =>
  items.find((item) => item.kind === kind && item.name === name)

const without = (items: Items, kind: CaseItem['kind'], name: string): Items =>
  items.filter((item) => item.kind !== kind || item.name !== name)

const replaced = (items: Items, old: CaseItem, by: CaseItem): Items => items.map((item) => (item === old ? by : item))

/** The item with another value on its line; what stands before the value, and the comment, stay. */
function withValue(item: CaseItem, line: string, rows: readonly NewLine[]): CaseItem {
  const [first] = item.lines as [NewLine]
  const value = line.slice(valueIn(line))
  const text = (first.text.slice(0, item.valueAt) + value).trimEnd() + behind(first.text, item.end)
  return { ...item, end: first.text.slice(0, item.valueAt).length + value.length, lines: [{ ...first, text }, ...rows] }
}

/** The comment behind an item, with its space. */
const behind = (line: string, end: number): string => (line.slice(end).trim() === '' ? '' : line.slice(end))

/** Where the value begins on a line that was just written. */
function valueIn(line: string): number {
  const quoted = /^(?:[^「:：]|「[^」]*」)*[:：] ?/.exec(line)
  return quoted?.[0].length ?? line.length
}

/** A new item behind the last of those before it. */
function added(items: Items, isBefore: (item: CaseItem) => boolean, item: CaseItem): Items {
  const at = items.findLastIndex(isBefore) + 1
  return [...items.slice(0, at), item, ...items.slice(at)]
}

function newItem(text: CaseText, kind: CaseItem['kind'], name: string, lines: readonly string[]): CaseItem {
  return { kind, name, valueAt: -1, end: 0, lines: lines.map((line) => ({ text: `${text.indent}  ${line}`, from: null })) }
}

function withField(document: Document, text: CaseText, items: Items, field: string, value: CaseValue | null): Changed {
  const program = document.compiled.draft
  const old = find(items, 'field', field)
  if (value === null || (Array.isArray(value) && value.length === 0)) return without(items, 'field', field)
  if (old && isSame(program, document, text, field, value)) return items
  const lines = fieldLines(program, text.entity, field, value, text.tongue)
  if (isRefusal(lines)) return lines
  const [first = '', ...rows] = lines
  if (old) return replaced(items, old, rows.length === 0 ? withValue(old, first, []) : withRows(text, old, rows))
  const order = memberNames(program, text.entity)
  const isBefore = ({ kind, name }: CaseItem) => kind === 'field' && order.indexOf(name) < order.indexOf(field)
  const start = (item: CaseItem) => item.kind === 'head' || item.kind === 'reading' || isQuotation(item)
  return added(items, items.some(isBefore) ? isBefore : start, newItem(text, 'field', field, lines))
}

/** 原文 and what else a case begins with. */
const isQuotation = ({ kind, lines }: CaseItem): boolean =>
  kind === 'other' && /^\s*(?:原文|quote)(?![\p{L}\p{N}_])/u.test(lines[0]?.text ?? '')

/** Whether the field says this already, in whatever notation. */
function isSame(program: Program, document: Document, text: CaseText, field: string, value: CaseValue): boolean {
  const now = caseRow(document, text.declaration.span.start)?.record ?? {}
  if (!Object.hasOwn(now, field)) return false
  const type = entityOf(program, text.entity)?.fields.find(({ name }) => name === field)?.type
  const before = now[field] as CaseValue
  if (!type || Array.isArray(before)) return JSON.stringify(before) === JSON.stringify(value)
  return sameLiteral(type, before as LiteralValue, value as LiteralValue)
}

type Typed = Parameters<typeof literalValue>[0]

function sameLiteral(type: Typed, a: LiteralValue, b: LiteralValue): boolean {
  if (typeof a !== typeof b) return false
  return a === b || (type.kind === 'decimal' && sameValue(literalValue(type, a), literalValue(type, b)))
}

/** A relation's records as new rows; comments between the old ones and behind them stay. */
function withRows(text: CaseText, old: CaseItem, rows: readonly string[]): CaseItem {
  const [first, ...rest] = old.lines as [NewLine, ...NewLine[]]
  const kept = rest.filter((line) => !isRow(line.text))
  const tails = rest.filter((line) => isRow(line.text)).map(({ text: row }) => ((found) => row.slice(found.comment))(scan(row)))
  const cells = rows.map((row) => cellsIn(row.trim()))
  const lines = alignedRows(cells, tails).map((line, index): NewLine => ({ text: `${text.indent}    ${line}`, from: fromRow(rest, index) }))
  const head = { ...first, text: first.text.slice(0, old.valueAt).trimEnd() + behind(first.text, old.end) }
  return { ...old, end: head.text.length, lines: [head, ...merged(rest, lines, kept)] }
}

function cellsIn(row: string): string[] {
  const { bars } = scan(row)
  return bars.slice(1).map(([at], index) => row.slice((bars[index]?.[0] as number) + 1, at).trim())
}

const fromRow = (rest: readonly NewLine[], index: number): number | null => rest.filter((line) => isRow(line.text))[index]?.from ?? null

/** The new rows in the places of the old ones, with the lines that are none between them as they were. */
function merged(rest: readonly NewLine[], rows: readonly NewLine[], kept: readonly NewLine[]): NewLine[] {
  if (kept.length === 0) return [...rows]
  const left = [...rows]
  const placed = rest.flatMap((line) => (isRow(line.text) ? left.splice(0, 1) : [line]))
  return [...placed, ...left]
}

function withReading(document: Document, text: CaseText, items: Items, question: string, reading: string | null): Changed {
  const old = find(items, 'reading', question)
  if (reading === null) return without(items, 'reading', question)
  const lines = readingLine(document.compiled.draft, question, reading, text.tongue)
  if (isRefusal(lines)) return lines
  if (old) return replaced(items, old, withValue(old, lines[0] as string, []))
  const isBefore = (item: CaseItem) => item.kind === 'head' || item.kind === 'reading' || isQuotation(item)
  return added(items, isBefore, newItem(text, 'reading', question, lines))
}

function withExpectation(document: Document, text: CaseText, items: Items, expected: DraftExpectation): Changed {
  const program = document.compiled.draft
  const old = find(items, 'expectation', expected.name)
  if (old && isExpected(document, text, expected)) return items
  const lines = expectationLine(program, text.entity, expected, text.tongue)
  if (isRefusal(lines)) return lines
  if (old) return replaced(items, old, withValue(old, lines[0] as string, []))
  const isBefore = items.some((item) => item.kind === 'expectation') ? (item: CaseItem) => item.kind === 'expectation' : () => true
  return added(items, isBefore, newItem(text, 'expectation', expected.name, lines))
}

function isExpected(document: Document, text: CaseText, { name, value, reasons }: DraftExpectation): boolean {
  const now = caseRow(document, text.declaration.span.start)?.expectations.find((each) => each.name === name)
  if (!now) return false
  if (value === null || now.value === null) {
    return value === now.value && reasons.length === now.reasons.length && reasons.every((reason) => now.reasons.includes(reason))
  }
  const type = document.compiled.draft.rules.find(
    (rule) => rule.name === name && (rule.entity === text.entity || rule.entity === null),
  )?.type
  return type !== undefined && sameLiteral(type, value, now.value)
}

function renamed(document: Document, text: CaseText, items: Items, typed: string): Changed {
  const name = typed.trim()
  const fault = nameFault(name)
  if (fault) return fault
  if (name === text.declaration.name.text) return items
  if (isTaken(document, text.entity, name)) return refuseEdit('case.nameTaken', { name })
  const head = find(items, 'head', text.declaration.name.text)
  const [line] = head?.lines ?? []
  if (!head || !line) return items
  const gap = text.declaration.name.text === '' ? ' ' : ''
  const before = text.declaration.name.text === '' ? line.text.slice(0, head.valueAt).trimEnd() : line.text.slice(0, head.valueAt)
  return replaced(items, head, { ...head, lines: [{ ...line, text: before + gap + name + line.text.slice(head.end) }] })
}

/** Names are told apart among the cases of one entity. */
export function isTaken(document: Document, entity: string | null, name: string): boolean {
  return document.compiled.draft.cases.some((each) => each.entity === entity && each.name === name)
}

function duplicate(document: Document, text: CaseText, { name }: Extract<CaseOperation, { kind: 'duplicate' }>): Edited {
  const wanted = name?.trim() ?? freeName(document, text.entity, text.declaration.name.text || wordIn(text.tongue, 'case'))
  const fault = nameFault(wanted)
  if (fault) return refusedEdit(fault)
  if (isTaken(document, text.entity, wanted)) return refusedEdit(refuseEdit('case.nameTaken', { name: wanted }))
  const items = renamed(document, text, text.items, wanted)
  if (!Array.isArray(items)) return refusedEdit(items as Exclude<Written, readonly string[]>)
  const lines = (items as Items).flatMap((item) => item.lines.map((line) => line.text))
  return done(caseEdit(text, text.declaration, lines))
}

/** Takes the case away with the blank line that set it off. */
function deleted({ file, text, lines }: CaseText): Edited {
  const first = lines[0]?.start as number
  const last = lines[lines.length - 1]
  let end = (last?.start as number) + (last?.text.length ?? 0)
  end += /^(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0].length ?? 0
  const blank = /^[^\S\r\n]*(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0].length ?? 0
  if (blank > 0) return done([{ span: { file, start: first, end: end + blank }, text: '' }])
  // The last of its block: the blank line before it goes.
  const before = /(?:\r\n|\n|\r)[^\S\r\n]*(?=(?:\r\n|\n|\r)$)/.exec(text.slice(0, first))
  const start = before ? first - (first - before.index - before[0].length) : first
  return done([{ span: { file, start, end }, text: before ? breakAt(text, start) : '' }])
}

const breakAt = (text: string, at: number): string => /^(?:\r\n|\n|\r)/.exec(text.slice(at))?.[0] ?? ''

function acceptActual(document: Document, text: CaseText, { results }: Extract<CaseOperation, { kind: 'acceptActual' }>): Edited {
  const row = caseRow(document, text.declaration.span.start)
  const actual = row && actualOf(document, row)
  if (!row || !actual) return refusedEdit(refuseEdit('case.noActual', { case: text.declaration.name.text }))
  const names = results ?? row.expectations.map((expected) => expected.name)
  const missing = names.find((name) => !actual.has(name))
  if (missing !== undefined) return refusedEdit(refuseEdit('case.noResult', { result: missing }))
  return written(
    document,
    text,
    names.map((name) => (items) => withExpectation(document, text, items, actual.get(name) as DraftExpectation)),
  )
}

function update(document: Document, text: CaseText, { draft }: Extract<CaseOperation, { kind: 'update' }>): Edited {
  const lines = caseLines(document.compiled.draft, draft, text.tongue)
  if (isRefusal(lines)) return refusedEdit(lines)
  const isGone = (kind: CaseItem['kind'], kept: readonly string[]) => (item: CaseItem) => item.kind === kind && !kept.includes(item.name)
  const keep =
    (kind: CaseItem['kind'], kept: readonly string[]): Change =>
    (items) =>
      items.filter((item) => !isGone(kind, kept)(item))
  return written(document, text, [
    keep('reading', Object.keys(draft.readings)),
    keep('field', Object.keys(draft.record)),
    keep(
      'expectation',
      draft.expectations.map((expected) => expected.name),
    ),
    ...Object.entries(draft.readings).map(
      ([question, reading]): Change =>
        (items) =>
          withReading(document, text, items, question, reading),
    ),
    ...Object.entries(draft.record).map(
      ([field, value]): Change =>
        (items) =>
          withField(document, text, items, field, value),
    ),
    ...draft.expectations.map(
      (expected): Change =>
        (items) =>
          withExpectation(document, text, items, expected),
    ),
    (items) => renamed(document, text, items, draft.name),
  ])
}
