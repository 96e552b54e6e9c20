/** Prose without the names that its numbers are bound to, whole or cut at an end: [330 元](<=中央补助>). */
export const asRead = (text: string): string =>
  text
    .replace(/^\]\((?:<=[^>]*>|=[^)]*)\)/, '')
    .replace(/\[([^\]]*)\]\((?:<=[^>]*>|=[^)]*)\)/g, '$1')
    .replace(/\[$/, '')

/** Longer stretches around what is spoken of are cut, in characters. */
const around = 36

/** What stands before something on its line. */
export function shortBefore(text: string): string {
  const read = [...asRead(text).trimStart()]
  return read.length > around ? `…${read.slice(-around).join('')}` : read.join('')
}

/** What stands behind something on its line. */
export function shortAfter(text: string): string {
  const read = [...asRead(text).trimEnd()]
  return read.length > around ? `${read.slice(0, around).join('')}…` : read.join('')
}
