import type { Words } from '../../grammar/messages/words.ts'
import type { Branch, Expr, Rounding, Rule } from '../program/program.ts'
import { same } from '../program/show.ts'
import { describeType } from '../types/type.ts'
import type { Change, Part } from './comparison.ts'
import type { Context } from './context.ts'
import { type Pairs, pairedFurther, pairs } from './pairs.ts'
import { changed, expressionPart, oneSided, part, provenancePart } from './parts.ts'
import { quoted, type Side } from './side.ts'

/** Rules of the two sides that are the same quantity, a renamed one included. */
export function rulePairs({ before, after, renames }: Context): Pairs<Rule> {
  return pairs(
    before.program.rules,
    after.program.rules,
    ({ id }) => renames.rules.get(id) ?? id,
    ({ id }) => id,
  )
}

const ofTable = ({ body }: Rule): boolean => body.kind === 'table'

/** Computed quantities that came, went or changed. What stands in a table is told with the table. */
export function ruleChanges(context: Context): Change[] {
  const { removed, both, added } = rulePairs(context)
  const alone = (kind: 'added' | 'removed', side: Side) => (rule: Rule) => (ofTable(rule) ? [] : [wholeRule(kind, side, rule)])
  return [
    ...removed.flatMap(alone('removed', context.before)),
    ...both.flatMap(([a, b]) => (ofTable(a) && ofTable(b) ? [] : changed(a, b, ruleParts(context, a, b), b.entity))),
    ...added.flatMap(alone('added', context.after)),
  ]
}

function wholeRule(kind: 'added' | 'removed', side: Side, rule: Rule): Change {
  const text = quoted(side, rule.body.span)
  const formula = kind === 'added' ? part('formula', null, text) : part('formula', text, null)
  return oneSided(kind, rule, [formula], rule.entity)
}

export function ruleParts(context: Context, before: Rule, after: Rule): Part[] {
  const [typeA, typeB] = [describeType(before.type), describeType(after.type)]
  return [
    ...(typeA === typeB ? [] : [part('type', same(typeA), same(typeB))]),
    ...bodyParts(context, before.body, after.body),
    ...roundingPart(context, before.rounding, after.rounding),
    ...provenancePart(before.provenance, after.provenance),
  ]
}

/** The notice's own rounding is told once, with the header, and not of every amount. */
function roundingPart({ before, after }: Context, a: Rounding | null, b: Rounding | null): Part[] {
  const own = (rounding: Rounding | null, header: Rounding | null) =>
    rounding && !(header && sameRounding(rounding, header)) ? rounding : null
  const [x, y] = [own(a, before.program.header.rounding), own(b, after.program.header.rounding)]
  if (x === y || (x && y && sameRounding(x, y))) return []
  return [part('rounding', x && roundingWords(x), y && roundingWords(y))]
}

export const sameRounding = (a: Rounding, b: Rounding): boolean => a.mode === b.mode && a.scale === b.scale

const modeWords: Readonly<Record<Rounding['mode'], Words>> = {
  'half-up': { zh: '四舍五入', en: 'rounded half up' },
  down: { zh: '舍去', en: 'rounded down' },
  up: { zh: '进一', en: 'rounded up' },
  'half-even': { zh: '四舍六入五成双', en: 'rounded half even' },
}

export function roundingWords({ mode, scale }: Rounding): Words {
  const { zh, en } = modeWords[mode]
  if (scale >= 0) return { zh: `${zh}到${scale}位小数`, en: `${en} to ${scale} decimals` }
  return { zh: `${zh}到${'1'.padEnd(1 - scale, '0')}`, en: `${en} to ${'1'.padEnd(1 - scale, '0')}` }
}

/** What of a body changed: case by case and band by band where both are of one kind, else both as written. */
function bodyParts(context: Context, before: Expr, after: Expr): Part[] {
  if (context.keysBefore.of(before) === context.keysAfter.of(after)) {
    return before.kind === 'choice' && after.kind === 'choice' ? branchNotes(context, before, after) : []
  }
  if (before.kind === 'choice' && after.kind === 'choice' && before.policy === after.policy) return choiceParts(context, before, after)
  if (before.kind === 'progressive' && after.kind === 'progressive') return bandParts(context, before, after)
  return expressionPart(context, 'formula', before, after)
}

type Choice = Extract<Expr, { kind: 'choice' }>

function branchPairs({ keysBefore, keysAfter }: Context, before: Choice, after: Choice): Pairs<Branch> {
  const byCondition = pairs(
    before.branches,
    after.branches,
    (b) => keysBefore.of(b.when),
    (b) => keysAfter.of(b.when),
  )
  return pairedFurther(
    byCondition,
    (b) => keysBefore.of(b.value),
    (b) => keysAfter.of(b.value),
  )
}

function choiceParts(context: Context, before: Choice, after: Choice): Part[] {
  const { both, removed, added } = branchPairs(context, before, after)
  const label = (branch: Branch, side: Side) => side.written(branch.when.span)
  const gone = removed.map((b) => part('branch', quoted(context.before, b.value.span), null, { label: label(b, context.before) }))
  const come = added.map((b) => part('branch', null, quoted(context.after, b.value.span), { label: label(b, context.after) }))
  const kept = both.flatMap(([a, b]) => [
    ...expressionPart(context, 'condition', a.when, b.when),
    ...expressionPart(context, 'branch', a.value, b.value, label(b, context.after)),
    ...provenancePart(a.provenance, b.provenance, label(b, context.after)),
  ])
  const parts = [...gone, ...kept, ...come, ...otherwiseParts(context, before, after)]
  // Nothing but the order is left to differ.
  return parts.length > 0 ? parts : [part('order', quoted(context.before, before.span), quoted(context.after, after.span))]
}

function branchNotes(context: Context, before: Choice, after: Choice): Part[] {
  const { both } = branchPairs(context, before, after)
  return both.flatMap(([a, b]) => provenancePart(a.provenance, b.provenance, context.after.written(b.when.span)))
}

function otherwiseParts(context: Context, { otherwise: before }: Choice, { otherwise: after }: Choice): Part[] {
  if (before && after) return expressionPart(context, 'otherwise', before, after)
  if (!before && !after) return []
  return [part('otherwise', before && quoted(context.before, before.span), after && quoted(context.after, after.span))]
}

type Scale = Extract<Expr, { kind: 'progressive' }>

function bandParts(context: Context, before: Scale, after: Scale): Part[] {
  const { both, removed, added } = pairs(
    before.bands,
    after.bands,
    ({ upTo }) => (upTo ? context.keysBefore.of(upTo) : ''),
    ({ upTo }) => (upTo ? context.keysAfter.of(upTo) : ''),
  )
  return [
    ...expressionPart(context, 'formula', before.base, after.base),
    ...removed.map((band) => part('band', quoted(context.before, band.span), null)),
    ...both.flatMap(([a, b]) => expressionPart(context, 'band', a.rate, b.rate, b.upTo ? context.after.written(b.upTo.span) : '…')),
    ...added.map((band) => part('band', null, quoted(context.after, band.span))),
  ]
}
