import type { Span } from '../../../grammar/source.ts'
import { namesOf, occurrenceAt } from '../names/names.ts'
import { keyOf, type Occurrence, type Subject } from '../names/subject.ts'
import type { Document } from '../workspace.ts'

export interface Reference {
  readonly span: Span
  readonly role: Occurrence['role']
  readonly inProse: boolean
}

export interface ReferenceOptions {
  /** Places that declare the name too; left out by default. */
  readonly declarations?: boolean
  /** Other notices of the workspace, where they share files with this one. */
  readonly others?: readonly Document[]
}

/** Every place that names what stands at an offset, prose included, each once. */
export function references(document: Document, file: string, offset: number, options: ReferenceOptions = {}): Reference[] {
  const found = occurrenceAt(document, file, offset)
  if (!found) return []
  const all = everywhere(document, found.subject, options.others ?? [])
  const wanted = options.declarations ? all : all.filter(({ role }) => role === 'reference')
  return wanted.map(({ span, role, inProse }) => ({ span, role, inProse }))
}

const placeOf = ({ file, start }: Span): string => `${file}\n${start}`

/** The places of a subject in a notice and, where other notices share its declaration, in those. */
export function everywhere(document: Document, subject: Subject, others: readonly Document[]): Occurrence[] {
  const found = new Map<string, Occurrence>()
  const add = (occurrences: readonly Occurrence[]) => {
    for (const each of occurrences) if (!found.has(placeOf(each.span))) found.set(placeOf(each.span), each)
  }
  add(namesOf(document).of.get(keyOf(subject)) ?? [])
  // Each notice that shares a place may bring in further places, which others share.
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const other of others) for (const same of sharing(other, subject, found)) add(same)
  }
  return [...found.values()]
}

function sharing(other: Document, subject: Subject, found: ReadonlyMap<string, Occurrence>): (readonly Occurrence[])[] {
  const { of } = namesOf(other)
  // A notice is named by others that need not read it whole.
  if (subject.kind === 'notice') return [of.get(keyOf(subject)) ?? []]
  const groups = [...of.values()].filter((group) => group[0]?.subject.kind === subject.kind && group[0].subject.name === subject.name)
  return groups.filter((group) =>
    group.some(({ span, role }) => role === 'declaration' && found.get(placeOf(span))?.role === 'declaration'),
  )
}
