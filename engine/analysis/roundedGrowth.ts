import { coefficientAt, type Decimal, decimal, negate, powerOfTen } from '../number/decimal.ts'
import type { Rounding } from '../program/program.ts'
import { ceilingDivide, floorDivide } from './field.ts'
import { type Growth, growthOf, type Quantity } from './quantity.ts'
import { rangeOf } from './sign.ts'

/**
 * By how much a rounded quantity changes from point to point. It moves in steps, one at each threshold that it crosses;
 * how many thresholds lie within a change depends on whether they count on reaching or on passing them.
 */
export function roundedGrowth(rounding: Rounding): (argument: Quantity) => Growth {
  return (argument) => {
    const { least, most } = growthOf(argument)
    const crossings = crossingsOf(rounding, argument)
    return {
      least: least && steps(rounding, least, crossings.fewest, crossings.most),
      most: most && steps(rounding, most, crossings.most, crossings.fewest),
    }
  }
}

/** How many thresholds a change crosses, where it rises by so many steps. */
type Count = (change: Decimal) => bigint

function steps({ scale }: Rounding, change: Decimal, rising: Count, falling: Count): Decimal {
  const count = change.coefficient >= 0n ? rising(change) : -falling(negate(change))
  return decimal(count * powerOfTen(Math.max(0, -scale)), Math.max(0, scale))
}

/**
 * On one side of zero every threshold counts alike, on reaching or on passing it. Across zero, and with 四舍六入五成双,
 * they differ: both ends of a change may count, or neither. 进一 crosses two thresholds at zero, 舍去 none.
 */
function crossingsOf({ mode, scale }: Rounding, argument: Quantity): { fewest: Count; most: Count } {
  const inSteps = (change: Decimal, divide: typeof floorDivide) => stepsIn(change, scale, divide)
  if (mode !== 'half-even' && !passesZero(argument)) {
    return { fewest: (change) => inSteps(change, floorDivide), most: (change) => inSteps(change, ceilingDivide) }
  }
  const [lost, won] = [mode === 'down' ? 2n : 1n, mode === 'up' ? 2n : 1n]
  return {
    fewest: (change) => [inSteps(change, ceilingDivide) - lost, 0n].reduce((a, b) => (a > b ? a : b)),
    most: (change) => (change.coefficient === 0n ? 0n : inSteps(change, floorDivide) + won),
  }
}

function passesZero(quantity: Quantity): boolean {
  const { minimum, maximum } = rangeOf(quantity)
  return !(minimum && minimum.coefficient >= 0n) && !(maximum && maximum.coefficient <= 0n)
}

function stepsIn(change: Decimal, scale: number, divide: typeof floorDivide): bigint {
  const common = Math.max(change.scale, scale, 0)
  return divide(coefficientAt(change, common), powerOfTen(common - scale))
}
