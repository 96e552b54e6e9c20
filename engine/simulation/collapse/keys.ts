import type { Batch, Cells, Column } from '../../batch/batch.ts'
import { type ColumnLayout, layoutOf } from '../../batch/layout.ts'
import type { Plan } from '../plan.ts'
import { Codes } from './codes.ts'
import type { Looks } from './looks.ts'

/** What of a field stands in so many bits of a word of the key, from the bit `shift` on. */
interface Part {
  readonly field: string
  readonly what: 'cells' | 'low' | 'high' | 'given' | Codes
  readonly bits: number
  readonly word: number
  readonly shift: number
}

const wordBits = 32
const codeBits = 16

/** Makes keys of people: words of 32 bits, equal for people whom neither program nor any dimension can tell apart. */
export class Keys {
  readonly words: number
  /** The fields that are seen, in the order of the entity. */
  readonly layouts: readonly ColumnLayout[]
  private readonly parts: readonly Part[]
  private readonly scratch: Int32Array

  constructor(plan: Plan, { fields }: Looks, rows: number) {
    const { columns } = layoutOf(plan.pair.baseline.program, plan.entity)
    this.layouts = columns.filter(({ field }) => fields.has(field))
    this.parts = placed(this.layouts.flatMap((layout) => partsOf(layout, fields)))
    this.words = Math.max(1, ...this.parts.map(({ word }) => word + 1))
    this.scratch = new Int32Array(rows)
  }

  /** Whether some field is seen in more ways than the key has room for. */
  get full(): boolean {
    return this.parts.some(({ what, bits }) => what instanceof Codes && what.count > 2 ** bits)
  }

  /** Fills in the words of each row, those of the next behind them. */
  fill(keys: Int32Array, batch: Batch, from: number, rows: number): void {
    const { scratch, words } = this
    keys.fill(0, 0, rows * words)
    for (const part of this.parts) {
      const column = batch.columns.get(part.field)
      if (!column) throw new Error(`the field ${part.field} was not read`)
      this.bitsOf(part, column, batch, from, rows)
      const { word, shift } = part
      for (let row = 0, at = word; row < rows; row++, at += words) keys[at] = (keys[at] as number) | ((scratch[row] as number) << shift)
    }
  }

  private bitsOf({ what }: Part, column: Column, { texts }: Batch, from: number, rows: number): void {
    const { scratch } = this
    if (what instanceof Codes) what.fill(scratch, column, texts, from, rows)
    else if (what === 'low') fillLow(scratch, column, from, rows)
    else if (what === 'high') fillHigh(scratch, column, from, rows)
    else if (what === 'cells') scratch.set(column.cells.subarray(from, from + rows))
    else if (column.given) scratch.set(column.given.subarray(from, from + rows))
    else scratch.fill(1, 0, rows)
    if (what !== 'given' && !(what instanceof Codes) && column.given) clearAbsent(scratch, column.given, from, rows)
  }
}

/** What stands in the cell of an absent value means nothing. */
function clearAbsent(scratch: Int32Array, given: Uint8Array, from: number, rows: number): void {
  for (let row = 0; row < rows; row++) if (given[from + row] === 0) scratch[row] = 0
}

function fillLow(scratch: Int32Array, { cells }: { readonly cells: Cells }, from: number, rows: number): void {
  for (let row = 0; row < rows; row++) scratch[row] = (cells[from + row] as number) | 0
}

function fillHigh(scratch: Int32Array, { cells }: { readonly cells: Cells }, from: number, rows: number): void {
  for (let row = 0; row < rows; row++) scratch[row] = Math.floor((cells[from + row] as number) / 2 ** wordBits)
}

type Unplaced = Omit<Part, 'word' | 'shift'>

function partsOf({ field, ...layout }: ColumnLayout, looks: Looks['fields']): Unplaced[] {
  const own = looks.get(field)
  const narrow = layout.width === 'byte' ? Math.ceil(Math.log2(Math.max(2, layout.members.size))) : null
  if (own !== undefined && own !== 'raw') {
    return [{ field, what: new Codes({ field, ...layout }, own), bits: narrow === null ? codeBits : narrow + 1 }]
  }
  const given: Unplaced[] = layout.optional ? [{ field, what: 'given', bits: 1 }] : []
  if (layout.width !== 'double') return [...given, { field, what: 'cells', bits: narrow ?? wordBits }]
  return [...given, { field, what: 'low', bits: wordBits }, { field, what: 'high', bits: wordBits }]
}

/** The widest first, so that the narrow ones fill up what is left of a word. */
function placed(parts: readonly Unplaced[]): Part[] {
  const left: number[] = []
  return parts
    .toSorted((a, b) => b.bits - a.bits)
    .map((part) => {
      const open = left.findIndex((bits) => bits >= part.bits)
      const word = open < 0 ? left.push(wordBits) - 1 : open
      const free = left[word] as number
      left[word] = free - part.bits
      return { ...part, word, shift: wordBits - free }
    })
}
