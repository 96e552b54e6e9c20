import type { Edit } from '../../../grammar/diagnostic.ts'
import { format } from '../../format.ts'
import { trimmed } from '../edits/lines.ts'
import type { Document } from '../workspace.ts'

/** What the formatter would change in a file, as edits of single lines; empty where nothing, or where the file is no part. */
export function formatEdits({ compiled }: Document, file: string): Edit[] {
  const text = compiled.sources.get(file)
  return text === undefined ? [] : formatEditsOf({ file, text })
}

function formatEditsOf(source: { readonly file: string; readonly text: string }): Edit[] {
  const { text } = format(source)
  return text === source.text ? [] : changesBetween(source, text)
}

interface TextLine {
  readonly text: string
  readonly start: number
}

/** Lines with their line ends. */
function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = []
  for (let start = 0; start < text.length; ) {
    const next = /\r\n|\n|\r/.exec(text.slice(start, start + longestScan))
    const rest = next ? start + next.index + next[0].length : endOfLongLine(text, start)
    lines.push({ text: text.slice(start, rest), start })
    start = rest
  }
  return lines
}

/** Most lines end within so many characters. */
const longestScan = 400

function endOfLongLine(text: string, start: number): number {
  const ends = [text.indexOf('\n', start), text.indexOf('\r', start)].filter((at) => at >= 0)
  return ends.length === 0 ? text.length : Math.min(...ends) + 1
}

/** How far a line is looked for on the other side before it counts as new or gone. */
const lookAhead = 40

/** The formatter moves no words between lines: what changes is space and blank lines, so lines are matched by their words. */
function changesBetween({ file, text }: { readonly file: string; readonly text: string }, next: string): Edit[] {
  const [old, made] = [linesOf(text), linesOf(next)]
  const edits: Edit[] = []
  const replaced = (fromLine: number, fromNew: number, toLine = fromLine + 1, toNew = fromNew + 1): Edit[] => {
    const start = old[fromLine]?.start ?? text.length
    const end = old[toLine]?.start ?? text.length
    const becomes = made.slice(fromNew, toNew).map((line) => line.text)
    return trimmed({ span: { file, start, end }, text: becomes.join('') }, text)
  }
  let [at, to] = [0, 0]
  while (at < old.length || to < made.length) {
    const [skip, add] = nextMatch(old, made, at, to)
    if (skip > 0 || add > 0) edits.push(...replaced(at, to, at + skip, to + add))
    at += skip
    to += add
    const [before, after] = [old[at], made[to]]
    if (before && after && before.text !== after.text) edits.push(...(gapEdits(file, before, after.text) ?? replaced(at, to)))
    at++
    to++
  }
  return edits
}

const words = (line: TextLine | undefined): string | undefined => line?.text.replace(/\s+/g, '')

/** How many old lines go and how many new ones come before the next line that is on both sides. */
function nextMatch(old: readonly TextLine[], made: readonly TextLine[], at: number, to: number): readonly [number, number] {
  for (let distance = 0; distance <= lookAhead; distance++) {
    for (let skip = 0; skip <= distance; skip++) {
      const [a, b] = [words(old[at + skip]), words(made[to + distance - skip])]
      // Empty lines are all alike: one further on tells nothing.
      if (a !== undefined && a === b && (a !== '' || distance === 0)) return [skip, distance - skip]
    }
  }
  // Beyond that the rest is taken as a whole.
  const [oldLeft, newLeft] = [old.length - at, made.length - to]
  return oldLeft > lookAhead && newLeft > lookAhead ? [1, 1] : [oldLeft, newLeft]
}

/** Two lines that differ in their gaps only: an edit for each gap; null where they differ in more. */
function gapEdits(file: string, { text, start }: TextLine, next: string): Edit[] | null {
  const edits: Edit[] = []
  let [i, j] = [0, 0]
  while (i < text.length || j < next.length) {
    const [gap, becomes] = [gapAt(text, i), gapAt(next, j)]
    if (gap !== becomes) edits.push({ span: { file, start: start + i, end: start + i + gap.length }, text: becomes })
    i += gap.length
    j += becomes.length
    if (text[i] !== next[j]) return null
    i++
    j++
  }
  return edits
}

function gapAt(text: string, at: number): string {
  let end = at
  while (end < text.length && /\s/.test(text[end] as string)) end++
  return text.slice(at, end)
}
