import type { Place } from './wrongs.ts'

/** A deep copy, as JSON has it. */
export const copied = <T>(value: T): unknown => JSON.parse(JSON.stringify(value))

/** The keys of a place in a value, and the same as JSON Pointer. */
function keysOf(value: unknown, place: Place): string[] {
  const keys: string[] = []
  let at = value
  for (const part of place.split('/')) {
    const [name, wanted] = part.split('=')
    const key = wanted === undefined ? part : String((at as Record<string, unknown>[]).findIndex((each) => each[name as string] === wanted))
    keys.push(key)
    at = (at as Record<string, unknown> | undefined)?.[key]
  }
  return keys
}

export const pointerTo = (value: unknown, place: Place): string =>
  keysOf(value, place)
    .map((key) => `/${key}`)
    .join('')

/** The value with one place changed; undefined takes it away, 'reversed' turns a list round. */
export function changed(value: unknown, place: Place, put: unknown): unknown {
  const whole = copied(value)
  const keys = keysOf(value, place)
  const last = keys.pop() as string
  const holder = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, whole as Record<string, unknown>)
  if (put === 'reversed') (holder[last] as unknown[]).reverse()
  else if (put !== undefined) Object.defineProperty(holder, last, { value: put, enumerable: true, configurable: true, writable: true })
  else if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete holder[last]
  return whole
}
