import { type Keyword, keywordOf, keywords } from '../../grammar/vocabulary.ts'
import type { Shown } from '../program/show.ts'
import type { Cases } from './cases.ts'

/** How a fix writes what it inserts: in the language of the text around it. */
export interface Wording {
  readonly word: (keyword: Keyword) => string
  readonly value: (shown: Shown) => string
  readonly call: (name: Shown, argument: string) => string
}

const chinese: Wording = {
  word: (keyword) => keywords[keyword][0],
  value: (shown) => shown.zh,
  call: (name, argument) => `${name.zh}（${argument}）`,
}

const english: Wording = {
  word: (keyword) => keywords[keyword][1],
  value: (shown) => shown.en,
  call: (name, argument) => `${name.en}(${argument})`,
}

const han = /\p{Script=Han}/u

/** English where neither the names nor the cells hold a Chinese character. */
export function wordingOf({ name, results, columns, cases }: Cases): Wording {
  const texts = [name, ...(results ?? []), ...columns.map((c) => c.label), ...cases.flatMap((c) => c.labels)]
  return texts.some((t) => han.test(t)) ? chinese : english
}

/** A name as it must be written: in 「」 where it is no plain word, or a keyword. */
export function nameText(name: string): string {
  return /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) && keywordOf(name) === undefined ? name : `「${name}」`
}

/** Several members side by side; 、 in both languages. */
export function listText(names: readonly string[]): string {
  return names.map(nameText).join('、')
}
