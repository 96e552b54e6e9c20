import { addChange, type Changes, edges, placeOfSize } from './changes.ts'

const slots = 64

/** Gathers the changes of a block in doubles, so that few of them have to be looked up. */
export class ChangeBuffer {
  private readonly values = new Float64Array(slots)
  private readonly people = new Float64Array(slots)
  private readonly used = new Uint8Array(slots)
  private readonly places = new Float64Array(edges.length * 2 + 1)

  /** Takes every row's change, a whole number below 2⁵³ in size, with its people. */
  addRows(changes: Changes, values: Float64Array, people: Float64Array, rows: number): void {
    let row = 0
    while (row < rows && changes.few) row = this.exactly(changes, values, people, row, rows)
    if (row < rows) this.bySize(changes, values, people, row, rows)
  }

  /** The row it came to: it stops where there are too many different changes. */
  private exactly(changes: Changes, values: Float64Array, people: Float64Array, from: number, rows: number): number {
    let held = 0
    let row = from
    for (; row < rows; row++) {
      const slot = this.slotOf(values[row] as number)
      if (this.used[slot] === 0) {
        if (held === slots / 2) break
        this.used[slot] = 1
        this.values[slot] = values[row] as number
        held++
      }
      this.people[slot] = (this.people[slot] as number) + (people[row] as number)
    }
    this.release(changes)
    return row
  }

  private slotOf(value: number): number {
    let slot = ((value | 0) ^ ((value | 0) >> 7)) & (slots - 1)
    while (this.used[slot] === 1 && this.values[slot] !== value) slot = (slot + 1) & (slots - 1)
    return slot
  }

  private release(changes: Changes): void {
    for (let slot = 0; slot < slots; slot++) {
      if (this.used[slot] === 1) addChange(changes, BigInt(this.values[slot] as number), this.people[slot] as number)
    }
    this.used.fill(0)
    this.people.fill(0)
  }

  private bySize({ grid }: Changes, values: Float64Array, people: Float64Array, from: number, rows: number): void {
    const { places } = this
    const zero = edges.length
    for (let row = from; row < rows; row++) {
      const value = values[row] as number
      const place = value === 0 ? zero : value > 0 ? zero + placeOfSize(value) : zero - placeOfSize(-value)
      places[place] = (places[place] as number) + (people[row] as number)
    }
    for (const [index, count] of places.entries()) if (count > 0) grid.set(index - zero, (grid.get(index - zero) ?? 0) + count)
    places.fill(0)
  }
}
