import { type Diagnostic, diagnostic } from '../grammar/diagnostic.ts'
import type { Words } from '../grammar/messages/words.ts'
import { checkAssertion, contextOf } from './analysis/index.ts'
import { type Fact, factsText } from './bound.ts'
import { type Loader, load } from './load.ts'
import { collect } from './names/collect.ts'
import type { Scope } from './names/symbols.ts'
import { conformsTo } from './program/lower/header.ts'
import type { Above, LoweredAbove } from './program/lower/index.ts'
import type { Program } from './program/program.ts'

/** The requirements of the notice that this one conforms to; its sources are added, so that messages can quote them. */
export function noticeAbove(
  loader: Loader,
  entry: string,
  scope: Scope,
  sources: Map<string, string>,
): { value: Above | null; diagnostics: Diagnostic[] } {
  const chain = [entry]
  let first: Above | null = null
  let header = scope.header
  for (;;) {
    const named = header && conformsTo(header)
    if (!named) return { value: first, diagnostics: [] }
    const { name, path, item } = named
    // A scenario's header may come from the notice it is laid over, in another folder.
    const below = item.textSpan.file
    const file = path === null ? loader.findNotice(name, below) : loader.resolve(below, path)
    const span: Above['span'] = first?.span ?? item.textSpan
    if (file !== null && chain.includes(file))
      return { value: null, diagnostics: [diagnostic('conform.cycle', span, { path: [...chain, file] })] }
    const loaded = file === null ? null : load(loader, file, sources)
    if (!file || !loaded) return { value: first, diagnostics: [diagnostic('conform.missing', span, { name })] }
    // Only names are needed: the notice above is checked in its own right, not again with each notice below it.
    const above = collect(loaded.main, loaded.used).value
    first ??= { name, span, requirements: above.requirements }
    header = above.header
    chain.push(file)
  }
}

/** Checks a notice against the 要求 of the notice above it: broken, or not decidable here. */
export function checkConformance(program: Program, above: LoweredAbove | null): Diagnostic[] {
  if (!above) return []
  const context = contextOf(program)
  return above.requirements.flatMap((requirement) =>
    checkAssertion(context, requirement).map((found) => {
      const shared = { above: above.name, name: requirement.name }
      const related = { related: [requirement.span] }
      if (found.code === 'assert.undecided') return diagnostic('conform.undecided', above.span, shared, related)
      return diagnostic('conform.broken', above.span, { ...shared, witness: witnessText(found.values) }, related)
    }),
  )
}

function witnessText({ facts }: Readonly<Record<string, unknown>>): Words {
  return factsText((facts ?? []) as Fact[])
}
