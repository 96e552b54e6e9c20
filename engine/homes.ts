import type { Span } from '../grammar/source.ts'

/** Parts of files that do not overlap, to be found by a place in them: the start of a span, which may also be just behind the part. */
export class Homes<T extends { readonly span: Span }> {
  private readonly files = new Map<string, T[]>()

  constructor(parts: Iterable<T>) {
    for (const part of parts) this.of(part.span.file).push(part)
    for (const inFile of this.files.values()) inFile.sort((a, b) => a.span.start - b.span.start)
  }

  /** The parts in which something stands: two where it stands between them. */
  at({ file, start }: Span): T[] {
    const inFile = this.files.get(file) ?? []
    let [low, high] = [0, inFile.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((inFile[middle] as T).span.start <= start) low = middle + 1
      else high = middle
    }
    return inFile.slice(Math.max(0, low - 2), low).filter(({ span }) => start <= span.end)
  }

  private of(file: string): T[] {
    const known = this.files.get(file)
    if (known) return known
    const made: T[] = []
    this.files.set(file, made)
    return made
  }
}
