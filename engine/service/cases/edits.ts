import type { CaseValue } from '../../program/program.ts'
import { type FileLine, lineEdits, lineEnd, lineStart } from '../edits/lines.ts'
import { done, type Edited, refusedEdit, refuseEdit } from '../edits/refusals.ts'
import type { Document } from '../workspace.ts'
import { actualOf } from './actual.ts'
import { caseRow, type DraftExpectation } from './draft.ts'
import { withExpectation, withReading } from './expectations.ts'
import { withField } from './fields.ts'
import { type Change, type Changed, find, type Items, isMade, replaced, without } from './items.ts'
import { type CaseText, caseText } from './layout.ts'
import { caseEdit } from './place.ts'
import { nameFault } from './write.ts'

/** What can be done to a case. Each comes to one step of undo. */
export type CaseOperation =
  /** Only what differs is written; comments and what could not be read stay. */
  | { readonly kind: 'change'; readonly changes: readonly CaseChange[] }
  /** What the rules give becomes what is expected of these results. */
  | { readonly kind: 'accept'; readonly results: readonly string[] }
  /** A copy behind it. */
  | { readonly kind: 'copy'; readonly name: string }
  | { readonly kind: 'delete' }

/** A change of what the lines of one case say. */
export type CaseChange =
  /** null takes the field away. */
  | { readonly kind: 'setField'; readonly field: string; readonly value: CaseValue | null }
  /** null goes back to the default reading. */
  | { readonly kind: 'setReading'; readonly question: string; readonly reading: string | null }
  | { readonly kind: 'setExpectation'; readonly expected: DraftExpectation }
  | { readonly kind: 'removeExpectation'; readonly result: string }
  | { readonly kind: 'rename'; readonly name: string }

type Kind = CaseOperation['kind']
type Handler<K extends Kind> = (document: Document, text: CaseText, operation: Extract<CaseOperation, { kind: K }>) => Edited

const handlers: { readonly [K in Kind]: Handler<K> } = {
  change: (document, text, { changes }) => written(text, changes.map(changeOf(document, text))),
  accept,
  copy,
  delete: (_, text) => deleted(text),
}

/** The edits of the text that a change of the case at an offset comes to, to be made as one step; or why it is not made. */
export function editCase(document: Document, at: number, operation: CaseOperation): Edited {
  const text = caseText(document, at)
  if (!text) return refusedEdit(refuseEdit('case.none', { case: String(at) }))
  return (handlers[operation.kind] as Handler<Kind>)(document, text, operation)
}

/** What a change makes of the items of a case. */
const changeOf =
  (document: Document, text: CaseText) =>
  (change: CaseChange): Change =>
  (items) => {
    switch (change.kind) {
      case 'setField':
        return withField(document, text, items, change.field, change.value)
      case 'setReading':
        return withReading(document, text, items, change.question, change.reading)
      case 'setExpectation':
        return withExpectation(document, text, items, change.expected)
      case 'removeExpectation':
        return without(items, 'expectation', change.result)
      case 'rename':
        return renamed(text, items, change.name)
    }
  }

function written(text: CaseText, changes: readonly Change[]): Edited {
  let items: Items = text.items
  for (const change of changes) {
    const changed = change(items)
    if (!isMade(changed)) return refusedEdit(changed)
    items = changed
  }
  const lines = items.flatMap((item) => item.lines)
  return done(lineEdits(text, text.lines, lines))
}

/** Whether the name is free is the caller's to say: of several changes, one may free the name of another. */
function renamed(text: CaseText, items: Items, typed: string): Changed {
  const name = typed.trim()
  const fault = nameFault(name)
  if (fault) return fault
  if (name === text.declaration.name.text) return items
  const head = find(items, 'head', text.declaration.name.text)
  const [line] = head?.lines ?? []
  if (!head || !line) return items
  const gap = text.declaration.name.text === '' ? ' ' : ''
  const before = text.declaration.name.text === '' ? line.text.slice(0, head.valueAt).trimEnd() : line.text.slice(0, head.valueAt)
  return replaced(items, head, { ...head, lines: [{ ...line, text: before + gap + name + line.text.slice(head.end) }] })
}

function copy(_: Document, text: CaseText, { name }: Extract<CaseOperation, { kind: 'copy' }>): Edited {
  const items = renamed(text, text.items, name)
  if (!isMade(items)) return refusedEdit(items)
  const lines = items.flatMap((item) => item.lines.map((line) => line.text))
  return done(caseEdit(text, text.declaration, lines))
}

/** Takes the case away with a blank line that set it off. */
function deleted({ file, text, lines }: CaseText): Edited {
  const first = (lines[0] as FileLine).start
  const last = lines[lines.length - 1] as FileLine
  const end = nextLine(text, last.start + last.text.length)
  const after = nextLine(text, lineEnd(text, end))
  if (after > end && text.slice(end, after).trim() === '') return done([{ span: { file, start: first, end: after }, text: '' }])
  // The last of its block: the blank line before it goes.
  const before = lineStart(text, Math.max(0, first - (text.endsWith('\r\n', first) ? 2 : 1)))
  const start = text.slice(before, first).trim() === '' ? before : first
  return done([{ span: { file, start, end }, text: '' }])
}

/** Behind the line break at an offset. */
const nextLine = (text: string, at: number): number => at + (text.startsWith('\r\n', at) ? 2 : at < text.length ? 1 : 0)

function accept(document: Document, text: CaseText, { results }: Extract<CaseOperation, { kind: 'accept' }>): Edited {
  const row = caseRow(document, text.declaration.span.start)
  const actual = row && actualOf(document, row)
  if (!actual) return refusedEdit(refuseEdit('case.noActual', { case: text.declaration.name.text }))
  const missing = results.find((name) => !actual.has(name))
  if (missing !== undefined) return refusedEdit(refuseEdit('case.noResult', { result: missing }))
  return written(
    text,
    results.map((name) => (items) => withExpectation(document, text, items, actual.get(name) as DraftExpectation)),
  )
}
