import type { Values } from '../../grammar/messages/index.ts'
import type { simulationMessages } from '../../grammar/messages/simulation.ts'
import { closest } from '../../grammar/suggest.ts'

export type ConfigProblemCode = keyof typeof simulationMessages

/** What is wrong with a simulation's configuration, and where; its sentence is made by `messageOf` from the catalogue. */
export interface ConfigProblem {
  readonly code: ConfigProblemCode
  /** As people write it: payers[1].results[0], counted from 1; empty for the whole. */
  readonly place: string
  readonly values: Readonly<Record<string, unknown>>
}

export function problem<C extends ConfigProblemCode>(code: C, place: string, values: Values<C>): ConfigProblem {
  return { code, place, values: values as Readonly<Record<string, unknown>> }
}

/** The nearest of the names, where one is near enough to be meant. */
export const near = (name: string, names: Iterable<string>): string | null => closest(name, names) ?? null
