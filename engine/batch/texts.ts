/** Texts by code and codes by text: cells hold numbers only. */
export class Texts {
  private readonly codes = new Map<string, number>()
  private readonly list: string[] = []

  /** Those of a list, each with its place as its code. */
  static of(list: readonly string[]): Texts {
    const texts = new Texts()
    for (const text of list) texts.code(text)
    return texts
  }

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

  /** All of them, by code. */
  all(): readonly string[] {
    return this.list
  }
}
