import type * as ast from '../../grammar/ast.ts'
import type { Edit } from '../../grammar/diagnostic.ts'
import { type ProseText, proseText, type Range, rangeBetween } from './proseText.ts'
import { locateQuotations, type Quoted } from './quotations.ts'

/** Edits of a notice with those by which its quotations go on saying what the prose then says; rules are in no quotation. */
export function withQuotations(module: ast.Module, edits: readonly Edit[]): Edit[] {
  const prose = proseText(module)
  const { quoted } = locateQuotations(module, prose)
  const following = edits.flatMap(({ span, text }) => {
    const range = rangeBetween(prose, span.start, span.end)
    if (span.file !== module.file || range.from === range.to) return []
    return quoted.flatMap((each) => followingEdit(module, prose, each, range, text) ?? [])
  })
  // A quotation that is changed itself says already what it is to say.
  const isFree = ({ span }: Edit) => !edits.some((edit) => edit.span.start < span.end && edit.span.end > span.start)
  return [...edits, ...following.filter(isFree)]
}

/** The edit of a quotation that quotes a changed range whole; null where it does not, or where an … stands for it. */
function followingEdit(module: ast.Module, prose: ProseText, quoted: Quoted, changed: Range, text: string): Edit | null {
  const { range, quotation } = quoted
  if (quotation.span.file !== module.file || changed.from < range.from || changed.to > range.to) return null
  const written = writtenIn(module.text, quotation)
  let at = range.from
  let cursor = 0
  for (const piece of written.pieces) {
    const from = prose.text.indexOf(piece, at)
    const start = written.text.indexOf(piece, cursor)
    if (from < 0 || start < 0) return null
    at = from + piece.length
    cursor = start + piece.length
    if (changed.from < from || changed.to > at) continue
    const offset = (place: number): number => written.offsets[start + place - from] as number
    const span = { file: module.file, start: offset(changed.from), end: offset(changed.to - 1) + 1 }
    return { span, text: text.replace(/\s+/g, '') }
  }
  return null
}

interface Written {
  /** Without white space, each character with its offset in the file. */
  readonly text: string
  readonly offsets: readonly number[]
  readonly pieces: readonly string[]
}

function writtenIn(source: string, { span, text: quoted }: ast.Quotation): Written {
  const offsets: number[] = []
  let text = ''
  for (let at = span.start; at < span.end; at++) {
    const character = source[at] as string
    if (/\s/.test(character)) continue
    text += character
    offsets.push(at)
  }
  const pieces = quoted
    .replace(/\s/g, '')
    .split(/…+/)
    .filter((piece) => piece !== '')
  return { text, offsets, pieces }
}
