import { type Compiled, compile } from '../../../engine/compile.ts'
import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import { render } from '../../../grammar/diagnostic.ts'

/** What the check of tables, cases, exceptions and assertions finds; the program is whole all the same. */
const ofAnalysis = /^(?:table\.(?!otherAlone)|choice\.|exception\.|assert\.)/

/** A random notice compiled. Throws where anything but its tables and conditions is wrong: then the generator is. */
export function compiled(source: string): Compiled {
  const loader = { read: () => source, resolve: (_: string, to: string) => to, findNotice: () => null }
  const made = compile(loader, 'notice.md') as Compiled
  const wrong = made.diagnostics.filter((found) => found.severity === 'error' && !ofAnalysis.test(found.code))
  if (wrong.length > 0) throw new Error(wrong.map((found) => shown(source, found)).join('\n'))
  return made
}

export function shown(source: string, found: Diagnostic): string {
  return `${found.code}: ${render(found, 'zh')}\n  ${source.slice(found.span.start, found.span.end)}`
}
