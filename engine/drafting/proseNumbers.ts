import type * as ast from '../../grammar/ast.ts'
import type { Found } from './found.ts'

/** Dates and years, amounts and shares as prose prints them, and a day that a draft leaves open. */
const numbers =
  /(?<![\d〔﹝[])(?:1[89]|2[01])\d{2}(?:-\d{2}-\d{2}|\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日|\s*[末底])?)?)|\d+(?:\.\d+)?\s*(?:[十百千万亿]*元|%|％|个百分点|yuan|dollars|percent)|（日期待定）|\(date to be decided\)/g

/** Titles of other documents, and their numbers. */
const cited = /《[^》]*》|[\u4e00-\u9fff]*[〔﹝[]\d{4}[〕﹞\]]\s*\d+\s*号/g

/** Numbers of a passage that no rule is bound to: nobody checks them, so they are listed to be looked at. */
export function proseNumbers(found: Found, passage: ast.Passage, bindings: readonly ast.Binding[]): void {
  const { text, clause, offsets } = passage
  const away = [...text.matchAll(cited)].map((match) => [match.index, match.index + match[0].length] as const)
  for (const match of text.matchAll(numbers)) {
    const [from, to] = [match.index, match.index + match[0].length]
    const [start, end] = [offsets[from] as number, (offsets[to - 1] as number) + 1]
    const inside = away.some(([a, b]) => from < b && to > a)
    const bound = bindings.some(({ span }) => start < span.end && end > span.start)
    if (inside || bound) continue
    const span = { file: found.file, start, end }
    found.add({
      id: found.numbered(`文字 ${clause ?? ''}`),
      kind: 'prose',
      name: clause ?? '',
      detail: around(text, from, to),
      clause,
      span,
    })
  }
}

/** A few words on each side, to know it by. */
export function around(text: string, from: number, to: number): string {
  return `${text.slice(Math.max(0, from - 8), from)}…${text.slice(to, to + 8)}`.replace(/\s+/g, '')
}
