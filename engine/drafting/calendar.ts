import { halfWidth, readDay } from '../../grammar/literals.ts'
import { formatDecimal, parseDecimal } from '../number/decimal.ts'

/** A calendar year that stands for itself: 2020年, 2020-09-01, “School Year 2025”; not 并政发〔2007〕43号 and no part of a longer number. */
const years = /(?<![\d〔﹝[.-])(2[01]\d{2})(?=\s*年|-\d{2}-\d{2}|\b(?![\d〕﹞\].]))/g

/** A text with its calendar years moved on; what stands in 《》 is the title of another document and stays. */
export function yearsAdvanced(text: string, by: number): string {
  const advanced = text.replace(/《[^》]*》|[^《]+|《/g, (piece) =>
    piece.startsWith('《') ? piece : piece.replace(years, (_, year: string) => String(Number(year) + by).padStart(4, '0')),
  )
  return withDays(advanced)
}

/** 2021年2月29日, which moving the year may make, is the 28th. */
function withDays(text: string): string {
  return text.replace(/\d{4}\s*(?:年\s*0?2\s*月\s*29\s*日|-02-29)/g, (day) => (readDay(day) ? day : day.replace(/29(?=\s*日|$)/, '28')))
}

export const hasYear = (text: string): boolean => yearsAdvanced(text, 1) !== text

/** What a value says, whatever its spaces, full-width digits and zeros at the end: 27.50 元 and 27.5元 are the same. */
export function valueKey(text: string): string {
  return halfWidth(text).replace(/\d+\.\d+/g, (number) => ((read) => (read ? formatDecimal(read) : number))(parseDecimal(number)))
}
