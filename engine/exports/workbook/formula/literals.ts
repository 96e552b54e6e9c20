/** Texts that may stand in a formula itself: letters, digits and a few marks that no spreadsheet reads otherwise. */
const harmless = /^[\p{L}\p{N} ，。：；、（）·＋－]{0,60}$/u

/** The texts that formulas name: short plain ones as they are, all others by the cell of a sheet that they stand in. */
export class Literals {
  private readonly places = new Map<string, number>()
  /** The sheet as formulas write it, e.g. '文字'. */
  private readonly sheet: string

  constructor(sheet: string) {
    this.sheet = sheet
  }

  /** A text as a formula. */
  of(text: string): string {
    if (harmless.test(text) && !/_x/i.test(text)) return `"${text}"`
    const known = this.places.get(text) ?? this.places.size
    this.places.set(text, known)
    return `${this.sheet}!$A$${known + firstRow}`
  }

  /** The texts that have a cell, in the order of their rows. */
  get texts(): readonly string[] {
    return [...this.places.keys()]
  }
}

/** The row of the first text. */
export const firstRow = 2
