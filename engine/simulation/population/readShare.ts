import { coefficientAt, formatDecimal, parseDecimal, powerOfTen } from '../../number/decimal.ts'
import type { Share } from './model.ts'
import type { ModelProblems } from './problem.ts'
import { type Place, scalarText } from './readObject.ts'

/** Reads `12.5%` or 0.125; a share lies between 0 and 1. */
export function readShare(place: Place, problems: ModelProblems): Share | null {
  const text = scalarText(place.value)
  const share = text === null ? null : shareOf(text)
  return share ?? problems.report('population.share', place.path, { value: text ?? shown(place.value) })
}

/** The share that a text says; null where it says none. */
export function shareOf(text: string): Share | null {
  const percent = text.endsWith('%')
  const read = parseDecimal(percent ? text.slice(0, -1) : text)
  if (!read) return null
  const whole = powerOfTen(read.scale) * (percent ? 100n : 1n)
  const valid = read.coefficient >= 0n && read.coefficient <= whole
  return valid ? shareOfParts(read.coefficient, whole) : null
}

/** A share of a whole that is a power of ten, shown with all its digits. */
export function shareOfParts(part: bigint, whole: bigint): Share {
  return { part, whole, text: `${formatDecimal({ coefficient: part * 100n, scale: placesOf(whole) })}%` }
}

function placesOf(whole: bigint): number {
  return whole.toString().length - 1
}

/** Reads a whole number such as a count of a census. */
export function readWeight(place: Place, problems: ModelProblems): bigint | null {
  const text = scalarText(place.value)
  if (text !== null && /^\d{1,18}$/.test(text)) return BigInt(text)
  return problems.report('population.weight', place.path, { value: text ?? shown(place.value) })
}

/** Weights as shares of their sum; null after a report where all are zero. */
export function sharesOfWeights(weights: readonly bigint[], { path }: Place, problems: ModelProblems): Share[] | null {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  if (whole === 0n) return problems.report('population.weight', path, { value: '0' })
  return weights.map((part) => ({ part, whole, text: roundedPercent(part, whole) }))
}

/** To 0.01 %, half up, for people to read: the shares themselves stay exact. */
function roundedPercent(part: bigint, whole: bigint): string {
  return `${formatDecimal({ coefficient: (part * 20000n + whole) / (2n * whole), scale: 2 })}%`
}

/** Whether shares make a whole; reports what they make where they don't. */
export function checkSum(shares: readonly Share[], { path }: Place, problems: ModelProblems): boolean {
  const places = Math.max(...shares.map(({ whole }) => placesOf(whole)))
  const parts = shares.map(({ part, whole }) => coefficientAt({ coefficient: part, scale: placesOf(whole) }, places))
  const sum = parts.reduce((total, part) => total + part, 0n)
  const complete = sum === powerOfTen(places)
  if (!complete) problems.report('population.sharesSum', path, { sum: shareOfParts(sum, powerOfTen(places)).text })
  return complete
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? ''
}
