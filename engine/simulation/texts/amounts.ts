import type { Language } from '../../../grammar/diagnostic.ts'
import { compare, type Decimal, decimal, formatDecimal, isZero, negate, parseDecimal } from '../../number/decimal.ts'
import { round } from '../../number/rounding.ts'
import { withThousands } from '../../number/thousands.ts'

const of = (text: string): Decimal => parseDecimal(text) as Decimal

export const signOf = (text: string): 1 | 0 | -1 => (isZero(of(text)) ? 0 : of(text).coefficient > 0n ? 1 : -1)

/** Without its sign. */
export const sizeOf = (text: string): string => formatDecimal(signOf(text) < 0 ? negate(of(text)) : of(text))

export const isLarger = (a: string, b: string): boolean => compare(of(sizeOf(a)), of(sizeOf(b))) > 0

/** An exact decimal with its thousands apart: 1,234,567.5 and −40. */
export function grouped(text: string): string {
  const [whole = '0', fraction] = sizeOf(text).split('.')
  return `${signOf(text) < 0 ? '−' : ''}${withThousands(whole)}${fraction ? `.${fraction}` : ''}`
}

export const signed = (text: string): string => `${signOf(text) > 0 ? '＋' : ''}${grouped(text)}`

/** From here on amounts are read in 万元. */
const tenThousand = 10_000n

/** An amount as one reads it: in 万元 rounded to two places with the exact one beside, or exact where it is small. */
export function amountRead(yuan: string, language: Language): string {
  const exact = language === 'zh' ? `${grouped(yuan)} 元` : `${grouped(yuan)} yuan`
  if (language === 'en' || compare(of(sizeOf(yuan)), decimal(tenThousand)) < 0) return exact
  const { coefficient, scale } = of(yuan)
  const rounded = round(decimal(coefficient, scale + 4), 2, 'half-up')
  return `${fixed(rounded)} 万元（${exact}）`
}

function fixed(rounded: Decimal): string {
  const [whole = '0', fraction = ''] = formatDecimal(rounded).split('.')
  return `${grouped(whole)}.${fraction.padEnd(2, '0')}`
}

/** People as one reads them: 1.9 万人 with the exact number beside, or the number. */
export function peopleRead(people: number, language: Language): string {
  if (language === 'en') return `${grouped(String(people))} ${people === 1 ? 'person' : 'people'}`
  if (people < 10_000) return `${people} 人`
  const rounded = formatDecimal(round(decimal(BigInt(people), 4), 1, 'half-up'))
  return `${rounded} 万人（${grouped(String(people))} 人）`
}
