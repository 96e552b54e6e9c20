/** Where the bars of a row stand, and the comment behind it. */
export interface Scan {
  /** Of each bar, its offset in the line and its length. */
  readonly bars: readonly (readonly [at: number, length: number])[]
  /** The offset of `//`; the length of the line where there is no comment. */
  readonly comment: number
}

// What the lexer takes for one token: no bar within a text or a quoted name divides cells.
const marks = /“(?:[^“”\r\n]|“[^“”\r\n]*”)*”|"[^"\r\n]*"|「[^」\r\n]*」|\/\/|\|\||｜｜|‖|[|｜]/g

/** Finds what the lexer would find, without making its tokens: a grid may have tens of thousands of cells. */
export function scan(line: string): Scan {
  const bars: [number, number][] = []
  marks.lastIndex = 0
  for (let match = marks.exec(line); match; match = marks.exec(line)) {
    const [found] = match
    const first = found.charCodeAt(0)
    if (first === slash) return { bars, comment: match.index }
    if (first === bar || first === wideBar || first === doubleBar) bars.push([match.index, found.length])
  }
  return { bars, comment: line.length }
}

const slash = 0x2f
const bar = 0x7c
const wideBar = 0xff5c
const doubleBar = 0x2016

/** `||`, `｜｜` or `‖`: what stands between conditions and results. */
export const isDouble = (image: string): boolean => image.length === 2 || image === '‖'

/** What makes a text no single cell. */
export type CellFault = 'bar' | 'comment' | 'quote' | 'lineBreak' | 'control'

const quoted = /“(?:[^“”\r\n]|“[^“”\r\n]*”)*”|"[^"\r\n]*"|「[^」\r\n]*」/g

/** Why a text can't stand in a cell as it is; null where it can. */
export function cellFault(text: string): CellFault | null {
  if (/[\r\n\u2028\u2029]/.test(text)) return 'lineBreak'
  if (/\p{Cc}/u.test(text)) return 'control'
  if (!/[“”"「」|｜‖/]/.test(text)) return null
  const rest = text.replace(quoted, ' ')
  if (/[“”"「」]/.test(rest)) return 'quote'
  if (/[|｜‖]/.test(rest)) return 'bar'
  return rest.includes('//') ? 'comment' : null
}
