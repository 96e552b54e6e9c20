import type { Language } from '../../../grammar/diagnostic.ts'

/** What is wrong with something typed that the record reader has no words for. */
export const typedFaults: Readonly<Record<'percent' | 'reason', Readonly<Record<Language, (text: string) => string>>>> = {
  percent: {
    zh: (text) => `比例要带百分号：“${text}”是百分之几，请写明，如 75%`,
    en: (text) => `write a ratio with its percent sign, as 75%: "${text}" could mean two things`,
  },
  reason: {
    zh: (text) => `“${text}”不能是未知的原因：只能写字段、参数或“未规定”`,
    en: (text) => `nothing is unknown for want of "${text}": name a field, a parameter, or write unspecified`,
  },
}
