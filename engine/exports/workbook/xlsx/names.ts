/** Gives sheets names that spreadsheets take: at most 31 characters, some not at all, none twice however it is capitalised. */
export class SheetNames {
  private readonly taken = new Set<string>(['history'])

  of(name: string): string {
    const plain =
      name
        .replace(/[[\]:*?/\\\p{Cc}\p{Cs}]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^'+|'+$/g, '') || '表'
    let found = cut(plain, '')
    for (let count = 2; this.taken.has(found.toLowerCase()); count++) found = cut(plain, ` ${count}`)
    this.taken.add(found.toLowerCase())
    return found
  }
}

const longest = 31

/** As much of a name as fits before a tail, no character halved. */
function cut(name: string, tail: string): string {
  let kept = ''
  for (const character of name) {
    if (kept.length + character.length + tail.length > longest) break
    kept += character
  }
  return kept.replace(/['\s]+$/, '') + tail
}
