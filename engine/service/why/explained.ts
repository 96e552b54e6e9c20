import { type Explained, explainer } from '../../interpret/explain/explain.ts'
import { readOverrides } from '../../interpret/overrides.ts'
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
  /** Of a record that only assertions refuse: its results as they would be if none did. */
  readonly anyway: Explained | null
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
  const parameters = readOverrides(program, person.parameters).overrides
  if (entity !== null && !program.entities.some(({ name }) => name === entity)) return { kind: 'noSuch', what: 'entity' }
  const explain = (of: Program) =>
    record && explainer(of, { readings, parameters, clauses: module.clauses }).explain(record, { entity, rejected: true })
  const explained = explain(program)
  const anyway = explained && isOnlyAsserted(explained) ? explain({ ...program, assertions: [] }) : null
  return { document, program, person, explained, anyway, cells: new Cells(program, person) }
}

const isOnlyAsserted = (explained: Explained): boolean =>
  explained.kind === 'refused' && explained.refusals.every(({ code }) => code === 'evaluate.assertion')
