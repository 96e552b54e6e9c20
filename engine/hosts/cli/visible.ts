/** A text as a terminal may show it: tabs as four columns, and no control character that could move its cursor. */
export function visible(text: string): string {
  return text.replaceAll('\t', '    ').replace(/\p{Cc}/gu, '\uFFFD')
}
