import { type Language, messageOf } from '../../../grammar/diagnostic.ts'
import type { Code, Values } from '../../../grammar/messages/index.ts'

export type ProblemCode = Extract<Code, `program.${string}`>

/** What is wrong with a program given as data, and where. */
export interface Problem {
  readonly code: ProblemCode
  /** JSON Pointer (RFC 6901): /rules/3/body/arguments/0; empty for the whole. */
  readonly path: string
  readonly values: Readonly<Record<string, unknown>>
}

/** The sentence of a problem, in the reader's language. */
export function problemText(problem: Problem, language: Language): string {
  return messageOf(problem.code, problem.values as Values<ProblemCode>, language)
}

/** A place in a JSON value: the key of the innermost, and what holds it; null is the whole. */
export type Path = { readonly up: Path; readonly key: string | number } | null

export const at = (up: Path, ...keys: readonly (string | number)[]): Path => keys.reduce<Path>((path, key) => ({ up: path, key }), up)

export function pointer(path: Path): string {
  const keys: string[] = []
  for (let place = path; place; place = place.up) keys.push(`/${String(place.key).replaceAll('~', '~0').replaceAll('/', '~1')}`)
  return keys.reverse().join('')
}

/** More are not told: whoever mends the first sees the rest. */
const most = 200

/** Gathers problems. */
export class Problems {
  readonly found: Problem[] = []

  report<C extends ProblemCode>(code: C, path: Path, values: Values<C>): void {
    if (this.found.length < most) this.found.push({ code, path: pointer(path), values: values as Readonly<Record<string, unknown>> })
  }
}
