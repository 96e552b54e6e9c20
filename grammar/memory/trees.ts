import type { Declaration, Module } from '../ast.ts'
import type { Diagnostic, Pass } from '../diagnostic.ts'
import type { Source } from '../source.ts'
import { type Change, changeBetween, placeBefore } from './change.ts'
import { movedBy } from './moved.ts'
import { proseAfter, type ReadProse } from './proseAfter.ts'

/** A part of a tree with its place: a declaration, a bound number. */
export type Part = Pick<Declaration, 'span'>

/** A part of a file's tree as it was read, with what was wrong in it. */
export interface Read<P extends Part> {
  readonly part: P
  readonly diagnostics: readonly Diagnostic[]
}

/** What the reading of a part depends on: the text of a stretch of the file, and what that is read as. */
export interface Written {
  readonly as: string
  readonly start: number
  readonly end: number
}

/** What is at hand of a file's last text: reads what is given, or finds it as it was read before. */
export interface Recall {
  part<P extends Part>(written: Written, read: () => Read<P>): Read<P>
  prose(read: () => ReadProse): ReadProse
}

/** Reads everything anew. */
export const forgetful: Recall = { part: (_written, read) => read(), prose: (read) => read() }

interface Remembered extends Written {
  readonly read: Read<Part>
  readonly stamp: number
}

interface File {
  readonly text: string
  readonly pass: Pass<Module>
  /** null for a file that is nothing but rules. */
  readonly prose: ReadProse | null
  readonly parts: ReadonlyMap<number, Remembered>
  readonly stamps: ReadonlyMap<Part, number>
}

/** Trees of files as they were last parsed. A text that changed is read anew only where it did. Several notices may share it. */
export class Trees {
  private readonly files = new Map<string, File>()
  private last = 0
  private unlike = 0

  /** What the file came to, where its text is the same as then; else what `read` makes of it, with the parts that did not change. */
  parse({ file, text }: Source, read: (recall: Recall) => Pass<Module>): Pass<Module> {
    const before = this.files.get(file)
    if (before?.text === text) return before.pass
    const now = new Reading(before && new Known(before, text), () => ++this.last)
    const pass = read(now)
    this.files.set(file, { text, pass, prose: now.structure, parts: now.parts, stamps: now.stamps })
    return pass
  }

  /** A number that parts of the same file and content share; another one each time for what was not read here, or not last. */
  stampOf(part: Part): number {
    return this.files.get(part.span.file)?.stamps.get(part) ?? --this.unlike
  }
}

/** One reading of a file: takes over what it finds, and gathers all for the next. */
class Reading implements Recall {
  readonly parts = new Map<number, Remembered>()
  readonly stamps = new Map<Part, number>()
  structure: ReadProse | null = null
  private readonly known: Known | undefined
  private readonly newStamp: () => number

  constructor(known: Known | undefined, newStamp: () => number) {
    this.known = known
    this.newStamp = newStamp
  }

  part<P extends Part>(written: Written, read: () => Read<P>): Read<P> {
    const same = this.known?.find(written)
    const made = same ? (movedBy(same.read, written.start - same.start) as Read<P>) : read()
    const stamp = same?.stamp ?? this.newStamp()
    this.parts.set(written.start, { ...written, read: made, stamp })
    this.stamps.set(made.part, stamp)
    return made
  }

  prose(read: () => ReadProse): ReadProse {
    this.structure = this.known?.prose() ?? read()
    return this.structure
  }
}

/** A file as it was, for its new text. */
class Known {
  private readonly before: File
  private readonly text: string
  private readonly change: Change
  /** Those of the stretch that changed, by what is written: lines may have moved within it. */
  private elsewhere: ReadonlyMap<string, Remembered> | null = null

  constructor(before: File, text: string) {
    this.before = before
    this.text = text
    this.change = changeBetween(before.text, text)
  }

  prose(): ReadProse | null {
    const { text, prose } = this.before
    return prose && proseAfter(text, prose, this.text, this.change)
  }

  find({ as, start, end }: Written): Remembered | undefined {
    const place = placeBefore(this.change, start, end)
    const there = place === null ? undefined : this.before.parts.get(place)
    if (there && there.as === as && there.end - there.start === end - start) return there
    this.elsewhere ??= new Map(this.changed().map((each) => [this.key(this.before.text, each), each]))
    return this.elsewhere.get(this.key(this.text, { as, start, end }))
  }

  private changed(): Remembered[] {
    const { from, to, by } = this.change
    return [...this.before.parts.values()].filter(({ start, end }) => end > from && start < to - by)
  }

  private key(text: string, { as, start, end }: Written): string {
    return `${as}\n${text.slice(start, end)}`
  }
}
