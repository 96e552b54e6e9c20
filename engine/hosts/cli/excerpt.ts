import { displayWidth, lineStarts, type Position, positionAt, type Span } from '../../index.ts'
import type { Colors } from './terminal.ts'
import { visible } from './visible.ts'

/** The files of a check with their line starts, found once for each. */
export interface Sources {
  text(file: string): string
  position(file: string, offset: number): Position
  /** A line without its line end, and the offset at which it begins. */
  line(file: string, number: number): { readonly text: string; readonly start: number }
}

export function sourcesOf(texts: ReadonlyMap<string, string>): Sources {
  const cache = new Map<string, readonly number[]>()
  const text = (file: string) => texts.get(file) ?? ''
  function starts(file: string): readonly number[] {
    const known = cache.get(file) ?? lineStarts(text(file))
    cache.set(file, known)
    return known
  }
  return {
    text,
    position: (file, offset) => positionAt(starts(file), Math.min(offset, text(file).length)),
    line(file, number) {
      const start = starts(file)[number - 1] ?? 0
      return {
        text: text(file)
          .slice(start, starts(file)[number])
          .replace(/[\r\n]+$/, ''),
        start,
      }
    },
  }
}

/** How much of a long line is shown before and behind what is underlined, in characters. */
const margin = 60

/** The line on which a span begins, underlined as far as the span goes; `gutter` is the width of the line number. */
export function excerpt(sources: Sources, span: Span, gutter: number, colors: Colors): string[] {
  const { line } = sources.position(span.file, span.start)
  const { text, start } = sources.line(span.file, line)
  const from = Math.min(span.start - start, text.length)
  const to = Math.max(from, Math.min(span.end - start, text.length))
  const head = from > margin ? `…${text.slice(from - margin, from)}` : text.slice(0, from)
  const marked = text.slice(from, Math.min(to, from + 2 * margin))
  const rest = text.slice(from + marked.length)
  const tail = rest.length > margin ? `${rest.slice(0, margin)}…` : rest
  const mark = '^'.repeat(Math.max(1, displayWidth(visible(marked))))
  return [
    `${colors.dim(`${String(line).padStart(gutter)} │`)} ${visible(head + marked + tail)}`.trimEnd(),
    `${colors.dim(`${' '.repeat(gutter)} │`)} ${' '.repeat(displayWidth(visible(head)))}${colors.red(mark)}`,
  ]
}
