import type { Kind, Operator } from '../../../engine/types/operators.ts'
import { type Keyword, keywords, typeNames } from '../../../grammar/vocabulary.ts'
import type { Draw } from './draw.ts'

/** The language in which the keywords of a notice are written. */
export type Tongue = 'zh' | 'en'

export const keyword = (tongue: Tongue, word: Keyword): string => keywords[word][tongue === 'zh' ? 0 : 1]

// These stand behind a number only: 60岁以上.
const behind: ReadonlySet<string> = new Set(['以上', '以下', '以内', '以外', 'or more', 'or less'])

/** The canonical spelling of an operator, or now and then another one. */
export function spelling(draw: Draw, tongue: Tongue, operator: Operator): string {
  const words = operator[tongue].filter((word) => !behind.has(word))
  return draw.chance(3) ? draw.one(words) : (words[0] as string)
}

const durationNames = { months: ['月', 'months'], days: ['天', 'days'], minutes: ['小时', 'hours'] } as const

/** A type as it is declared: 金额（4）, 时长（天）; `scale` where it is written. */
export function typeText(tongue: Tongue, kind: Exclude<Kind, 'enum'>, scale: number | null): string {
  const index = tongue === 'zh' ? 0 : 1
  if (kind === 'months' || kind === 'days' || kind === 'minutes') return `${typeNames.duration[index]}（${durationNames[kind][index]}）`
  return scale === null ? typeNames[kind][index] : `${typeNames[kind][index]}（${scale}）`
}

const places: Readonly<Record<number, readonly [zh: string, en: string]>> = {
  2: ['分', 'cent'],
  1: ['角', '1 decimals'],
  0: ['元', 'unit'],
  '-1': ['十元', 'unit'],
  '-2': ['百元', 'unit'],
}
const modes = [
  ['四舍五入到', 'rounded half up to '],
  ['舍去到', 'rounded down to '],
  ['进一到', 'rounded up to '],
  ['四舍六入五成双到', 'rounded half even to '],
] as const

/** 四舍五入到分; any mode. In English no place above the unit has a word, so it is the unit. */
export function roundingText(draw: Draw, tongue: Tongue, scale: number): string {
  const index = tongue === 'zh' ? 0 : 1
  const place = places[scale]?.[index] ?? (tongue === 'zh' ? `${scale}位小数` : `${scale} decimals`)
  return draw.one(modes)[index] + place
}
