import type { Location, Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { type Edit, lineStarts, positionAt, type Span } from '../../index.ts'
import type { Notices } from './notices.ts'

/** Turns offsets of files into lines and characters, both counted from 0, and back. */
export class Positions {
  private readonly notices: Notices
  private readonly uriOf: (path: string) => string
  private readonly starts = new Map<string, { readonly text: string; readonly starts: readonly number[] }>()

  constructor(notices: Notices, uriOf: (path: string) => string) {
    this.notices = notices
    this.uriOf = uriOf
  }

  private startsOf(file: string): readonly number[] {
    const text = this.notices.text(file) ?? ''
    const known = this.starts.get(file)
    if (known?.text === text) return known.starts
    const starts = lineStarts(text)
    this.starts.set(file, { text, starts })
    return starts
  }

  position(file: string, offset: number): Position {
    const { line, column } = positionAt(this.startsOf(file), offset)
    return { line: line - 1, character: column - 1 }
  }

  /** An offset; places beyond a line or the file count as its end. */
  offset(file: string, { line, character }: Position): number {
    const starts = this.startsOf(file)
    const text = this.notices.text(file) ?? ''
    const start = starts[line]
    if (start === undefined) return text.length
    const end = starts[line + 1] ?? text.length
    return Math.max(start, Math.min(start + character, end))
  }

  range({ file, start, end }: Span): Range {
    return { start: this.position(file, start), end: this.position(file, end) }
  }

  span(file: string, { start, end }: Range): Span {
    return { file, start: this.offset(file, start), end: this.offset(file, end) }
  }

  location(span: Span): Location {
    return { uri: this.uriOf(span.file), range: this.range(span) }
  }

  edits(edits: readonly Edit[]): TextEdit[] {
    return edits.map(({ span, text }) => ({ range: this.range(span), newText: text }))
  }

  /** Edits of several files. */
  workspaceEdit(edits: readonly Edit[]): WorkspaceEdit {
    const files = new Set(edits.map(({ span }) => span.file))
    return {
      changes: Object.fromEntries([...files].map((file) => [this.uriOf(file), this.edits(edits.filter(({ span }) => span.file === file))])),
    }
  }
}
