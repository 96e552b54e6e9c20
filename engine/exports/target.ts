import type { Diagnostic, Language } from '../../grammar/diagnostic.ts'
import type { Program } from '../program/program.ts'

/** What an export is made from. */
export interface Exported {
  readonly program: Program
  /** Every file that the notice was read from, by path: its texts are named in the result by their hashes. */
  readonly sources: ReadonlyMap<string, string>
  /** The version of Tiaoli that writes; empty where it is not known. */
  readonly version: string
}

/** A file under the folder of the export, `/` between folders: a text, or bytes where the format is none. */
export interface ExportedFile {
  readonly path: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

/** Files, or what the target can't express exactly: an export is whole and exact, or refused. */
export type Export =
  | { readonly kind: 'files'; readonly files: readonly ExportedFile[] }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }

/** Something that a notice can be written as. */
export interface ExportTarget {
  /** What the command line calls it. */
  readonly id: string
  readonly name: Readonly<Record<Language, string>>
  /** What it is for, in a sentence. */
  readonly about: Readonly<Record<Language, string>>
  write(from: Exported): Export
}
