import type { OutlineClause } from '../../../engine/service/index.ts'
import type { Place } from '../../worker/snapshot.ts'
import { asRead, shortAfter, shortBefore } from './prose.ts'

/** The clause that a place of the main file stands in; empty before the first one and in other files. */
export function clauseAt(outline: readonly Pick<OutlineClause, 'path' | 'span'>[], { file, start }: Place): string {
  return outline.findLast(({ span }) => span.file === file && span.start <= start)?.path ?? ''
}

/** The line that a place begins on, from 1. */
export const lineAt = (text: string, { start }: Place): number => text.slice(0, start).split(/\r\n|\n|\r/).length

/** As lineAt, for many places: each text is read once. */
export function lineFinder(textOf: (file: string) => string): (place: Place) => number {
  const beginnings = new Map<string, number[]>()
  return ({ file, start }) => {
    const known = beginnings.get(file) ?? [...textOf(file).matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)
    beginnings.set(file, known)
    let [low, high] = [0, known.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((known[middle] as number) <= start) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

/** A line of the source around a place, with the words that the place covers. */
export interface Excerpt {
  readonly before: string
  readonly words: string
  readonly after: string
}

/** The first line of a place without the space around it; of prose, as it is read. */
export function excerptAt(text: string, { start, end }: Place): Excerpt {
  const before = /[^\r\n]*$/.exec(text.slice(0, start))?.[0] ?? ''
  const words = /^[^\r\n]*/.exec(text.slice(start, end))?.[0] ?? ''
  const after = /^[^\r\n]*/.exec(text.slice(start + words.length))?.[0] ?? ''
  return { before: shortBefore(before), words: asRead(words), after: shortAfter(after) }
}
