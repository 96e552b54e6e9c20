import type { Language } from '../../../../grammar/diagnostic.ts'
import type { Rounding, Type } from '../../../program/program.ts'
import type { Relation } from '../explanation.ts'

type Words = Readonly<Record<Language, string>>

const plain: Readonly<Record<Relation, Words>> = {
  equal: { zh: '等于', en: 'equals' },
  notEqual: { zh: '不等于', en: 'differs from' },
  less: { zh: '低于', en: 'is below' },
  lessOrEqual: { zh: '不超过', en: 'is at most' },
  greater: { zh: '超过', en: 'is above' },
  greaterOrEqual: { zh: '不低于', en: 'is at least' },
}

const inTime: Readonly<Record<Relation, Words>> = {
  ...plain,
  less: { zh: '早于', en: 'is before' },
  lessOrEqual: { zh: '不晚于', en: 'is not after' },
  greater: { zh: '晚于', en: 'is after' },
  greaterOrEqual: { zh: '不早于', en: 'is not before' },
}

const isTime = (type: Type | null): boolean => type?.kind === 'date' || type?.kind === 'instant'

/** How two values of a type relate, as a notice would say it. */
export function relationWord(language: Language, relation: Relation, type: Type | null): string {
  return (isTime(type) ? inTime : plain)[relation][language]
}

const extremes = {
  maximum: { zh: '最大', en: 'largest' },
  minimum: { zh: '最小', en: 'smallest' },
} as const
const extremesInTime = {
  maximum: { zh: '最晚', en: 'latest' },
  minimum: { zh: '最早', en: 'earliest' },
} as const

/** 最大 or 最小 of values; 最晚 or 最早 of dates. */
export function extremeWord(language: Language, which: keyof typeof extremes, type: Type | null): string {
  return (isTime(type) ? extremesInTime : extremes)[which][language]
}

const modes: Readonly<Record<Rounding['mode'], Words>> = {
  'half-up': { zh: '四舍五入', en: 'rounded half up' },
  'half-even': { zh: '四舍六入五成双', en: 'rounded half to even' },
  down: { zh: '舍去', en: 'rounded down' },
  up: { zh: '进一', en: 'rounded up' },
}

const yuanPlaces: Readonly<Record<number, Words>> = {
  2: { zh: '分', en: 'cents' },
  1: { zh: '角', en: 'tenths of a yuan' },
  0: { zh: '元', en: 'whole yuan' },
  [-1]: { zh: '十元', en: 'tens of yuan' },
  [-2]: { zh: '百元', en: 'hundreds of yuan' },
  [-3]: { zh: '千元', en: 'thousands of yuan' },
  [-4]: { zh: '万元', en: 'ten thousands of yuan' },
}

/** 四舍五入到分, rounded half up to cents. */
export function roundingWords(language: Language, { mode, scale }: Rounding, type: Type | null): string {
  const amount = type?.kind === 'decimal' && type.unit === 'amount'
  const place = (amount ? yuanPlaces[scale]?.[language] : undefined) ?? placeWords(language, scale)
  return language === 'zh' ? `${modes[mode].zh}到${place}` : `${modes[mode].en} to ${place}`
}

function placeWords(language: Language, scale: number): string {
  if (scale === 0) return language === 'zh' ? '整数' : 'whole numbers'
  if (scale > 0) return language === 'zh' ? `${scale}位小数` : `${scale} decimal${scale === 1 ? '' : 's'}`
  return language === 'zh' ? `${'十百千万'[-scale - 1] ?? `10的${-scale}次方`}位` : `multiples of 1${'0'.repeat(-scale)}`
}
