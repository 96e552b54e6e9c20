import { halfWidth, readDay, readInstant } from '../literals.ts'

/** Which spelling of the vocabulary's pairs is wanted. */
export type KeywordLanguage = 'zh' | 'en'

/**
 * Units that both languages spell, where one is exactly the other. 万元, 岁 or 户 have no English spelling here and dollars
 * no Chinese one: those stay. The first of each list is what is written.
 */
const units: readonly (readonly [zh: readonly string[], many: string, one: string])[] = [
  [['元'], 'yuan', 'yuan'],
  [['分'], 'cents', 'cent'],
  [['个百分点'], 'points', 'point'],
  [['年'], 'years', 'year'],
  [['个月'], 'months', 'month'],
  [['天', '日'], 'days', 'day'],
  [['小时', '个小时'], 'hours', 'hour'],
  [['分钟'], 'minutes', 'minute'],
]

/** 27.5元 ↔ 27.5 yuan; the same text where the number has no exact counterpart. */
export function numberIn(image: string, to: KeywordLanguage): string {
  const [, digits = '', gap = '', unit = ''] = /^([0-9０-９.．]+)([ \t\u3000]*)(.*)$/.exec(image) ?? []
  return to === 'en' ? englishNumber(halfWidth(digits), gap, unit) : (chineseNumber(digits, unit) ?? image)
}

function englishNumber(digits: string, gap: string, unit: string): string {
  const known = units.find(([zh]) => zh.includes(unit))
  return known ? `${digits} ${digits === '1' ? known[2] : known[1]}` : `${digits}${gap}${unit === '％' ? '%' : unit}`
}

function chineseNumber(digits: string, unit: string): string | undefined {
  if (unit === 'percent') return `${digits}%`
  // 2000年 alone would be a year of the calendar.
  if (unit === 'years' && digits.length === 4) return undefined
  const known = units.find(([, many, one]) => unit === many || unit === one)
  return known && `${digits}${known[0][0]}`
}

/** 2020年 ↔ 2020, where nothing but a year can stand. */
export function yearIn(image: string, to: KeywordLanguage): string {
  const digits = halfWidth(image).slice(0, 4)
  return to === 'en' ? digits : image.endsWith('年') ? image : `${digits}年`
}

/** 2020年9月1日 ↔ 2020-09-01; a day that does not exist stays. */
export function dayIn(image: string, to: KeywordLanguage): string {
  const iso = readDay(image)
  if (iso === null) return image
  if (to === 'en') return iso
  return image.includes('年') ? image : plainDay(iso)
}

/** 2020年10月1日9时 ↔ 2020-10-01T09:00 */
export function instantIn(image: string, to: KeywordLanguage): string {
  const iso = readInstant(image)
  if (iso === null) return image
  if (to === 'en') return iso
  const [day = '', time = ''] = iso.split('T')
  const [hour, minute] = time.split(':').map(Number)
  return image.includes('年') ? image : `${plainDay(day)}${hour}时${minute ? `${minute}分` : ''}`
}

function plainDay(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${String(year).padStart(4, '0')}年${month}月${day}日`
}

const modes = [
  ['四舍六入五成双', 'half even'],
  ['四舍五入', 'half up'],
  ['舍去', 'down'],
  ['进一', 'up'],
] as const
const places = [
  ['分', 'cent'],
  ['元', 'unit'],
  ['整数', 'integer'],
] as const

/** 四舍五入到分 ↔ rounded half up to cent; the same text where the place has no counterpart (角, 百元). */
export function roundingIn(image: string, to: KeywordLanguage): string {
  const text = image.trim()
  if (to === 'en') {
    const [, mode, place = ''] = /^(.+)[到至](.+?)$/.exec(text) ?? []
    const [words, where] = [modes.find(([zh]) => zh === mode)?.[1], placeInEnglish(place)]
    return words && where ? `rounded ${words} to ${where}` : image
  }
  const [, mode, place = ''] = /^rounded\s+(.+?)\s+to\s+(.+)$/.exec(text) ?? []
  const [words, where] = [modes.find(([, en]) => en === mode?.replace(/\s+/g, ' '))?.[0], placeInChinese(place)]
  return words && where ? `${words}到${where}` : image
}

function placeInEnglish(place: string): string | undefined {
  const decimals = /^([0-9０-９]+)位小数$/.exec(place)?.[1]
  return decimals === undefined ? places.find(([zh]) => zh === place)?.[1] : `${halfWidth(decimals)} decimals`
}

function placeInChinese(place: string): string | undefined {
  const decimals = /^([0-9]+)\s+decimals?$/.exec(place)?.[1]
  return decimals === undefined ? places.find(([, en]) => en === place.replace(/s$/, ''))?.[0] : `${decimals}位小数`
}

/** 不超过, at most: each English word is one bound; 低于 and 不满 are the same one, and 不满 goes with ages. */
export function boundPrefixIn(image: string, next: string, to: KeywordLanguage): string {
  const [first] = /^(?:不超过|超过|不低于|低于|不满|at\s+least|at\s+most|over|under)/.exec(image) ?? ['']
  const known = boundPrefixes.find((pair) => pair.includes(first.replace(/\s+/g, ' ')))
  if (!known || (to === 'zh' && isWide(image))) return image
  if (to === 'zh' && known[1] === 'under' && /岁$/.test(next)) return '不满'
  return known[to === 'zh' ? 0 : 1]
}

const boundPrefixes: readonly (readonly [zh: string, en: string])[] = [
  ['不超过', 'at most'],
  ['超过', 'over'],
  ['不低于', 'at least'],
  ['低于', 'under'],
  ['不满', 'under'],
]

/** 以上, or more. 以外 leaves the number out, which no English suffix says: it stays. */
export function boundSuffixIn(image: string, to: KeywordLanguage): string {
  if (to === 'zh') return isWide(image) ? image : /more/.test(image) ? '以上' : '以下'
  if (image === '以外' || !isWide(image)) return image
  return image === '以上' ? 'or more' : 'or less'
}

const isWide = (image: string): boolean => /[^\x20-\x7e\t]/.test(image)
