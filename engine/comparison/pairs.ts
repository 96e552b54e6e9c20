/** What of two lists belongs together, and what is on one side only. */
export interface Pairs<T> {
  readonly both: readonly (readonly [before: T, after: T])[]
  readonly removed: readonly T[]
  readonly added: readonly T[]
}

/** Pairs what has the same key; of several with one key, the first with the first. */
export function pairs<T>(before: readonly T[], after: readonly T[], keyBefore: (it: T) => string, keyAfter = keyBefore): Pairs<T> {
  const waiting = new Map<string, T[]>()
  for (const each of after) waiting.set(keyAfter(each), [...(waiting.get(keyAfter(each)) ?? []), each])
  const both: [T, T][] = []
  const removed: T[] = []
  for (const each of before) {
    const partner = waiting.get(keyBefore(each))?.shift()
    if (partner === undefined) removed.push(each)
    else both.push([each, partner])
  }
  const taken = new Set(both.map(([, partner]) => partner))
  return { both, removed, added: after.filter((each) => !taken.has(each)) }
}

/** Pairs what is left by another key, where that key is the only one of its kind on each side. */
export function pairedFurther<T>(found: Pairs<T>, keyBefore: (it: T) => string | null, keyAfter = keyBefore): Pairs<T> {
  const before = onlyOnes(found.removed, keyBefore)
  const after = onlyOnes(found.added, keyAfter)
  const further = [...before].flatMap(([key, it]) => {
    const partner = after.get(key)
    return partner === undefined ? [] : [[it, partner] as const]
  })
  const taken = new Set(further.flat())
  const left = (list: readonly T[]) => list.filter((it) => !taken.has(it))
  return { both: [...found.both, ...further], removed: left(found.removed), added: left(found.added) }
}

function onlyOnes<T>(list: readonly T[], keyOf: (it: T) => string | null): Map<string, T> {
  const found = new Map<string, T[]>()
  for (const it of list) {
    const key = keyOf(it)
    if (key !== null) found.set(key, [...(found.get(key) ?? []), it])
  }
  return new Map([...found].flatMap(([key, all]) => (all.length === 1 ? [[key, all[0] as T] as const] : [])))
}
