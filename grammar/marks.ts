/** Marks of Markdown that are matched with one another: those of a paragraph, each with all before it. */
const mark = /[[\]*_]/g

/** More marks than the prose between two empty lines holds, of any notice; a limit keeps their matching bounded. */
export const maximumMarks = 10_000

/** A text of which no paragraph holds more marks than may be; the places from which on they were taken out, in order. */
export function withFewMarks(text: string): { readonly text: string; readonly places: readonly number[] } {
  const places: number[] = []
  let kept = ''
  let next = 0
  for (const { from, to } of stretchesOf(text)) {
    const first = markBeyond(text.slice(from, to))
    if (first === null) continue
    places.push(from + first)
    kept += text.slice(next, from + first) + text.slice(from + first, to).replace(mark, ' ')
    next = to
  }
  return { text: next === 0 ? text : kept + text.slice(next), places }
}

/** Where the first mark stands that is one too many. */
function markBeyond(stretch: string): number | null {
  if (stretch.length <= maximumMarks) return null
  let count = 0
  for (const { index } of stretch.matchAll(mark)) if (++count > maximumMarks) return index
  return null
}

/** Lines that may be of one paragraph: no empty line between them, and no fence, so that rules never count with prose. */
function* stretchesOf(text: string): Generator<{ readonly from: number; readonly to: number }> {
  let from = 0
  for (const { index } of text.matchAll(/^(?:\s*$|\s*(?:`{3}|~{3}))/gm)) {
    if (index > from) yield { from, to: index }
    from = index
  }
  yield { from, to: text.length }
}
