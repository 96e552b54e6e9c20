import type * as ast from '../../grammar/ast.ts'
import type { Span } from '../../grammar/source.ts'

/** The prose of a notice as one text without white space, each character with its place in the file. */
export interface ProseText {
  readonly text: string
  readonly offsets: readonly number[]
  /** The passage that each character belongs to, by index. */
  readonly passageOf: readonly number[]
  readonly passages: readonly ast.Passage[]
}

/** A half-open range of characters of a ProseText. */
export interface Range {
  readonly from: number
  readonly to: number
}

export function proseText(module: ast.Module): ProseText {
  let text = ''
  const offsets: number[] = []
  const passageOf: number[] = []
  for (const [index, passage] of module.passages.entries()) {
    for (let at = 0; at < passage.text.length; at++) {
      const character = passage.text[at] as string
      if (/\s/.test(character)) continue
      text += character
      offsets.push(passage.offsets[at] as number)
      passageOf.push(index)
    }
  }
  return { text, offsets, passageOf, passages: module.passages }
}

export function spanOf(prose: ProseText, range: Range, file: string): Span {
  return { file, start: prose.offsets[range.from] ?? 0, end: (prose.offsets[range.to - 1] ?? -1) + 1 }
}

/** The characters between two offsets of the file. */
export function rangeBetween(prose: ProseText, start: number, end: number): Range {
  const from = firstAtOrAfter(prose.offsets, start)
  return { from, to: firstAtOrAfter(prose.offsets, end) }
}

function firstAtOrAfter(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
