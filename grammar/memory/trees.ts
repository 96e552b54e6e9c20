import type { Declaration, Module } from '../ast.ts'
import type { Diagnostic, Pass } from '../diagnostic.ts'
import type { Source } from '../source.ts'
import { type Change, changeBetween, placeBefore } from './change.ts'
import { movedBy } from './moved.ts'

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

/** Reads a part of a file, or finds it as it was read before. */
export type Recall = <P extends Part>(written: Written, read: () => Read<P>) => Read<P>

/** Reads everything anew. */
export const forgetful: Recall = (_written, read) => read()

interface Remembered extends Written {
  readonly read: Read<Part>
  readonly stamp: number
}

interface File {
  readonly text: string
  readonly pass: Pass<Module>
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
    const parts = new Map<number, Remembered>()
    const stamps = new Map<Part, number>()
    const known = before && new Known(before, text)
    const pass = read(<P extends Part>(written: Written, readAnew: () => Read<P>) => {
      const same = known?.find(written)
      const made = same ? (movedBy(same.read, written.start - same.start) as Read<P>) : readAnew()
      const stamp = same?.stamp ?? ++this.last
      parts.set(written.start, { ...written, read: made, stamp })
      stamps.set(made.part, stamp)
      return made
    })
    this.files.set(file, { text, pass, parts, stamps })
    return pass
  }

  /** A number that parts of the same file and content share; another one each time for what was not read here, or not last. */
  stampOf(part: Part): number {
    return this.files.get(part.span.file)?.stamps.get(part) ?? --this.unlike
  }
}

/** The parts of a file as it was, for its new text. */
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
