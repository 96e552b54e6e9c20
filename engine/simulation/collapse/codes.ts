import type { Column } from '../../batch/batch.ts'
import { cellValue } from '../../batch/cells.ts'
import type { ColumnLayout } from '../../batch/layout.ts'
import type { Texts } from '../../batch/texts.ts'
import type { Value } from '../../program/apply.ts'

/** What is seen of a value; null where the field is absent. Equal texts are equal sights. */
export type Look = (value: Value | null) => string

/** The codes of a field's cells: equal where all looks at them are. */
export class Codes {
  private readonly layout: ColumnLayout
  private readonly looks: readonly Look[]
  private readonly codes = new Map<string, number>()
  private readonly cells = new Map<number, number>()
  private readonly pages: (Int32Array | undefined)[] = []
  private absent = -1

  constructor(layout: ColumnLayout, looks: readonly Look[]) {
    this.layout = layout
    this.looks = looks
  }

  /** How many there are so far. */
  get count(): number {
    return this.codes.size
  }

  /** Fills in the codes of a column's rows. */
  fill(codes: Int32Array, { cells, given, scale }: Column, texts: Texts, from: number, rows: number): void {
    for (let row = 0; row < rows; row++) {
      if (given && given[from + row] === 0) codes[row] = this.ofAbsent()
      else codes[row] = this.ofCell(cells[from + row] as number, scale, texts)
    }
  }

  private ofAbsent(): number {
    if (this.absent < 0) this.absent = this.codeOf(null)
    return this.absent
  }

  /** Days and small numbers are found by their place, all else by a map. */
  private ofCell(cell: number, scale: number, texts: Texts): number {
    if (cell < -placed || cell >= placed) return this.ofRareCell(cell, scale, texts)
    const place = cell + placed
    const page = this.pages[place >> pageBits] ?? this.newPage(place >> pageBits)
    const known = page[place & pageMask] as number
    if (known > 0) return known - 1
    const code = this.codeOf(this.valueOf(cell, scale, texts))
    page[place & pageMask] = code + 1
    return code
  }

  private newPage(index: number): Int32Array {
    const page = new Int32Array(pageMask + 1)
    this.pages[index] = page
    return page
  }

  private ofRareCell(cell: number, scale: number, texts: Texts): number {
    const known = this.cells.get(cell)
    if (known !== undefined) return known
    const code = this.codeOf(this.valueOf(cell, scale, texts))
    this.cells.set(cell, code)
    return code
  }

  private valueOf(cell: number, scale: number, texts: Texts): Value {
    const { type, members } = this.layout
    return cellValue(cell, type, scale, [...members.keys()], texts)
  }

  private codeOf(value: Value | null): number {
    const seen = this.looks.map((look) => look(value)).join('\n')
    const known = this.codes.get(seen)
    if (known !== undefined) return known
    const code = this.codes.size
    this.codes.set(seen, code)
    return code
  }
}

/** Beyond it on either side, cells are looked up in a map: days of two millennia lie within. */
const placed = 2 ** 20
const pageBits = 12
const pageMask = (1 << pageBits) - 1
