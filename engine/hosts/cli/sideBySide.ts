import { displayWidth } from '../../index.ts'

/** A line as it is to be read, and how far it is indented. */
export interface Line {
  readonly text: string
  readonly indent: number
}

const between = ' │ '

/** Two texts in two columns of a terminal that is so wide, wrapped. */
export function sideBySide(left: readonly Line[], right: readonly Line[], width: number): string[] {
  const column = Math.floor((width - between.length) / 2)
  const [one, other] = [left, right].map((lines) => lines.flatMap((line) => wrapped(line, column))) as [string[], string[]]
  const rows = Array.from({ length: Math.max(one.length, other.length) }, (_, row) => {
    const text = one[row] ?? ''
    return `${text}${' '.repeat(Math.max(0, column - displayWidth(text)))}${between}${other[row] ?? ''}`
  })
  return rows.map((row) => row.trimEnd())
}

/** What stays together where a line is broken: a word, a number with its unit, any other character, and the punctuation that belongs to it. */
const piece = /\s+|[“「《（(]*(?:[\p{Script=Latin}\d.,%_'’−＋+-]+[元岁年月日]?|\S)[，。、；：）)”」》！？….,;:]*/gu

/** Breaks a line where it is too long; what follows stands a little further in. */
export function wrapped({ text, indent }: Line, width: number): string[] {
  const [first, others] = [' '.repeat(indent), ' '.repeat(indent + 2)]
  const lines: string[] = []
  let line = first
  for (const part of text.match(piece) ?? []) {
    const fresh = line.trim() === ''
    if (fresh && part.trim() === '') continue
    if (!fresh && displayWidth(line + part.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = others + part.trimStart()
    } else line += part
  }
  return [...lines, line.trimEnd()]
}
