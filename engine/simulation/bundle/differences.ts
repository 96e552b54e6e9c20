import type { Summary } from '../summary.ts'
import { type BundleProblem, bundleProblem } from './problem.ts'

/** Figures that differ between two summaries, each with its place: payers[2].difference, counted from 1. */
export function differencesOf(before: Summary, now: Summary): BundleProblem[] {
  const whole = before.basis.distinct !== null && now.basis.distinct !== null
  return leaves(figuresOf(before, whole), figuresOf(now, whole), '').map(([place, was, is]) =>
    bundleProblem('bundle.figureDiffers', { place, before: was, now: is }),
  )
}

type Leaf = readonly [place: string, before: string, now: string]

function leaves(before: unknown, now: unknown, place: string): Leaf[] {
  if (before === now) return []
  if (Array.isArray(before) && Array.isArray(now)) {
    return Array.from({ length: Math.max(before.length, now.length) }).flatMap((_, index) =>
      leaves(before[index], now[index], `${place}[${index + 1}]`),
    )
  }
  if (isObject(before) && isObject(now)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])]
    return keys.flatMap((key) => leaves(before[key], now[key], place === '' ? key : `${place}.${key}`))
  }
  return [[place, shown(before), shown(now)]]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shown = (value: unknown): string => (value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value))

/**
 * Which people are put together, so that they are evaluated once, is the engine's affair, and no figure. Where all were in both,
 * the lists of the most affected hold the same; else one person may stand for several, and only what the first comes to is the same.
 */
function figuresOf({ basis: { distinct: _, ...basis }, winners, losers, ...rest }: Summary, whole: boolean): unknown {
  const alone = (list: Summary['losers']) =>
    (whole ? list : list.slice(0, 1)).map(({ baseline, scenario, change }) => (whole ? { baseline, scenario, change } : { change }))
  return { basis, ...rest, winners: alone(winners), losers: alone(losers) }
}
