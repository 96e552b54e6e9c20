import type { Edit } from '../../../engine/index.ts'
import { shortAfter, shortBefore } from './prose.ts'

/** What a change does to a line: what goes, what comes, and the words around. */
export interface ChangedLine {
  readonly file: string
  /** Of the text before the change, from 1; a new line has the number that it will have. */
  readonly line: number
  readonly before: string
  readonly removed: string
  readonly added: string
  readonly after: string
}

/** The lines that edits change, in the order of their places; `textOf` gives a file's text as it stands. */
export function changedLines(edits: readonly Edit[], textOf: (file: string) => string): ChangedLine[] {
  const ordered = [...edits].sort((a, b) => a.span.file.localeCompare(b.span.file) || a.span.start - b.span.start)
  return ordered.map((edit) => changedLine(edit, textOf(edit.span.file)))
}

function changedLine({ span: { file, start, end }, text }: Edit, whole: string): ChangedLine {
  const line = whole.slice(0, start).split(/\r\n|\n|\r/).length
  const removed = oneLine(whole.slice(start, end))
  // A line of its own, behind or before another.
  if (removed === '' && /^[\r\n]/.test(text)) return { file, line: line + 1, before: '', removed, added: oneLine(text), after: '' }
  if (removed === '' && /[\r\n]$/.test(text)) return { file, line, before: '', removed, added: oneLine(text), after: '' }
  const before = /[^\r\n]*$/.exec(whole.slice(0, start))?.[0] ?? ''
  const after = /^[^\r\n]*/.exec(whole.slice(end))?.[0] ?? ''
  return { file, line, before: shortBefore(before), removed, added: oneLine(text), after: shortAfter(after) }
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, '\n').trim()
