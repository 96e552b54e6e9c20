import type { Span } from '../source.ts'

/** Stretches of files that do not overlap, to find the one that a span lies in. */
export class Holding {
  private readonly stretches: readonly Span[]
  private readonly files = new Map<string, number[]>()

  constructor(stretches: readonly Span[]) {
    this.stretches = stretches
    for (const [index, { file }] of stretches.entries()) {
      const known = this.files.get(file)
      if (known) known.push(index)
      else this.files.set(file, [index])
    }
    for (const indices of this.files.values()) indices.sort((a, b) => this.startOf(a) - this.startOf(b))
  }

  /** The index of the stretch in which a span lies whole; -1 where it lies in none. */
  indexOf({ file, start, end }: Span): number {
    const indices = this.files.get(file) ?? []
    let [low, high] = [0, indices.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.startOf(indices[middle] as number) <= start) low = middle + 1
      else high = middle
    }
    const index = indices[low - 1] ?? -1
    return index >= 0 && end <= (this.stretches[index] as Span).end ? index : -1
  }

  private startOf(index: number): number {
    return (this.stretches[index] as Span).start
  }
}
