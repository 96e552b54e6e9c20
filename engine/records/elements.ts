import { type Gatherer, gatherer, type Piece, type Splitter } from './pieces.ts'

const quote = 0x22
const comma = 0x2c
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
/** The bytes of a byte order mark, which stand nowhere else between values. */
const byteOrderMark = new Set([0xef, 0xbb, 0xbf])

interface State {
  readonly element: Gatherer
  /** Before the first value; inside the outermost list; between values that stand side by side. */
  mode: 'start' | 'list' | 'values'
  /** Open brackets within the element. */
  depth: number
  inString: boolean
  escaped: boolean
  /** Whether the element has any byte but white space. */
  begun: boolean
  /** Whether a comma stands before the element, so that there must be one. */
  afterComma: boolean
}

/**
 * One piece for each element of a JSON list, or for each of several values side by side, without holding the list. What
 * an element says is left to the parser: here only quotation marks, brackets and commas are looked at.
 */
export function elementSplitter(limit: number): Splitter {
  const element = gatherer(limit)
  const state: State = { element, mode: 'start', depth: 0, inString: false, escaped: false, begun: false, afterComma: false }
  return {
    push(bytes) {
      const pieces: Piece[] = []
      let start = 0
      for (let i = 0; i < bytes.length; i++) {
        const step = advance(state, bytes[i] as number)
        if (step === 'inside') continue
        element.add(bytes.subarray(start, step === 'endAfter' ? i + 1 : i))
        start = i + 1
        if (step !== 'skip') pieces.push(element.take())
        else element.take()
      }
      element.add(bytes.subarray(start))
      return pieces
    },
    end: () => finish(state),
  }
}

/** Whether a byte belongs to the element, is no part of any, or ends it (itself left out or taken in). */
type Step = 'inside' | 'skip' | 'end' | 'endAfter'

function advance(state: State, byte: number): Step {
  if (state.inString) return insideString(state, byte)
  if (isSpace(byte)) return state.mode === 'values' && state.depth === 0 && state.begun ? ended(state, 'end') : 'inside'
  if (state.mode === 'start' && !state.begun) return begin(state, byte)
  if (state.mode === 'list' && state.depth === 0 && (byte === comma || byte === closeBracket)) return listMark(state, byte)
  return insideElement(state, byte)
}

function insideString(state: State, byte: number): Step {
  if (state.escaped) state.escaped = false
  else if (byte === backslash) state.escaped = true
  else if (byte === quote) state.inString = false
  return 'inside'
}

function begin(state: State, byte: number): Step {
  if (byteOrderMark.has(byte)) return 'skip'
  state.mode = byte === openBracket ? 'list' : 'values'
  return byte === openBracket ? 'skip' : insideElement(state, byte)
}

function listMark(state: State, byte: number): Step {
  const counts = byte === comma || state.begun || state.afterComma
  if (byte === closeBracket) state.mode = 'values'
  state.afterComma = byte === comma
  return counts ? ended(state, 'end') : 'skip'
}

function insideElement(state: State, byte: number): Step {
  state.begun = true
  if (byte === quote) state.inString = true
  else if (byte === openBrace || byte === openBracket) state.depth++
  else if (byte === closeBrace || byte === closeBracket) state.depth = Math.max(0, state.depth - 1)
  const closed = state.depth === 0 && (byte === closeBrace || byte === closeBracket)
  return closed && state.mode === 'values' ? ended(state, 'endAfter') : 'inside'
}

function ended(state: State, step: 'end' | 'endAfter'): Step {
  state.begun = false
  return step
}

function finish(state: State): Piece[] {
  if (state.mode !== 'list') return state.begun ? [state.element.take()] : []
  const whole = state.begun && state.depth === 0 && !state.inString
  return whole ? [state.element.take(), { kind: 'truncated' }] : [{ kind: 'truncated' }]
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
