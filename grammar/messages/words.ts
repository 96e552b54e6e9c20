import { keywords, labels, typeNames } from '../vocabulary.ts'

/** A text in both languages, made where its parts are known and printed where the reader's language is. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export const joined = (words: readonly Words[], zh: string, en: string): Words => ({
  zh: words.map((w) => w.zh).join(zh),
  en: words.map((w) => w.en).join(en),
})

/** Words of the language and of its messages that a diagnostic's values carry in Chinese, with their English. */
const english = new Map<string, string>([
  ...Object.values(keywords),
  ...Object.values(typeNames),
  ...Object.values(labels),
  ['名称', 'a name'],
  ['当 … 则 …', 'when … then …'],
  ['＝ / 当 … 则 …', '= or when … then …'],
  ['以上、以下', 'or more, or less'],
  ['起、至', 'onward, to'],
  ['2020年、2020年起、2020年1月1日至2020年6月30日', '2020, 2020 onward, 2020-01-01 to 2020-06-30'],
  ['（默认）', '(default)'],
  ['一个值', 'one value'],
  ['2021年1月1日', '2021-01-01'],
  ['2020年8月28日', '2020-08-28'],
  ['四舍五入到分', 'rounded half up to cent'],
  ['数、金额', 'a number or amount'],
  ['数、金额、日期', 'a number, amount or date'],
  ['字段、结果或参数', 'a field, result or parameter'],
  ['时长（月）、时长（天）、时长（小时）', 'duration(months), duration(days), duration(hours)'],
  ['时长（月）', 'duration (months)'],
  ['时长（天）', 'duration (days)'],
  ['时长（小时）', 'duration (hours)'],
])

/** The English of such a word; any other word is the author's own and stays. */
export function inEnglish(word: string): string {
  return english.get(word) ?? word
}
