/** A run of a text that stayed, went or came. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Numbers and Latin words are one piece each, so that 280 → 320 is one change; everything else is taken by the character. */
const words = /\d+(?:\.\d+)?|[A-Za-z]+|[\s\S]/gu

/** More than this many differences are told as one: the texts have little in common. */
const limit = 400

/** What was changed in a text: the shortest way from one to the other (Myers 1986), pieces of a kind joined. */
export function textDiff(before: string, after: string): Piece[] {
  const [a, b] = [before.match(words) ?? [], after.match(words) ?? []]
  const head = commonHead(a, b)
  const tail = commonTail(a.slice(head), b.slice(head))
  const middle = shortest(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return joined([...a.slice(0, head).map(stays), ...middle, ...a.slice(a.length - tail).map(stays)])
}

const stays = (text: string): Piece => ({ kind: 'same', text })
const goes = (text: string): Piece => ({ kind: 'removed', text })
const comes = (text: string): Piece => ({ kind: 'added', text })

function commonHead(a: readonly string[], b: readonly string[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

const commonTail = (a: readonly string[], b: readonly string[]): number => commonHead(a.toReversed(), b.toReversed())

/** Where a way may stand: how far it has come in the first text, on each diagonal (first less second). */
type Reached = ReadonlyMap<number, number>

function shortest(a: readonly string[], b: readonly string[]): Piece[] {
  const reached: Reached[] = []
  let last: Reached = new Map([[1, 0]])
  for (let differences = 0; differences <= Math.min(a.length + b.length, limit); differences++) {
    const next = new Map<number, number>()
    reached.push(last)
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const x = along(a, b, diagonal, step(last, diagonal, differences).x)
      next.set(diagonal, x)
      if (x >= a.length && x - diagonal >= b.length) return walkedBack(a, b, reached)
    }
    last = next
  }
  return [...a.map(goes), ...b.map(comes)]
}

/** One more difference: a piece that came (from the diagonal above), or one that went, whichever reaches further. */
function step(last: Reached, diagonal: number, differences: number): { readonly x: number; readonly came: boolean } {
  const [left, right] = [last.get(diagonal - 1) ?? -1, last.get(diagonal + 1) ?? -1]
  const came = diagonal === -differences || (diagonal !== differences && left < right)
  return { x: came ? right : left + 1, came }
}

function along(a: readonly string[], b: readonly string[], diagonal: number, start: number): number {
  let x = start
  while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
  return x
}

function walkedBack(a: readonly string[], b: readonly string[], reached: readonly Reached[]): Piece[] {
  const pieces: Piece[] = []
  let [x, y] = [a.length, b.length]
  for (let differences = reached.length - 1; differences >= 0; differences--) {
    const taken = step(reached[differences] as Reached, x - y, differences)
    for (; x > taken.x; x--, y--) pieces.push(stays(a[x - 1] as string))
    if (differences === 0) break
    if (taken.came) pieces.push(comes(b[--y] as string))
    else pieces.push(goes(a[--x] as string))
  }
  return pieces.reverse()
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (last?.kind === piece.kind) out[out.length - 1] = { ...last, text: last.text + piece.text }
    else out.push(piece)
  }
  return out
}
