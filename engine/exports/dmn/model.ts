import type { FunctionName } from './functions.ts'

/** A DMN model before it is written as XML: names are FEEL names, texts FEEL, types names of FEEL or of the model. */
export interface DmnModel {
  /** File name without its ending, and what the model is called. */
  readonly name: string
  readonly label: string
  readonly about: readonly string[]
  readonly types: readonly ItemType[]
  readonly inputs: readonly InputData[]
  readonly functions: readonly FunctionName[]
  readonly decisions: readonly Decision[]
}

export interface ItemType {
  readonly name: string
  /** A FEEL type, or null where it has components. */
  readonly base: string | null
  readonly collection: boolean
  /** Unary tests; null for any value. */
  readonly allowed: string | null
  readonly components: readonly Typed[]
}

export interface Typed {
  readonly name: string
  readonly type: string
  /** What it is called in the notice. */
  readonly label: string
}

export interface InputData extends Typed {
  readonly about: readonly string[]
}

export interface Decision extends InputData {
  readonly logic: Logic
  /** Names of inputs, decisions and functions. */
  readonly requires: ReadonlySet<string>
}

export type Logic =
  | { readonly kind: 'literal'; readonly text: string }
  /** Without a result, what it gives is the context of all entries. */
  | { readonly kind: 'context'; readonly entries: readonly Entry[]; readonly result: string | null }
  | ({ readonly kind: 'table' } & TableLogic)

export interface Entry {
  readonly name: string
  readonly type: string
  readonly about: string
  readonly text: string
}

export interface TableLogic {
  readonly hitPolicy: 'UNIQUE' | 'FIRST' | 'COLLECT'
  readonly inputs: readonly { readonly label: string; readonly text: string; readonly type: string }[]
  /** A single output has no name of its own. */
  readonly outputs: readonly Typed[]
  readonly rules: readonly {
    readonly tests: readonly string[]
    readonly outputs: readonly string[]
    readonly note: string
  }[]
}
