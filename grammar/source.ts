/** A file's text with the name that messages print for it. */
export interface Source {
  readonly file: string
  readonly text: string
}

/** A half-open range of UTF-16 offsets in a file; spans of rules in a .md file are offsets in that .md file. */
export interface Span {
  readonly file: string
  readonly start: number
  readonly end: number
}

/** Line and column, both counted from 1; the column counts UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The offsets at which a text's lines start; `\r\n`, `\n` and a lone `\r` each end a line. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
  return starts
}

/** The position of an offset, by binary search in `lineStarts(text)`. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 }
}

/** Whether one span lies in another, ends included. */
export const isWithin = (inner: Span, outer: Span): boolean =>
  inner.file === outer.file && outer.start <= inner.start && inner.end <= outer.end

/** The smallest span that holds both; both must be of one file. */
export function cover(first: Span, last: Span): Span {
  return { file: first.file, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) }
}
