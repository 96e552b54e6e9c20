import { type Explained, explainer } from '../../interpret/explain/explain.ts'
import type { Program } from '../../program/program.ts'
import { type Person, personOf, type Subject } from '../subject.ts'
import type { Document } from '../workspace.ts'
import { Cells } from './cells.ts'

/** A subject with the explanation of all its results. */
export interface Explaining {
  readonly document: Document
  readonly program: Program
  readonly person: Person
  /** null where the record was refused as it stands. */
  readonly explained: Explained | null
  readonly cells: Cells
}

export type Found = Explaining | { readonly kind: 'broken' } | { readonly kind: 'noSuch'; readonly what: 'case' | 'entity' }

/** The last subject asked about of each document: its nodes are asked for one after the other. */
const last = new WeakMap<Document, { readonly key: string; readonly found: Found }>()

export function explaining(document: Document, subject: Subject): Found {
  const key = JSON.stringify(subject)
  const known = last.get(document)
  if (known?.key === key) return known.found
  const found = explain(document, subject)
  last.set(document, { key, found })
  return found
}

function explain(document: Document, subject: Subject): Found {
  const { runnable: program, module } = document.compiled
  if (!program) return { kind: 'broken' }
  const person = personOf(program, subject)
  if (!person) return { kind: 'noSuch', what: 'case' }
  const { entity, readings, record } = person
  if (entity !== null && !program.entities.some(({ name }) => name === entity)) return { kind: 'noSuch', what: 'entity' }
  const by = explainer(program, { readings, clauses: module.clauses })
  const explained = record && by.explain(record, { entity, rejected: true })
  return { document, program, person, explained, cells: new Cells(program, person) }
}
