import { oneLine } from '../header.ts'

/** A text as a literal of JavaScript that may stand in a script of an HTML page too: no `<` in it, nothing that ends a line. */
export const quoted = (text: string): string =>
  `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replace(/[<\u2028\u2029\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, escaped)}'`

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A text as the rest of a line comment: it neither ends the comment nor a script around it, nor turns the direction of writing. */
const commented = (text: string): string =>
  oneLine(text)
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/<(?=[/!])/g, '< ')
    .replaceAll('-->', '-- >')

/** Lines of comment. */
export const comment = (lines: readonly string[]): string[] => lines.map((line) => `// ${commented(line)}`.trimEnd())

/** A comment that editors show beside what it stands before. */
export const docComment = (lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`/** ${lines.map((line) => commented(line).replaceAll('*/', '* /')).join(' · ')} */`]

export const indented = (lines: readonly string[], by = '  '): string[] => lines.map((line) => (line === '' ? line : by + line))
