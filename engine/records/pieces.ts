// Cuts a stream of bytes into the texts of single records. Memory stays bounded whatever the bytes are: of a piece that
// grows beyond the limit nothing is kept but the fact.
import { decodeUtf8 } from './encoding.ts'

/** The text of one record, or why it has none. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tooLong' }
  | { readonly kind: 'notUtf8'; readonly bytes: Uint8Array }
  /** The input ended in the midst of a list. */
  | { readonly kind: 'truncated' }

/** Takes bytes as they come and gives the pieces that they complete; `end` gives what is left. */
export interface Splitter {
  push(bytes: Uint8Array): Piece[]
  end(): Piece[]
}

/** Gathers the bytes of one piece across chunks. */
export interface Gatherer {
  add(bytes: Uint8Array): void
  /** Whether nothing was added since the last piece was taken. */
  isEmpty(): boolean
  take(): Piece
}

export function gatherer(limit: number): Gatherer {
  let parts: Uint8Array[] = []
  let length = 0
  return {
    add(bytes) {
      length += bytes.length
      // A copy: a slice would keep its whole chunk in memory.
      if (length > limit) parts = []
      else if (bytes.length > 0) parts.push(bytes.slice())
    },
    isEmpty: () => length === 0,
    take() {
      const piece = length > limit ? ({ kind: 'tooLong' } as const) : decode(parts, length)
      parts = []
      length = 0
      return piece
    },
  }
}

function decode(parts: readonly Uint8Array[], length: number): Piece {
  const bytes = joined(parts, length)
  const text = decodeUtf8(bytes)
  return text === null ? { kind: 'notUtf8', bytes } : { kind: 'text', text }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts
  if (only && parts.length === 1) return only
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

const newline = 0x0a
const byteOrderMark = '\uFEFF'

/** One piece for each line; a byte order mark is dropped, a carriage return before the line's end is kept. */
export function lineSplitter(limit: number): Splitter {
  const line = gatherer(limit)
  let first = true
  function take(): Piece {
    const piece = line.take()
    const marked = first && piece.kind === 'text' && piece.text.startsWith(byteOrderMark)
    first = false
    return marked ? { kind: 'text', text: piece.text.slice(1) } : piece
  }
  return {
    push(bytes) {
      const pieces: Piece[] = []
      let start = 0
      for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
        line.add(bytes.subarray(start, end))
        pieces.push(take())
        start = end + 1
      }
      line.add(bytes.subarray(start))
      return pieces
    },
    end: () => (line.isEmpty() ? [] : [take()]),
  }
}
