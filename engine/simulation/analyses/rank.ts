import { add, compare, type Decimal, decimal, isZero, negate, parseDecimal } from '../../number/decimal.ts'
import type { NamedFigure } from '../summary.ts'
import type { Moved, ReadingMoves } from './sensed.ts'

const none = decimal(0n)

/** Whether another reading makes any difference that is told. */
export function moves({ baseline, scenario }: ReadingMoves): boolean {
  return [baseline, scenario].some((moved) => moved !== null && movesSide(moved))
}

export function movesSide({ payers, people, unknown, refused }: Moved): boolean {
  const money = payers.some(({ difference }) => !isZero(parseDecimal(difference) as Decimal))
  const fates = (people?.winners ?? 0) + (people?.losers ?? 0) > 0
  return money || fates || unknown.some(({ present, other }) => present !== other) || refused.present !== refused.other
}

/** What moves more first: by money that changes hands, then by people who gain or lose, then by those no longer known. */
export function byHowMuch(a: ReadingMoves, b: ReadingMoves): number {
  return (
    compare(most(b, moneyOf), most(a, moneyOf)) || compare(most(b, fatesOf), most(a, fatesOf)) || compare(most(b, openOf), most(a, openOf))
  )
}

function most({ baseline, scenario }: ReadingMoves, measure: (moved: Moved) => Decimal): Decimal {
  const sizes = [baseline, scenario].flatMap((moved) => (moved ? [measure(moved)] : []))
  return sizes.reduce((largest, size) => (compare(size, largest) > 0 ? size : largest), none)
}

const moneyOf = ({ payers }: Moved): Decimal => payers.map(sizeOf).reduce(add, none)

function sizeOf({ difference }: NamedFigure): Decimal {
  const moved = parseDecimal(difference) as Decimal
  return moved.coefficient < 0n ? negate(moved) : moved
}

const fatesOf = ({ people }: Moved): Decimal => decimal(BigInt((people?.winners ?? 0) + (people?.losers ?? 0)))

function openOf({ unknown, refused }: Moved): Decimal {
  const changed = unknown.map(({ present, other }) => Math.abs(other - present))
  return decimal(BigInt(Math.max(0, ...changed, Math.abs(refused.other - refused.present))))
}
