import { type Diagnostic, diagnostic } from '../grammar/diagnostic.ts'
import { checkAssertion, contextOf } from './analysis/index.ts'
import type { LoweredAbove } from './program/lower/index.ts'
import type { Program } from './program/program.ts'

interface Shown {
  readonly zh: string
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

function witnessText({ facts }: Readonly<Record<string, unknown>>): string {
  return ((facts ?? []) as { name: Shown; value: Shown }[]).map(({ name, value }) => `${name.zh} ${value.zh}`).join('，')
}
