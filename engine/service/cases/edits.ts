import type { CaseValue } from '../../program/program.ts'
import { type FileLine, lineEdits, lineEnd, lineStart } from '../edits/lines.ts'
import { wordIn } from '../edits/notation.ts'
import { done, type Edited, refusedEdit, refuseEdit } from '../edits/refusals.ts'
import type { Document } from '../workspace.ts'
import { actualOf } from './actual.ts'
import { type CaseDraft, caseRow, type DraftExpectation } from './draft.ts'
import { withExpectation, withReading } from './expectations.ts'
import { withField } from './fields.ts'
import { type Change, type Changed, find, type Items, isMade, replaced, without } from './items.ts'
import { type CaseAt, type CaseItem, type CaseText, caseText } from './layout.ts'
import { caseEdit, freeName } from './place.ts'
import { caseLines, isRefusal, nameFault } from './write.ts'

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
  /** Everything at once; only what differs is written, and what the draft does not say goes, what could not be read included. */
  | { readonly kind: 'update'; readonly draft: CaseDraft }
  /** Several things to one case, as one step. */
  | { readonly kind: 'several'; readonly changes: readonly CaseChange[] }

/** A change of what the lines of one case say. */
export type CaseChange = Extract<
  CaseOperation,
  { readonly kind: 'setField' | 'setReading' | 'setExpectation' | 'removeExpectation' | 'rename' }
>

type Kind = CaseOperation['kind']
type Handler<K extends Kind> = (document: Document, text: CaseText, operation: Extract<CaseOperation, { kind: K }>) => Edited

const handlers: { readonly [K in Kind]: Handler<K> } = {
  setField: oneChange,
  setReading: oneChange,
  setExpectation: oneChange,
  removeExpectation: oneChange,
  rename: oneChange,
  several: (document, text, { changes }) => written(text, changes.map(changeOf(document, text))),
  acceptActual,
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
        return renamed(document, text, items, change.name)
    }
  }

function oneChange(document: Document, text: CaseText, change: CaseChange): Edited {
  return written(text, [changeOf(document, text)(change)])
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
  const wanted = name?.trim() ?? freeName(document, text.entity, text.declaration.name.text || wordIn(text.style.tongue, 'case'))
  const fault = nameFault(wanted)
  if (fault) return refusedEdit(fault)
  if (isTaken(document, text.entity, wanted)) return refusedEdit(refuseEdit('case.nameTaken', { name: wanted }))
  const items = renamed(document, text, text.items, wanted)
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

function acceptActual(document: Document, text: CaseText, { results }: Extract<CaseOperation, { kind: 'acceptActual' }>): Edited {
  const row = caseRow(document, text.declaration.span.start)
  const actual = row && actualOf(document, row)
  if (!row || !actual) return refusedEdit(refuseEdit('case.noActual', { case: text.declaration.name.text }))
  const names = results ?? row.expectations.map((expected) => expected.name)
  const missing = names.find((name) => !actual.has(name))
  if (missing !== undefined) return refusedEdit(refuseEdit('case.noResult', { result: missing }))
  return written(
    text,
    names.map((name) => (items) => withExpectation(document, text, items, actual.get(name) as DraftExpectation)),
  )
}

function update(document: Document, text: CaseText, { draft }: Extract<CaseOperation, { kind: 'update' }>): Edited {
  const lines = caseLines(document.compiled.draft, draft, text.style)
  if (isRefusal(lines)) return refusedEdit(lines)
  const isGone = (kind: CaseItem['kind'], kept: readonly string[]) => (item: CaseItem) => item.kind === kind && !kept.includes(item.name)
  const keep =
    (kind: CaseItem['kind'], kept: readonly string[]): Change =>
    (items) =>
      items.filter((item) => !isGone(kind, kept)(item))
  return written(text, [
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
