/** A text of the notice within Markdown: in one line, and nothing of it is markup. */
export const plainText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(/[<>&]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/[\\`*_[\]|~$]/g, '\\$&')

/** A table whose cells are Markdown; nothing where there are no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return rows.length === 0 ? '' : [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Parts under each other, without those that are empty. */
export const paragraph = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n')

/** A heading with what stands under it; nothing where nothing does. */
export function section(title: string, ...parts: readonly string[]): string {
  const inner = paragraph(...parts)
  return inner === '' ? '' : `## ${title}\n\n${inner}`
}
