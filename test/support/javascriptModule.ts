import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a JavaScript export gives its callers. */
export interface RulesModule {
  readonly notice: {
    readonly name: string
    readonly mainEntity: string | null
    readonly entities: readonly string[]
    readonly parameters: readonly { readonly key: string; readonly parameter: string; readonly period: number }[]
  }
  evaluate(record: unknown, options?: RulesOptions): RulesOutcome
  prepare(options?: RulesOptions): (record: unknown) => RulesOutcome
  prepareJson(options?: RulesOptions): (text: string) => RulesOutcome
  parseJson(text: string): { readonly value: unknown; readonly refused: readonly RulesFault[] | null }
  toJson(outcome: RulesOutcome, entity?: string | null): string
}

export interface RulesOptions {
  readonly entity?: string | null
  readonly baseDate?: string
  readonly readings?: Readonly<Record<string, string>>
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly json?: boolean
}

interface RulesFault {
  readonly code: string
  readonly field: string | null
}

export type RulesOutcome =
  | { readonly refused: readonly RulesFault[]; readonly results: null; readonly unknown: null }
  | {
      readonly refused: null
      readonly results: Readonly<Record<string, string | boolean | null>>
      readonly unknown: Readonly<Record<string, readonly string[]>>
    }

const require = createRequire(import.meta.url)

/** Runs the text of a module as Node does, from a file that is gone afterwards. */
export function loadedModule<M = RulesModule>(text: string): M {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-module-'))
  const file = join(folder, 'rules.mjs')
  try {
    writeFileSync(file, text)
    return require(file)
  } finally {
    delete require.cache[file]
    rmSync(folder, { recursive: true })
  }
}
