import type * as ast from '../../grammar/ast.ts'
import type { Edit } from '../../grammar/diagnostic.ts'
import { type Label, labelOf } from '../../grammar/vocabulary.ts'
import { itemOf, noticeOf } from './head.ts'
import { placeholders } from './placeholders.ts'

/**
 * The edits that write an item of a draft's head: its value, and the same wherever the draft left it open in prose and
 * quotations. Null where the head has neither the item nor the place kept for it.
 */
export function fillHead(draft: ast.Module, name: string, value: string): Edit[] | null {
  const notice = noticeOf(draft)
  const label = labelOf(name)
  if (!notice || label === undefined) return null
  const item = itemOf(notice, label)
  const place = item ? { start: item.textSpan.start, end: item.textSpan.end } : commentFor(draft.text, label)
  if (!place) return null
  const { file } = draft
  const text = item ? value : `${name}${/[A-Za-z]/.test(name) ? ': ' : '：'}${value}`
  const elsewhere = openPlaces(draft.text, label).filter(({ start, end }) => end <= place.start || start >= place.end)
  return [{ span: { file, ...place }, text }, ...elsewhere.map((span) => ({ span: { file, ...span }, text: value }))]
}

interface Range {
  readonly start: number
  readonly end: number
}

/** `// 成文日期：待定`, as a draft leaves a day that is not known. */
function commentFor(text: string, label: Label): Range | null {
  for (const found of text.matchAll(/\/\/[ \t]*([^\n：:]+?)[ \t]*[：:][ \t]*([^\r\n]*)/g)) {
    const [whole, name = '', value = ''] = found
    const isOpen = value === placeholders.zh.issued || value === placeholders.en.issued
    if (isOpen && labelOf(name) === label) return { start: found.index, end: found.index + whole.length }
  }
  return null
}

function openPlaces(text: string, label: Label): Range[] {
  const word = label === 'number' ? 'number' : label === 'issued' ? 'day' : null
  if (word === null) return []
  return [placeholders.zh[word], placeholders.en[word]].flatMap((open) =>
    [...text.matchAll(new RegExp(open.replace(/[()（）]/g, '\\$&'), 'g'))].map(({ index }) => ({ start: index, end: index + open.length })),
  )
}
