import type { Identifiers } from '../identifiers.ts'
import { javaNames } from './names.ts'
import { comment, quoted } from './text.ts'

/** The constant pool of one class takes no more than 65,535 entries, some three for a text. */
const perClass = 5000

interface Holder {
  readonly name: string
  readonly lines: string[]
  readonly names: Identifiers
}

/** Texts and large numbers of the rules, each written once under a name of its own. */
export class Constants {
  private readonly holders: Holder[] = []
  private readonly known = new Map<string, string>()
  private count = 0

  text(value: string): string {
    return this.constant(`text ${value}`, value === '' ? 'EMPTY' : value, (name) => {
      const shown = comment(value)
      return [`static final String ${name} = ${quoted(value)};${shown === value && /^[\x20-\x7e]*$/.test(value) ? '' : ` // ${shown}`}`]
    })
  }

  number(value: bigint): string {
    return this.constant(`number ${value}`, `N_${value < 0n ? `minus_${-value}` : value}`, (name) => [
      `static final BigInteger ${name} = new BigInteger("${value}");`,
    ])
  }

  /** The classes that hold them. */
  source(): string[] {
    return this.holders.map(
      ({ name, lines }) => `/** Texts and large numbers. */\nprivate static final class ${name} {\n${indented(lines)}\n}`,
    )
  }

  private constant(key: string, name: string, lines: (name: string) => readonly string[]): string {
    const known = this.known.get(key)
    if (known !== undefined) return known
    const index = Math.floor(this.count++ / perClass)
    this.holders[index] ??= { name: index === 0 ? 'Texts' : `Texts${index + 1}`, lines: [], names: javaNames() }
    const holder = this.holders[index]
    const own = holder.names.of(key, name)
    holder.lines.push(...lines(own))
    const path = `${holder.name}.${own}`
    this.known.set(key, path)
    return path
  }
}

/** Each line behind four more spaces; empty ones stay empty. */
export function indented(lines: readonly string[], by = 1): string {
  const pad = '    '.repeat(by)
  return lines
    .join('\n')
    .split('\n')
    .map((line) => (line === '' ? '' : pad + line))
    .join('\n')
}
