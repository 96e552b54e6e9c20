/** What a target's identifiers may be. */
export interface Naming {
  /** Characters that may stand in a name; all others become `_`. */
  readonly allowed: RegExp
  /** What may not begin a name gets `_` before it. */
  readonly start: RegExp
  readonly reserved: ReadonlySet<string>
  readonly longest: number
  /** What `longest` counts; UTF-16 units where it is not said. */
  readonly lengthOf?: (text: string) => number
  /** Whether names that differ in capitals only are one. */
  readonly foldsCase?: boolean
}

/** Gives every name of a notice its own identifier in a target: as much of the name as the target takes, and a number where two would be one. */
export class Identifiers {
  private readonly naming: Naming
  private readonly given = new Map<string, string>()
  private readonly taken = new Set<string>()

  constructor(naming: Naming) {
    this.naming = naming
    for (const word of naming.reserved) this.taken.add(this.key(word))
  }

  /** The identifier of a thing; `key` tells things apart, `name` is what it is called. */
  of(key: string, name: string): string {
    const known = this.given.get(key)
    if (known !== undefined) return known
    const { longest, lengthOf = (text) => text.length } = this.naming
    const plain = this.plain(name)
    let identifier = cut(plain, longest, lengthOf)
    for (let count = 2; this.taken.has(this.key(identifier)); count++) {
      identifier = `${cut(plain, longest - `_${count}`.length, lengthOf)}_${count}`
    }
    this.taken.add(this.key(identifier))
    this.given.set(key, identifier)
    return identifier
  }

  /** All identifiers that were given so far. */
  all(): Iterable<string> {
    return this.given.values()
  }

  private key(identifier: string): string {
    return this.naming.foldsCase ? identifier.toLowerCase() : identifier
  }

  private plain(name: string): string {
    const { allowed, start } = this.naming
    const kept = [...name].map((character) => (allowed.test(character) ? character : '_')).join('')
    return start.test(kept.slice(0, 2)) ? kept : `_${kept}`
  }
}

/** The first characters of a text, none of them halved. */
function cut(text: string, longest: number, lengthOf: (text: string) => number): string {
  let kept = ''
  let length = 0
  for (const character of text) {
    length += lengthOf(character)
    if (length > longest) break
    kept += character
  }
  return kept
}
