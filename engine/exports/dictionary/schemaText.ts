/** A number in every digit, which no JavaScript number may hold. */
export class Digits {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** JSON as data, before it is text: a map's keys keep their order, whatever they are called. */
export type Json = null | boolean | string | number | Digits | readonly Json[] | ReadonlyMap<string, Json>

/** Entries in their order, without those that are not there. */
export function object(...entries: readonly (readonly [string, Json | undefined])[]): ReadonlyMap<string, Json> {
  return new Map(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])))
}

/** Indented by two; lists of plain values in one line. */
export function jsonText(value: Json, indent = ''): string {
  if (value instanceof Digits) return value.text
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((each) => jsonText(each, inner))
    return items.every((item) => !item.includes('\n'))
      ? `[${items.join(', ')}]`
      : `[\n${items.map((item) => inner + item).join(',\n')}\n${indent}]`
  }
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string, Json>)].map(
      ([key, each]) => `${inner}${JSON.stringify(key)}: ${jsonText(each, inner)}`,
    )
    return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`
  }
  return JSON.stringify(value)
}
