import { oneLine } from '../header.ts'

/** A Java string: ASCII only, so that it is the same whatever charset a compiler reads the file in. */
export function quoted(text: string): string {
  return `"${[...Array(text.length).keys()].map((at) => escaped(text.charCodeAt(at))).join('')}"`
}

const short: ReadonlyMap<number, string> = new Map([
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x22, '\\"'],
  [0x5c, '\\\\'],
])

/** Java replaces a \u escape before it reads the string, so that none may stand for what would end the string or its line. */
function escaped(unit: number): string {
  const known = short.get(unit)
  if (known !== undefined) return known
  if (unit < 0x20) return `\\${unit.toString(8).padStart(3, '0')}`
  return unit < 0x7f ? String.fromCharCode(unit) : `\\u${unit.toString(16).padStart(4, '0')}`
}

/** Characters that turn the direction of text: a comment would show another order than the compiler reads. */
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A text for a comment: one line that ends no comment and holds no \u escape, which Java reads in comments too. */
export const comment = (text: string): string => oneLine(text.replace(turning, '')).replaceAll('\\', '\\\\').replaceAll('*/', '*∕')
