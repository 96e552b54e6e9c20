import { type DeclarationKeyword, declarationKeywords } from '../../../../grammar/vocabulary.ts'
import { aboutKeyword } from '../hover/word.ts'
import { initialsOf } from '../pinyin.ts'
import { languageTexts } from '../texts.ts'
import type { Items } from './items.ts'

/** At the left margin: every declaration, as a keyword and with its usual parts to fill in. */
export function declarations(items: Items): void {
  for (const keyword of declarationKeywords) {
    const word = items.spelt(keyword)
    const text = templates[keyword]?.(word, marks[items.spelling], languageTexts[items.spelling].snippet, items)
    if (text) items.snippet(0, `${word} …`, text, aboutKeyword(keyword, items.language), [word, initialsOf(word), keyword].join(' '))
  }
  items.keywords(1, declarationKeywords)
}

type Words = (typeof languageTexts)['zh']['snippet']

/** How a language writes what stands between the words of a declaration. */
interface Marks {
  readonly colon: string
  readonly equal: string
  readonly comma: string
  readonly quotes: readonly [open: string, close: string]
  readonly amount: string
  readonly year: string
  readonly date: string
  readonly default: string
  readonly agencies: string
  readonly deadline: string
}

const marks: Readonly<Record<'zh' | 'en', Marks>> = {
  zh: {
    colon: '：',
    equal: '＝',
    comma: '、',
    quotes: ['“', '”'],
    amount: '金额',
    year: '2021年',
    date: '2021年1月1日',
    default: '（默认）',
    agencies: '主体',
    deadline: '期限',
  },
  en: {
    colon: ': ',
    equal: '=',
    comma: ', ',
    quotes: ['"', '"'],
    amount: 'amount',
    year: '2021',
    date: '2021-01-01',
    default: ' (default)',
    agencies: 'agencies',
    deadline: 'deadline',
  },
}

type Template = (word: string, marks: Marks, words: Words, items: Items) => string

const asserted: Template = (word, { colon }, { name, condition }) => `${word} \${1:${name}}${colon.trim()}\n  \${2:${condition}}`
const quoted: Template = (word, { quotes: [open, close] }, { text }) => `${word} ${open}\${1:${text}}${close}`

/** What usually stands in a declaration; none for those that are one word and a name. */
const templates: Partial<Record<DeclarationKeyword, Template>> = {
  notice: (word, { colon, date }, { name }, items) => `${word} \${1:${name}}\n  ${items.spelt('baseDate')}${colon}\${2:${date}}`,
  scenario: (word, _, { name }, items) => `${word} \${1:${name}} ${items.spelt('on')} \${2:${name}} "\${3:../notice/notice.md}"`,
  use: (word) => `${word} "\${1:../common/vocabulary.tiaoli}"`,
  enum: (word, { colon, comma }, { name, member }) => `${word} \${1:${name}}${colon}\${2:${member}}${comma}\${3:${member}}`,
  entity: (word, { colon }, { name, field, type }) => `${word} \${1:${name}}\n  \${2:${field}}${colon}\${3:${type}}`,
  parameter: (word, { colon, amount, year }, { name, value }) =>
    `${word} \${1:${name}}${colon}\${2:${amount}}\n  \${3:${year}}${colon}\${4:${value}}`,
  question: (word, mark, { name, text }, items) =>
    [
      `${word} \${1:${name}}${mark.colon}\${2:${text}}`,
      `  ${items.spelt('reading')} \${3:${name}}${mark.default}`,
      `  ${items.spelt('reading')} \${4:${name}}`,
    ].join('\n'),
  compute: (word, { colon, amount, equal }, { name, value }) => `${word} \${1:${name}}${colon}\${2:${amount}} ${equal} \${3:${value}}`,
  table: (word, { colon, amount }, { name, field, result, value }) =>
    [
      `${word} \${1:${name}}`,
      `  | \${2:${field}} || \${3:${result}}${colon}\${4:${amount}} |`,
      `  | \${5:${value}} || \${6:${value}} |`,
    ].join('\n'),
  exception: (word, { colon }, { name, result, condition, value }, items) =>
    [
      `${word} \${1:${name}} ${items.spelt('for')} \${2:${result}}${colon.trim()}`,
      `  ${items.spelt('when')} \${3:${condition}} ${items.spelt('then')} \${4:${value}}`,
    ].join('\n'),
  assert: asserted,
  require: asserted,
  duty: (word, { colon, agencies, deadline }, { name, text }) =>
    `${word} \${1:${name}}\n  ${agencies}${colon}\${2:${name}}\n  ${deadline}${colon}\${3:${text}}`,
  exhortation: quoted,
  context: quoted,
  case: (word, { colon }, { name, field, value, result }, items) =>
    [
      `${word} \${1:${name}}`,
      `  \${2:${field}}${colon}\${3:${value}}`,
      `  ${items.spelt('expect')} \${4:${result}}${colon}\${5:${value}}`,
    ].join('\n'),
}
