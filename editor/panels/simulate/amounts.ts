import { grouped, type Language, signOf } from '../../../engine/index.ts'

/** In what amounts are shown: 元, or 万元 rounded to two places. Exact figures stand beside. */
export type AmountUnit = 'yuan' | 'wan'

/** A count of people, as people read it. */
export const counted = (count: number): string => grouped(String(count))

/** An amount in yuan in a unit: exact in 元, rounded half up to 0.01 万元 otherwise. */
export const amountIn = (yuan: string, unit: AmountUnit): string => grouped(unit === 'yuan' ? yuan : inWan(yuan))

/** Yuan in 万元, two places, half away from zero. */
export function inWan(yuan: string): string {
  const [whole = '0', fraction = ''] = yuan.replace('-', '').split('.')
  const places = `${whole}${fraction}`
  const divisor = 10n ** BigInt(fraction.length + 2)
  const rounded = (BigInt(places) + divisor / 2n) / divisor
  const text = String(rounded).padStart(3, '0')
  const shown = `${text.slice(0, -2)}.${text.slice(-2)}`.replace(/\.?0+$/, '')
  return signOf(yuan) < 0 && rounded !== 0n ? `-${shown}` : shown
}

/** 1,234.5元, 12.3万元, 1,234.5 yuan, 12.3×10⁴ yuan. */
export function amountText(yuan: string, unit: AmountUnit, language: Language): string {
  const shown = amountIn(yuan, unit)
  if (language === 'zh') return `${shown}${unit === 'yuan' ? '元' : '万元'}`
  return unit === 'yuan' ? `${shown} yuan` : `${shown}×10⁴ yuan`
}

/** For drawing alone: no figure is read from it. */
export const drawn = (text: string): number => Number(text)
