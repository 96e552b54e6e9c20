import type { NodeMaker } from './maker.ts'
import type { Node } from './node.ts'

/** Why a result is unknown: a text, or a parameter in the year that a node gives. */
export type Reason = { readonly text: string } | { readonly parameter: string; readonly year: Node }

/** Why a record is refused: a code of the catalogue, and the result or assertion concerned. */
export interface Fault {
  readonly code: string
  readonly field: string
}

/** Of each reason or fault, the condition under which it counts; one that never does is not there. */
export type Flags<T> = ReadonlyMap<string, { readonly of: T; readonly when: Node }>

/** What an expression comes to: its value, a decimal's at `scale`, which stands for nothing where it is unknown or faulty. */
export interface Term {
  readonly value: Node
  readonly scale: number
  readonly unknown: Flags<Reason>
  readonly fault: Flags<Fault>
}

export const none: Flags<never> = new Map()

export const known = (value: Node, scale = 0): Term => ({ value, scale, unknown: none, fault: none })

export function flagsOf<T>(entries: readonly (readonly [key: string, of: T, when: Node])[]): Flags<T> {
  return new Map(entries.filter(([, , when]) => !isNever(when)).map(([key, of, when]) => [key, { of, when }]))
}

const isNever = (node: Node): boolean => node.kind === 'constant' && node.value === false

/** The condition under which any of them counts. */
export const anyOf = (make: NodeMaker, flags: Flags<unknown>): Node => make.or(...[...flags.values()].map(({ when }) => when))

/** All of several together. */
export function together<T>(make: NodeMaker, all: readonly Flags<T>[]): Flags<T> {
  const [first = none, ...rest] = all.filter(({ size }) => size > 0)
  if (rest.length === 0) return first
  const merged = new Map(first)
  for (const flags of rest) {
    for (const [key, { of, when }] of flags) {
      const before = merged.get(key)
      merged.set(key, { of, when: before ? make.or(before.when, when) : when })
    }
  }
  return merged
}

/** Those that count only under a condition. */
export function under<T>(make: NodeMaker, condition: Node, flags: Flags<T>): Flags<T> {
  return flagsOf([...flags].map(([key, { of, when }]) => [key, of, make.and(condition, when)]))
}

/** The first of several that has any: what stands behind it does not count then, since it is never reached. */
export function firstOf<T>(make: NodeMaker, all: readonly Flags<T>[]): Flags<T> {
  const parts = all.filter(({ size }) => size > 0)
  return together(
    make,
    parts.map((flags, index) => {
      const before = make.or(...parts.slice(0, index).map((earlier) => anyOf(make, earlier)))
      return sameAs(flags, parts.slice(0, index)) ? flags : under(make, make.not(before), flags)
    }),
  )
}

/** Whether all before could only give the one thing that these give: then the order tells nothing. */
function sameAs(flags: Flags<unknown>, before: readonly Flags<unknown>[]): boolean {
  const [key] = flags.keys()
  return flags.size === 1 && before.every((earlier) => earlier.size === 1 && earlier.has(key as string))
}

/** The condition under which a truth is known and holds. */
export const isTrue = (make: NodeMaker, { value, unknown }: Term): Node => make.and(value, make.not(anyOf(make, unknown)))

/** The condition under which a truth is known and does not hold. */
export const isFalse = (make: NodeMaker, { value, unknown }: Term): Node => make.and(make.not(value), make.not(anyOf(make, unknown)))
