import { keywordOf } from '../../grammar/vocabulary.ts'

/** What a draft says where something has still to be decided: in the head and the prose, in rules 未规定. */
export const placeholders = {
  zh: { number: '征求意见稿', day: '（日期待定）', issued: '待定', unspecified: '未规定', colon: '：' },
  en: { number: 'draft for comment', day: '(date to be decided)', issued: 'to be decided', unspecified: 'unspecified', colon: ': ' },
} as const

const written: ReadonlySet<string> = new Set(Object.values(placeholders).flatMap(({ number, day, issued }) => [number, day, issued]))

export const isPlaceholder = (text: string): boolean => written.has(text.trim()) || keywordOf(text.trim()) === 'silent'
