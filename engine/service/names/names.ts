import type * as ast from '../../../grammar/ast.ts'
import { collect } from '../../names/collect.ts'
import type { Document } from '../workspace.ts'
import { Resolver } from './resolve.ts'
import { keyOf, type Occurrence, type Subject } from './subject.ts'
import { occurrencesIn } from './walk.ts'

/** Every name of a notice: what it means and where else it stands. One mechanism for jumps, renaming, colours and hovers. */
export interface Names {
  readonly resolver: Resolver
  /** By file, in the order of place; they do not overlap. */
  readonly inFile: ReadonlyMap<string, readonly Occurrence[]>
  /** By `keyOf`, in the order of files and places. */
  readonly of: ReadonlyMap<string, readonly Occurrence[]>
}

const known = new WeakMap<Document, Names>()

/** The names of a notice; worked out once for each document. */
export function namesOf(document: Document): Names {
  const made = known.get(document) ?? readNames(document)
  known.set(document, made)
  return made
}

function readNames({ compiled }: Document): Names {
  const [main, ...used] = compiled.modules
  const resolver = new Resolver(collect(main ?? compiled.module, used).value)
  const inFile = new Map<string, readonly Occurrence[]>()
  for (const module of compiled.written) if (!inFile.has(module.file)) inFile.set(module.file, occurrencesIn(module, resolver))
  const of = new Map<string, Occurrence[]>()
  for (const occurrence of [...inFile.values()].flat()) {
    const key = keyOf(occurrence.subject)
    const same = of.get(key)
    if (same) same.push(occurrence)
    else of.set(key, [occurrence])
  }
  return { resolver, inFile, of }
}

/** Where a subject is declared and named, in the order of files and places. */
export function occurrencesOf(document: Document, subject: Subject): readonly Occurrence[] {
  return namesOf(document).of.get(keyOf(subject)) ?? []
}

/** The name at an offset, or right before it; null where none stands there. */
export function occurrenceAt(document: Document, file: string, offset: number): Occurrence | null {
  const all = namesOf(document).inFile.get(file) ?? []
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle] as Occurrence).span.end < offset) low = middle + 1
    else high = middle
  }
  const [first, second] = [all[low], all[low + 1]]
  // Where two names meet, the one that begins here.
  if (second && second.span.start === offset) return second
  return first && first.span.start <= offset ? first : null
}

/** The tree of a file as it is written; null for a file that is no part of the notice. */
export function treeOf({ compiled }: Document, file: string): ast.Module | null {
  return compiled.written.find((module) => module.file === file) ?? null
}
