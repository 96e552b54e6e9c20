import type { Edit } from '../../../grammar/diagnostic.ts'

/** A line as it stands in its file. */
export interface FileLine {
  /** Without its line end. */
  readonly text: string
  readonly start: number
}

/** A line as it shall stand: what a line of the file becomes, or (`from` null) a new one. Kept lines keep their order. */
export interface NewLine {
  readonly text: string
  readonly from: number | null
}

/** The whole lines that a range of a text touches. */
export function linesAround(text: string, start: number, end: number): FileLine[] {
  const lines: FileLine[] = []
  let from = lineStart(text, start)
  for (let to = lineEnd(text, from); ; to = lineEnd(text, from)) {
    lines.push({ text: text.slice(from, to), start: from })
    if (to >= end || to >= text.length) return lines
    from = to + (text.startsWith('\r\n', to) ? 2 : 1)
  }
}

export function lineStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  return start
}

export function lineEnd(text: string, offset: number): number {
  let end = offset
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}

/** How lines end in a file: as its first line does. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}

/** What to replace, and nothing beside it, so that the lines become the new ones; in the order of the file, none touching. */
export function lineEdits(
  source: { readonly file: string; readonly text: string },
  old: readonly FileLine[],
  next: readonly NewLine[],
): Edit[] {
  const lineBreak = lineEndOf(source.text)
  const edits: Edit[] = []
  let before: number | null = null
  let added: string[] = []
  for (const line of [...next, null]) {
    if (line && line.from === null) {
      added.push(line.text)
      continue
    }
    const upTo = line === null ? old.length : (line.from as number)
    if (added.length > 0 || upTo > (before ?? -1) + 1) edits.push(between(source, old, before, upTo, added, lineBreak))
    if (line) edits.push(...within(source.file, old[upTo] as FileLine, line.text))
    before = upTo
    added = []
  }
  return merged(edits.flatMap((edit) => trimmed(edit, source.text)))
}

/** Replaces what stands between two kept lines, their line breaks included; null and the count stand for the ends. */
function between(
  { file, text }: { readonly file: string; readonly text: string },
  old: readonly FileLine[],
  before: number | null,
  upTo: number,
  added: readonly string[],
  lineBreak: string,
): Edit {
  const first = before === null ? null : (old[before] as FileLine)
  const last = old[upTo] ?? null
  const start = first ? endOf(first) : (old[0] as FileLine).start
  const end = last ? last.start : endOf(old[old.length - 1] as FileLine)
  const opening =
    first && (last || added.length > 0) ? text.slice(endOf(first), endOf(first) + breakLength(text, endOf(first))) || lineBreak : ''
  const closing = last && added.length > 0 ? lineBreak : ''
  return { span: { file, start, end }, text: opening + added.join(lineBreak) + closing }
}

const endOf = ({ start, text }: FileLine): number => start + text.length
const breakLength = (text: string, at: number): number => (text.startsWith('\r\n', at) ? 2 : at < text.length ? 1 : 0)

const within = (file: string, { start, text }: FileLine, becomes: string): Edit[] =>
  text === becomes ? [] : [{ span: { file, start, end: start + text.length }, text: becomes }]

/** An edit without what it would replace by itself; none where nothing is left. */
export function trimmed({ span, text: becomes }: Edit, text: string): Edit[] {
  const { file, start, end } = span
  const most = Math.min(end - start, becomes.length)
  let head = 0
  while (head < most && text.charCodeAt(start + head) === becomes.charCodeAt(head)) head++
  while (head > 0 && (cuts(text, start + head) || cuts(becomes, head))) head--
  let tail = 0
  while (tail < most - head && text.charCodeAt(end - 1 - tail) === becomes.charCodeAt(becomes.length - 1 - tail)) tail++
  while (tail > 0 && (cuts(text, end - tail) || cuts(becomes, becomes.length - tail))) tail--
  const edit = { span: { file, start: start + head, end: end - tail }, text: becomes.slice(head, becomes.length - tail) }
  return edit.span.start === edit.span.end && edit.text === '' ? [] : [edit]
}

/** Whether an offset lies within a line break or a character of two units. */
function cuts(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (before === 0x0d) return text.charCodeAt(at) === 0x0a
  return before >= 0xd800 && before <= 0xdbff
}

/** Edits that touch become one, so that their order can't matter. */
function merged(edits: readonly Edit[]): Edit[] {
  const made: Edit[] = []
  for (const edit of edits) {
    const last = made[made.length - 1]
    if (last?.span.end !== edit.span.start) made.push(edit)
    else made[made.length - 1] = { span: { ...last.span, end: edit.span.end }, text: last.text + edit.text }
  }
  return made
}
