import type { Words } from '../../grammar/messages/words.ts'
import type { Expr, Provenance } from '../program/program.ts'
import { same } from '../program/show.ts'
import type { Aspect, Change, ChangeKind, Difference, Part, Place } from './comparison.ts'
import type { Context } from './context.ts'
import { expressionDifference } from './difference.ts'
import { placeOf, quoted } from './side.ts'

/** One thing that changed, or came or went where a side is null. */
export function part(
  aspect: Aspect,
  before: Words | null,
  after: Words | null,
  detail: { readonly label?: string; readonly difference?: Difference | null } = {},
): Part {
  return { aspect, label: detail.label ?? null, before, after, difference: detail.difference ?? null }
}

/** A part where two texts differ; none where they are the same. */
export function textPart(aspect: Aspect, before: string | null, after: string | null): Part[] {
  return before === after ? [] : [part(aspect, before === null ? null : same(before), after === null ? null : same(after))]
}

/** A part where two expressions do not mean the same, both as written. */
export function expressionPart(context: Context, aspect: Aspect, before: Expr, after: Expr, label?: string): Part[] {
  if (context.keysBefore.of(before) === context.keysAfter.of(after)) return []
  const difference = expressionDifference(context, before, after)
  const texts = [quoted(context.before, before.span), quoted(context.after, after.span)] as const
  return [part(aspect, ...texts, { difference, ...(label === undefined ? {} : { label }) })]
}

const provenanceWords = {
  derived: { zh: '推算', en: 'derived' },
  assumed: { zh: '假定', en: 'assumed' },
  stated: { zh: '出自条文', en: 'stated' },
} as const

/** Where a value comes from, where that is not as it was; the number of the clause is not looked at, since clauses move. */
export function provenancePart(before: Provenance, after: Provenance, label?: string): Part[] {
  if (before.kind === after.kind && before.note === after.note) return []
  return [part('provenance', provenanceText(before), provenanceText(after), label === undefined ? {} : { label })]
}

function provenanceText({ kind, note }: Provenance): Words {
  const { zh, en } = provenanceWords[kind]
  return note === null ? { zh, en } : { zh: `${zh}“${note}”`, en: `${en} “${note}”` }
}

/** A declaration with its place. */
interface Placed {
  readonly name: string
  readonly span: Place['span']
  readonly clause?: string | null
}

/** A declaration that one side only has. */
export function oneSided(kind: 'added' | 'removed', it: Placed, parts: readonly Part[], of: string | null = null): Change {
  const place = placeOf(it)
  const [before, after] = kind === 'added' ? [null, place] : [place, null]
  return { kind, name: it.name, formerly: null, of, before, after, parts, results: null }
}

/** A declaration that both sides have, where its name or any part of it changed. */
export function changed(before: Placed, after: Placed, parts: readonly Part[], of: string | null = null): Change[] {
  const renamed = before.name !== after.name
  if (!renamed && parts.length === 0) return []
  const kind: ChangeKind = renamed ? 'renamed' : 'changed'
  const formerly = renamed ? before.name : null
  return [{ kind, name: after.name, formerly, of, before: placeOf(before), after: placeOf(after), parts, results: null }]
}
