/** Texts by code and codes by text: cells hold numbers only. */
export class Texts {
  private readonly codes = new Map<string, number>()
  private readonly list: string[] = []

  /** The code of a text, a new one where it has none yet. */
  code(text: string): number {
    const known = this.codes.get(text)
    if (known !== undefined) return known
    const code = this.list.length
    this.codes.set(text, code)
    this.list.push(text)
    return code
  }

  /** The text of a code that this gave out. */
  text(code: number): string {
    return this.list[code] as string
  }
}
