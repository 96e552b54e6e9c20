import type { Exception, Rule } from '../program/program.ts'
import { same } from '../program/show.ts'
import type { Change, Part } from './comparison.ts'
import type { Context } from './context.ts'
import { pairedFurther, pairs } from './pairs.ts'
import { changed, expressionPart, oneSided, part, provenancePart } from './parts.ts'
import { rulePairs } from './rules.ts'
import { quoted, type Side } from './side.ts'

/** Exceptions that came, went or changed; `of` is the rule that each changes. */
export function exceptionChanges(context: Context): Change[] {
  const { removed, both, added } = rulePairs(context)
  const alone = (kind: 'added' | 'removed', side: Side, rule: Rule) => rule.exceptions.map((e) => wholeException(kind, side, e, rule))
  return [
    ...removed.flatMap((rule) => alone('removed', context.before, rule)),
    ...both.flatMap(([a, b]) => exceptionsOf(context, a, b)),
    ...added.flatMap((rule) => alone('added', context.after, rule)),
  ]
}

function exceptionsOf(context: Context, before: Rule, after: Rule): Change[] {
  const named = pairs(before.exceptions, after.exceptions, ({ name }) => name)
  const key = (keys: Context['keysBefore']) => (e: Exception) => `${keys.of(e.when)} ${keys.of(e.value)}`
  const { both, removed, added } = pairedFurther(named, key(context.keysBefore), key(context.keysAfter))
  return [
    ...removed.map((e) => wholeException('removed', context.before, e, before)),
    ...both.flatMap(([a, b]) => changed(exceptionPlace(a), exceptionPlace(b), exceptionParts(context, a, b), after.name)),
    ...added.map((e) => wholeException('added', context.after, e, after)),
  ]
}

const exceptionPlace = ({ name, span, provenance }: Exception) => ({ name, span, clause: provenance.clause })

function exceptionParts(context: Context, before: Exception, after: Exception): Part[] {
  const [beatsA, beatsB] = [[...before.beats].sort(), [...after.beats].sort()].map((names) => names.join('、')) as [string, string]
  return [
    ...expressionPart(context, 'condition', before.when, after.when),
    ...expressionPart(context, 'value', before.value, after.value),
    ...(beatsA === beatsB ? [] : [part('beats', same(beatsA), same(beatsB))]),
    ...provenancePart(before.provenance, after.provenance),
  ]
}

function wholeException(kind: 'added' | 'removed', side: Side, e: Exception, rule: Rule): Change {
  const [when, value] = [quoted(side, e.when.span), quoted(side, e.value.span)]
  const parts =
    kind === 'added'
      ? [part('condition', null, when), part('value', null, value)]
      : [part('condition', when, null), part('value', value, null)]
  return oneSided(kind, exceptionPlace(e), parts, rule.name)
}
