import { type Diagnostic, diagnostic } from '../grammar/diagnostic.ts'
import type { Words } from '../grammar/messages/words.ts'
import { checkAssertion, contextOf } from './analysis/index.ts'
import { type Fact, factsText } from './bound.ts'
import { type Files, load } from './load.ts'
import { collect } from './names/collect.ts'
import type { Scope } from './names/symbols.ts'
import { withPlaces } from './places.ts'
import { conformsTo } from './program/lower/header.ts'
import type { Above, LoweredAbove } from './program/lower/index.ts'
import type { Program } from './program/program.ts'

/** The requirements of the notice that this one conforms to; its sources are added, so that messages can quote them. */
export function noticeAbove(files: Files, entry: string, scope: Scope): { value: Above | null; diagnostics: Diagnostic[] } {
  const chain = [entry]
  let first: Above | null = null
  for (let header = scope.header; header; ) {
    const named = conformsTo(header)
    if (!named) break
    const span: Above['span'] = first?.span ?? named.item.textSpan
    const next = step(files, named, span, chain)
    if (!next.scope) return { value: next.keeps ? first : null, diagnostics: next.diagnostics }
    first ??= { name: named.name, span, requirements: next.scope.requirements }
    header = next.scope.header
  }
  return { value: first, diagnostics: [] }
}

interface Step {
  /** The names of the next notice up; null where it can't be used. */
  readonly scope: Scope | null
  /** What was found below it still counts. */
  readonly keeps: boolean
  readonly diagnostics: Diagnostic[]
}

/** One notice further up: found, read, of the right name, and no circle. Only its names are needed: it is checked in its own right. */
function step(files: Files, named: NonNullable<ReturnType<typeof conformsTo>>, span: Above['span'], chain: string[]): Step {
  const { loader } = files
  const { name, path, item } = named
  // A scenario's header may come from the notice it is laid over, in another folder.
  const below = item.textSpan.file
  const file = path === null ? loader.findNotice(name, below) : loader.resolve(below, path)
  if (file !== null && chain.includes(file))
    return { scope: null, keeps: false, diagnostics: [diagnostic('conform.cycle', span, { path: [...chain, file] })] }
  const loaded = file === null ? null : load(files, file)
  if (file === null || !loaded) return { scope: null, keeps: true, diagnostics: [diagnostic('conform.missing', span, { name })] }
  chain.push(file)
  const scope = collect(loaded.main, loaded.used).value
  const actual = scope.header?.name.text ?? ''
  return actual === name
    ? { scope, keeps: true, diagnostics: [] }
    : { scope: null, keeps: false, diagnostics: [diagnostic('notice.otherName', span, { name, actual })] }
}

/** Checks a notice against the 要求 of the notice above it: broken, or not decidable here. */
export function checkConformance(program: Program, above: LoweredAbove | null): Diagnostic[] {
  if (!above) return []
  const context = contextOf(program)
  return above.requirements.flatMap((requirement) =>
    checkAssertion(context, requirement).map((check) => {
      const found = withPlaces(check, requirement, program)
      const shared = { above: above.name, name: requirement.name }
      const related = { related: [requirement.span, ...found.related] }
      if (found.code === 'assert.undecided') return diagnostic('conform.undecided', above.span, shared, related)
      return diagnostic('conform.broken', above.span, { ...shared, witness: witnessText(found.values) }, related)
    }),
  )
}

function witnessText({ facts }: Readonly<Record<string, unknown>>): Words {
  return factsText((facts ?? []) as Fact[])
}
