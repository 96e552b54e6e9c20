import type { Cells } from '../../batch/batch.ts'
import type { CellCondition } from './cases.ts'

/** The rows that are being made of an entity: people, or elements that belong to them. */
export interface Rows {
  readonly count: number
  /** The number of the person that a row is or belongs to, from 0. */
  readonly persons: Int32Array
  /** What tells rows of one person apart; 0 for the person. */
  readonly elements: Int32Array
  readonly drawn: Map<string, Drawn>
  /** 1 where a condition holds, of the conditions that were asked for so far. */
  readonly held: Map<CellCondition, Uint8Array>
  /** The rows that hold these, and of each of these its holder's row. */
  readonly holder: { readonly rows: Rows; readonly places: Int32Array } | null
}

/** What the drawing of one field needs and the next may overwrite: memory that is warm already. */
export interface Scratch {
  readonly cases: Uint16Array
  readonly lots: Int32Array
  readonly hits: Uint8Array
}

/** Scratch for as many rows as are asked for, the same memory as long as it is large enough. */
export function scratchPad(): (count: number) => Scratch {
  let capacity = -1
  let made: Scratch
  return (count) => {
    if (count > capacity) {
      capacity = count
      made = { cases: new Uint16Array(count), lots: new Int32Array(count), hits: new Uint8Array(count) }
    }
    return made
  }
}

/** What was drawn of a field; `given` is 1 where there is a value, null where there always is. */
export interface Drawn {
  readonly cells: Cells
  readonly given: Uint8Array | null
}

/** What was drawn of a field of the rows, or, `scope` relations outward, of the rows that hold them: always one cell a row. */
export function drawnOf(rows: Rows, field: string, scope: number): Drawn {
  let [at, places]: [Rows, Int32Array | null] = [rows, null]
  for (let depth = 0; depth < scope; depth++) {
    const { holder } = at
    if (!holder) throw new Error(`nothing holds the rows ${depth + 1} relations outward`)
    places = places ? places.map((place) => holder.places[place] as number) : holder.places
    at = holder.rows
  }
  const drawn = at.drawn.get(field)
  if (!drawn) throw new Error(`${field} was not drawn`)
  return places ? gathered(drawn, places) : drawn
}

function gathered({ cells, given }: Drawn, places: Int32Array): Drawn {
  const own = { cells: new Float64Array(places.length), given: given && new Uint8Array(places.length) }
  for (let row = 0; row < places.length; row++) {
    const place = places[row] as number
    own.cells[row] = cells[place] as number
    if (own.given && given) own.given[row] = given[place] as number
  }
  return own
}
