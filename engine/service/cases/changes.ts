import type { Edit, Language } from '../../../grammar/diagnostic.ts'
import { lineEndOf } from '../edits/lines.ts'
import { type Tongue, tongueAt, wordIn } from '../edits/notation.ts'
import { type Edited, type EditRefusal, editRefusalText, refuseEdit } from '../edits/refusals.ts'
import type { Document } from '../workspace.ts'
import type { CaseDraft } from './draft.ts'
import { type CaseChange, editCase } from './edits.ts'
import { type CaseKey, offsetOf } from './key.ts'
import { freeAmong, nameKey, nameProblem, namesTaken } from './names.ts'
import { ownValue } from './ownValue.ts'
import { addCase, type Near } from './place.ts'
import { caseRecordOf, type ReadCase, readTypedCase, type TypedCase, type TypedProblem } from './typedCase.ts'

/** Something to be done to one case, with what was typed into a grid or a form. */
export type CaseRequest =
  /** Only what is given changes; an empty text takes away. */
  | { readonly kind: 'edit'; readonly case: CaseKey; readonly typed: Partial<Omit<TypedCase, 'entity'>> }
  /** With an empty name it gets one. */
  | { readonly kind: 'add'; readonly typed: TypedCase; readonly near?: Near }
  /** What the rules give becomes what is expected of these results. */
  | { readonly kind: 'accept'; readonly case: CaseKey; readonly results: readonly string[] }
  | { readonly kind: 'copy'; readonly case: CaseKey }
  | { readonly kind: 'delete'; readonly case: CaseKey }

export interface CasesChanged {
  /** Of all requests together, to be made as one step. */
  readonly edits: readonly Edit[]
  /** What could not be written, request by request. */
  readonly faults: readonly CaseFault[]
  /** The name that each request's case has afterwards; null where it is gone or was not made. */
  readonly names: readonly (string | null)[]
}

export interface CaseFault extends TypedProblem {
  /** Index of the request. */
  readonly request: number
}

/**
 * The edits that requests come to. What was typed wrong is told and left out, the rest is written. `whole` requests say all of
 * a case, as a form does: one with anything wrong, a missing field included, is left out altogether.
 */
export function changeCases(document: Document, requests: readonly CaseRequest[], language: Language, whole = false): CasesChanged {
  const context = { document, language, whole, taken: namesTaken(document) }
  const done = requests.map((request) => handle(context, request))
  const { sources } = document.compiled
  return {
    edits: joined(
      done.flatMap(({ edits }) => edits),
      lineEndOf(sources.get(document.entry) ?? ''),
    ),
    faults: done.flatMap(({ problems }, request) => problems.map((problem) => ({ ...problem, request }))),
    names: done.map(({ name }) => name),
  }
}

interface Context {
  readonly document: Document
  readonly language: Language
  readonly whole: boolean
  /** Names that cases have, or will have by the requests before. */
  readonly taken: Set<string>
}

interface Done {
  readonly edits: readonly Edit[]
  readonly problems: readonly TypedProblem[]
  readonly name: string | null
}

const refused = (...problems: readonly TypedProblem[]): Done => ({ edits: [], problems, name: null })

function handle(context: Context, request: CaseRequest): Done {
  if (request.kind === 'add') return add(context, request)
  const { document, language } = context
  const at = offsetOf(document, request.case)
  if (at === null) return refused(problemOf(refuseEdit('case.none', { case: request.case.name }), language))
  if (request.kind === 'edit') return edit(context, at, request)
  if (request.kind === 'copy') return copy(context, at, request.case)
  return doneBy(editCase(document, at, request), request.kind === 'delete' ? null : request.case.name, [], language)
}

const doneBy = ({ edits, refusals }: Edited, name: string | null, problems: readonly TypedProblem[], language: Language): Done =>
  refusals.length > 0 ? refused(...problems, ...refusals.map((refusal) => problemOf(refusal, language))) : { edits, problems, name }

/** Where a refusal belongs. */
function problemOf(refusal: EditRefusal, language: Language): TypedProblem {
  const { code, values } = refusal
  const message = editRefusalText(refusal, language)
  if (code.startsWith('case.name')) return { at: 'name', name: '', message }
  if (code === 'case.noReading') return { at: 'reading', name: String(values.question), message }
  if (code === 'case.noResult') return { at: 'expectation', name: String(values.result), message }
  return { at: 'field', name: String(values.field ?? ''), message }
}

function copy({ document, language, taken }: Context, at: number, { entity, name }: CaseKey): Done {
  const free = freeAmong(taken, entity, name === '' ? baseName(document, at) : name)
  taken.add(nameKey(entity, free))
  return doneBy(editCase(document, at, { kind: 'copy', name: free }), free, [], language)
}

const baseName = (document: Document, at: number): string => wordIn(tongueOf(document, at), 'case')
const tongueOf = ({ entry, compiled }: Document, at: number): Tongue => tongueAt(compiled.sources.get(entry) ?? '', at)

const noTexts = { fields: {}, relations: {}, readings: {}, expectations: {} }

function edit(context: Context, at: number, { case: key, typed }: Extract<CaseRequest, { kind: 'edit' }>): Done {
  const { document, language, whole, taken } = context
  const given = { ...noTexts, ...typed }
  const renamed = typed.name !== undefined && typed.name.trim() !== key.name
  const named = renamed ? nameProblem(document, { entity: key.entity, name: typed.name ?? '' }, key, language, taken) : null
  const read = readTypedCase(document, key.entity, given, language)
  const wrong = whole ? read.problems : read.problems.filter((problem) => isGiven(given, problem))
  const problems = [...(named ? [named] : []), ...wrong]
  if (whole && problems.length > 0) return refused(...problems)
  const changes = changesOf(given, read, wrong)
  if (renamed && !named) {
    taken.delete(nameKey(key.entity, key.name))
    taken.add(nameKey(key.entity, typed.name ?? ''))
    changes.push({ kind: 'rename', name: typed.name ?? '' })
  }
  const name = renamed && !named ? (typed.name ?? '').trim() : key.name
  return doneBy(editCase(document, at, { kind: 'change', changes }), name, problems, language)
}

type Given = Omit<TypedCase, 'name' | 'entity'>

/** Whether a problem is of something that was given: of a missing field only a whole case speaks. */
function isGiven({ fields, relations, expectations }: Given, { at, name }: TypedProblem): boolean {
  if (at === 'expectation') return Object.hasOwn(expectations, name)
  return (ownValue(fields, name) ?? '').trim() !== '' || Object.hasOwn(relations, headOf(name))
}

/** The field of the case itself that a path begins with. */
export const headOf = (path: string): string => path.replace(/\[\d+\](?:\..*)?$/s, '')

function changesOf(
  { fields, relations, readings, expectations }: Given,
  { record, ...read }: ReadCase,
  wrong: readonly TypedProblem[],
): CaseChange[] {
  const isWrong = (at: TypedProblem['at'], name: string) => wrong.some((problem) => problem.at === at && headOf(problem.name) === name)
  const members = [...Object.keys(fields), ...Object.keys(relations)].filter((name) => !isWrong('field', name))
  const whole = caseRecordOf(record)
  return [
    ...Object.entries(readings).map(([question, reading]): CaseChange => ({ kind: 'setReading', question, reading: reading || null })),
    ...members.map((field): CaseChange => ({ kind: 'setField', field, value: ownValue(whole, field) ?? null })),
    ...Object.entries(expectations)
      .filter(([result]) => !isWrong('expectation', result))
      .flatMap(([result, text]): CaseChange[] => {
        const expected = read.expectations.find(({ name }) => name === result)
        if (expected) return [{ kind: 'setExpectation', expected }]
        return text.trim() === '' ? [{ kind: 'removeExpectation', result }] : []
      }),
  ]
}

function add(context: Context, { typed, near }: Extract<CaseRequest, { kind: 'add' }>): Done {
  const { document, language, whole, taken } = context
  const { entity } = typed
  const name = typed.name.trim() === '' && !whole ? freshName(context, entity) : typed.name.trim()
  const named = nameProblem(document, { entity, name }, null, language, taken)
  const read = readTypedCase(document, entity, typed, language)
  const wrong = whole ? read.problems : read.problems.filter((problem) => isGiven(typed, problem))
  const problems = [...(named ? [named] : []), ...wrong]
  if (named || (whole && problems.length > 0)) return refused(...problems)
  taken.add(nameKey(entity, name))
  return doneBy(addCase(document, draftOf(name, typed, read, wrong), near), name, problems, language)
}

function freshName({ document, taken }: Context, entity: string | null): string {
  const word = entity ?? wordIn(tongueOf(document, document.compiled.module.declarations[0]?.span.start ?? 0), 'case')
  return freeAmong(taken, entity, `${word} 1`)
}

function draftOf(name: string, typed: TypedCase, { record, expectations }: ReadCase, wrong: readonly TypedProblem[]): CaseDraft {
  const bad = new Set(wrong.filter(({ at }) => at === 'field').map((problem) => headOf(problem.name)))
  const good = Object.entries(caseRecordOf(record)).filter(
    ([field, value]) => !bad.has(field) && !(Array.isArray(value) && value.length === 0),
  )
  const readings = Object.entries(typed.readings).filter(([, reading]) => reading !== '')
  return { name, entity: typed.entity, record: Object.fromEntries(good), readings: Object.fromEntries(readings), expectations }
}

/** Edits of one file in its order; where cases that stand beside each other go, or several come in one place, they become one. */
function joined(edits: readonly Edit[], lineBreak: string): Edit[] {
  const made: Edit[] = []
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const last = made[made.length - 1]
    if (!last || edit.span.start > last.span.end || (edit.span.start === last.span.end && !areNeighbours(last, edit))) made.push(edit)
    else made[made.length - 1] = both(last, edit, lineBreak)
  }
  return made
}

const isInsertion = ({ span }: Edit): boolean => span.start === span.end
const areNeighbours = (a: Edit, b: Edit): boolean => isInsertion(a) && isInsertion(b)

function both(a: Edit, b: Edit, lineBreak: string): Edit {
  const span = { ...a.span, end: Math.max(a.span.end, b.span.end) }
  // A case ends with a line break where something follows; between two new ones a blank line is enough.
  const twice = areNeighbours(a, b) && a.text.endsWith(lineBreak) && b.text.startsWith(lineBreak + lineBreak)
  return { span, text: (twice ? a.text.slice(0, -lineBreak.length) : a.text) + b.text }
}
