import type { Span } from '../source.ts'
import { Holding } from './holding.ts'
import { liesWithin, moved, movedBy } from './moved.ts'
import { type Part, Trees } from './trees.ts'

/** Numbers in the place of texts, while something asks for them. */
class Short {
  private before = new Map<string, number>()
  private now = new Map<string, number>()
  private last = 0

  turn(): void {
    this.before = this.now
    this.now = new Map()
  }

  for(text: string): number {
    const number = this.now.get(text) ?? this.before.get(text) ?? ++this.last
    this.now.set(text, number)
    return number
  }
}

interface Result {
  /** All that the value depends on but the parts. */
  readonly around: string
  readonly parts: readonly Part[]
  readonly stamps: readonly number[]
  readonly value: object
  /** Tells the content apart, wherever it stands. */
  readonly stamp: number
  /** What was found besides; it tells of no places. */
  readonly besides: unknown
}

/** A result as it is given again. */
export interface Found<T, B> {
  readonly value: T
  readonly besides: B
}

/**
 * What one compile leaves for the next. A result is kept by name, with the parts of trees that it was made of and a text
 * that tells what else it depends on. Where the same is asked for again, the result is given as it is, or moved to where its
 * parts stand now. A result that no compile asks for is forgotten with the next.
 */
export class Memory {
  readonly trees: Trees
  private before = new Map<string, Result>()
  private now = new Map<string, Result>()
  private last = 0
  /** Of this compile's results: the same number for what a result was copied from and the copy. */
  private stamps = new Map<object, number>()
  private readonly short = new Short()
  private unlike = 0

  constructor(trees: Trees = new Trees()) {
    this.trees = trees
  }

  /** A compile begins: what was asked for in the last one is at hand. */
  begin(): void {
    this.before = this.now
    this.now = new Map()
    this.stamps = new Map()
    this.short.turn()
  }

  /** A number in the place of a long text: the same as in the last compile for the same text. */
  shortFor(text: string): number {
    return this.short.for(text)
  }

  /** The result of that name; null where there is none, or it was made of something else. */
  find<T extends object, B = null>(name: string, around: string, parts: readonly Part[]): Found<T, B> | null {
    const known = this.before.get(name)
    if (!known || known.around !== around || !this.same(known.stamps, parts)) return null
    const value = inPlace(known.value, known.parts, parts)
    this.stamps.set(value, known.stamp)
    const found = value === known.value ? known : { ...known, parts, value }
    this.now.set(name, found)
    return found as unknown as Found<T, B>
  }

  /** Keeps a result; not where it tells of places outside its parts, or where these are of unknown content. */
  keep(name: string, around: string, parts: readonly Part[], value: object, besides: unknown = null): void {
    const stamps = parts.map((part) => this.trees.stampOf(part))
    const places = parts.map(({ span }) => span)
    if (stamps.some((stamp) => stamp < 0) || !liesWithin(value, places)) return
    const stamp = ++this.last
    this.stamps.set(value, stamp)
    this.now.set(name, { around, parts, stamps, value, stamp, besides })
  }

  /** A result that holds no places and depends on nothing but its name; made where the last compile made none. */
  ever<T extends object>(name: string, make: () => T): T {
    const known = this.now.get(name) ?? this.before.get(name)
    const value = known ? (known.value as T) : make()
    this.now.set(name, known ?? { around: '', parts: [], stamps: [], value, stamp: 0, besides: null })
    return value
  }

  /** A number that equal results share; another one each time for what was not kept. */
  stampOf(value: object): number {
    return this.stamps.get(value) ?? --this.unlike
  }

  private same(stamps: readonly number[], parts: readonly Part[]): boolean {
    return stamps.length === parts.length && parts.every((part, index) => this.trees.stampOf(part) === stamps[index])
  }
}

/** A value made of parts of a tree, moved to where equal parts stand. */
function inPlace(value: object, from: readonly Part[], to: readonly Part[]): object {
  const distances = new Set(from.map(({ span }, index) => (to[index] as Part).span.start - span.start))
  const [only = 0, ...more] = distances
  if (more.length === 0) return movedBy(value, only)
  const holding = new Holding(from.map(({ span }) => span))
  const move = (span: Span): Span => {
    const { file, start, end } = span
    const index = holding.indexOf(span)
    const by = (to[index] as Part).span.start - (from[index] as Part).span.start
    return { file, start: start + by, end: end + by }
  }
  return moved(value, move)
}
