import { messageOf } from '../../grammar/diagnostic.ts'
import type { Values } from '../../grammar/messages/index.ts'
import { compare } from '../number/decimal.ts'
import { decimalOf } from '../program/apply.ts'
import type { Refusal, Result } from '../program/outcome.ts'
import { literalOf, showValue } from '../program/show.ts'
import type { CaseRef, Difference, Reason, ResultChange, ResultGroup, ShownResult } from './comparison.ts'
import { differenceOf, sameTyped } from './difference.ts'

/** A result as data and in the words of the notice. */
function shownResult(result: Result): ShownResult {
  if (result.kind === 'known') {
    const { type, value } = result
    return { kind: 'known', literal: literalOf(type, value), text: showValue(type, value) }
  }
  const { reasons } = result
  return { kind: 'unknown', reasons, text: { zh: `未知（${reasons.join('、')}）`, en: `unknown (${reasons.join(', ')})` } }
}

export function shownRefusal({ code, field, values }: Refusal): Reason {
  const said = (language: 'zh' | 'en') => messageOf(code, values as Values<typeof code>, language)
  return { code, field, text: { zh: said('zh'), en: said('en') } }
}

/** Two results of one case, where they are not the same; a result unknown for the same reasons is. */
export function resultChange(at: CaseRef, before: Result, after: Result): ResultChange | null {
  if (sameResult(before, after)) return null
  const difference = before.kind === 'known' && after.kind === 'known' ? differenceOf(before, after) : null
  return { case: at, before: shownResult(before), after: shownResult(after), difference }
}

function sameResult(a: Result, b: Result): boolean {
  if (a.kind === 'known' && b.kind === 'known') return sameTyped(a, b)
  if (a.kind === 'unknown' && b.kind === 'unknown') return a.reasons.toSorted().join('、') === b.reasons.toSorted().join('、')
  return false
}

/** Gathers the changes of one result. */
export function groupOf(name: string, entity: string | null, formerly: string | null, changes: readonly ResultChange[]): ResultGroup {
  const differences = changes.flatMap(({ difference }) => (difference && signOf(difference) !== 0 ? [difference] : []))
  const ascending = differences.toSorted(byAmount)
  const more = differences.filter((each) => signOf(each) > 0).length
  const less = differences.length - more
  const other = changes.length - differences.length
  return { name, entity, formerly, changes, more, less, other, least: ascending[0] ?? null, greatest: ascending.at(-1) ?? null }
}

const signOf = ({ by }: Difference): number => (by.startsWith('-') ? -1 : by === '0' ? 0 : 1)

function byAmount(a: Difference, b: Difference): number {
  const [x, y] = [decimalOf(a.by), decimalOf(b.by)]
  return compare(x, y)
}
