import { posix } from 'node:path'
import { type Compiled, compile, type Diagnostic, type Loader, runCases } from '../../engine/index.ts'

/** Files of an invented notice by path; `notice.md` is the one that is checked, unless said otherwise. */
export type Files = ReadonlyMap<string, string>

/** A loader over texts in memory; 遵循 without a path finds any `notice.md` that declares the name. */
export function memoryLoader(files: Files): Loader {
  const declares = (text: string, name: string) => /^(?:通知|notice)[ \t\u3000]+(\S+)/m.exec(text)?.[1] === name
  return {
    read: (path) => files.get(path) ?? null,
    resolve: (from, reference) => posix.join(posix.dirname(from), reference),
    findNotice: (name) =>
      [...files.keys()].find((path) => posix.basename(path) === 'notice.md' && declares(files.get(path) as string, name)) ?? null,
  }
}

/** A notice with all that check and test say of it. */
export interface Examined {
  readonly compiled: Compiled
  /** Of the check, and where that found no error, of the cases. */
  readonly diagnostics: readonly Diagnostic[]
}

export function examine(files: Files, entry: string): Examined {
  const compiled = compile(memoryLoader(files), entry)
  if (!compiled) throw new Error(`${entry} is not among ${[...files.keys()].join(', ')}`)
  const cases = compiled.program ? runCases(compiled.program).cases.flatMap((each) => each.diagnostics) : []
  return { compiled, diagnostics: [...compiled.diagnostics, ...cases] }
}

/** One file alone, as `check` sees it. */
export function check(text: string, file = 'notice.md'): Examined {
  return examine(new Map([[file, text]]), file)
}
