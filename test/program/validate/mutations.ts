import fc from 'fast-check'

/** A change of a JSON value somewhere in it, made in place. */
export type Mutation = (value: unknown) => unknown

type Holder = Record<string, unknown>

/** The paths to everything in a JSON value but the spans, which say little. */
export function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]]
  const inner = Object.entries(value).filter(([key]) => key !== 'span')
  return [[...path], ...inner.flatMap(([key, each]) => pathsIn(each, [...path, key]))]
}

/** One to three random changes: a value replaced, a key taken away or added, two values exchanged. */
export function mutations(value: unknown): fc.Arbitrary<Mutation> {
  const paths = pathsIn(value).filter((path) => path.length > 0)
  const path = fc.nat(paths.length - 1).map((index) => paths[index] as string[])
  const one = fc.oneof(
    fc.tuple(path, fc.jsonValue({ maxDepth: 3 })).map(
      ([at, by]): Mutation =>
        (whole) =>
          replaced(whole, at, by),
    ),
    path.map(
      (at): Mutation =>
        (whole) =>
          removed(whole, at),
    ),
    fc.tuple(path, fc.oneof(fc.string(), fc.constant('__proto__')), fc.jsonValue({ maxDepth: 2 })).map(
      ([at, key, by]): Mutation =>
        (whole) =>
          added(whole, at, key, by),
    ),
    fc.tuple(path, path).map(
      ([a, b]): Mutation =>
        (whole) =>
          replaced(replaced(whole, a, found(whole, b)), b, found(whole, a)),
    ),
  )
  return fc.array(one, { minLength: 1, maxLength: 3 }).map((all) => (whole) => all.reduce((each, mutate) => mutate(each), whole))
}

function found(whole: unknown, path: readonly string[]): unknown {
  const at = path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Holder)[key] : undefined),
    whole,
  )
  return at === undefined ? null : JSON.parse(JSON.stringify(at))
}

/** What holds the place, where earlier changes have left it there. */
function holderOf(whole: unknown, path: readonly string[]): Holder | null {
  const holder = path.length > 1 ? reach(whole, path.slice(0, -1)) : whole
  return typeof holder === 'object' && holder !== null ? (holder as Holder) : null
}

function reach(whole: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Holder)[key] : undefined),
    whole,
  )
}

function replaced(whole: unknown, path: readonly string[], by: unknown): unknown {
  const holder = holderOf(whole, path)
  if (holder) put(holder, path[path.length - 1] as string, by)
  return whole
}

function removed(whole: unknown, path: readonly string[]): unknown {
  const holder = holderOf(whole, path)
  const key = path[path.length - 1] as string
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else if (holder) delete holder[key]
  return whole
}

function added(whole: unknown, path: readonly string[], key: string, by: unknown): unknown {
  const holder = reach(whole, path)
  if (typeof holder === 'object' && holder !== null && !Array.isArray(holder)) put(holder as Holder, key, by)
  return whole
}

function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}
