import type { Span } from '../source.ts'
import { Holding } from './holding.ts'

/** Where a span goes. */
export type Place = (span: Span) => Span

/**
 * A copy of plain data in which every span stands where `place` puts it. What holds no span is not copied but shared.
 */
export function moved<T>(value: T, place: Place): T {
  return typeof value === 'object' && value !== null ? (copy(value, place) as T) : value
}

/** A copy in which every span stands some characters further on. */
export function movedBy<T>(value: T, by: number): T {
  return by === 0 ? value : moved(value, ({ file, start, end }) => ({ file, start: start + by, end: end + by }))
}

/** Whether every span of plain data lies in one of the given ones. */
export function liesWithin(value: unknown, places: readonly Span[]): boolean {
  const holding = new Holding(places)
  let within = true
  moved(value, (span) => {
    within &&= holding.indexOf(span) >= 0
    return span
  })
  return within
}

// The whole of a notice is copied at a keystroke in its first line: these loops are what that takes.
function copy(value: object, place: Place): object {
  if (Array.isArray(value)) return copyList(value, place)
  if (isSpan(value)) return place(value)
  const parts = value as Readonly<Record<string, unknown>>
  let copied: Record<string, unknown> | null = null
  for (const key in parts) {
    const part = parts[key]
    if (typeof part !== 'object' || part === null) continue
    const after = copy(part, place)
    if (after === part) continue
    // A key may be any name, but what is kept under the name of a field or question holds no span.
    copied ??= { ...parts }
    copied[key] = after
  }
  return copied ?? value
}

function copyList(list: readonly unknown[], place: Place): readonly unknown[] {
  let copied: unknown[] | null = null
  for (let index = 0; index < list.length; index++) {
    const part = list[index]
    if (typeof part !== 'object' || part === null) continue
    const after = copy(part, place)
    if (after === part) continue
    copied ??= list.slice()
    copied[index] = after
  }
  return copied ?? list
}

/** Texts and truth values are all that stands under names chosen by an author, so that a number tells a span. */
function isSpan(value: object): value is Span {
  return typeof (value as Partial<Span>).start === 'number' && typeof (value as Partial<Span>).file === 'string'
}
