import type * as ast from '../../grammar/ast.ts'
import type { Span } from '../../grammar/source.ts'

/** The prose of a notice as one text without white space, each character with its place in the file. */
export interface ProseText {
  readonly text: string
  readonly offsets: readonly number[]
  /** The passage that each character belongs to, by index, and its place in that passage's text. */
  readonly passageOf: readonly number[]
  readonly indexOf: readonly number[]
  readonly passages: readonly ast.Passage[]
}

/** A half-open range of characters of a ProseText. */
export interface Range {
  readonly from: number
  readonly to: number
}

const known = new WeakMap<ast.Module, ProseText>()

/** The prose of a file; made once for each tree. */
export function proseText(module: ast.Module): ProseText {
  const made = known.get(module) ?? joinedText(module)
  known.set(module, made)
  return made
}

function joinedText(module: ast.Module): ProseText {
  let text = ''
  const offsets: number[] = []
  const passageOf: number[] = []
  const indexOf: number[] = []
  for (const [index, passage] of module.passages.entries()) {
    for (let at = 0; at < passage.text.length; at++) {
      const character = passage.text[at] as string
      if (/\s/.test(character)) continue
      text += character
      offsets.push(passage.offsets[at] as number)
      passageOf.push(index)
      indexOf.push(at)
    }
  }
  return { text, offsets, passageOf, indexOf, passages: module.passages }
}

export function spanOf(prose: ProseText, range: Range, file: string): Span {
  return { file, start: prose.offsets[range.from] ?? 0, end: (prose.offsets[range.to - 1] ?? -1) + 1 }
}

/** A range within one passage as people read it: with its spaces, line breaks closed up between Chinese characters. */
export function readable(prose: ProseText, { from, to }: Range): string {
  const passage = prose.passages[prose.passageOf[from] ?? -1]
  const text = passage?.text.slice(prose.indexOf[from], (prose.indexOf[to - 1] ?? -1) + 1) ?? ''
  return text.replace(/(?<=[\u3000-\uFFEF])\s+(?=\S)|(?<=\S)\s+(?=[\u3000-\uFFEF])/g, '').replace(/\s+/g, ' ')
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
