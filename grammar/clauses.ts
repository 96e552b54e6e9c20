import type { Clause } from './ast.ts'
import { type Diagnostic, diagnostic } from './diagnostic.ts'
import type { Span } from './source.ts'

/** Official numbering of Chinese documents: 一、 → （一） → 1. → （1）. */
const levels: readonly RegExp[] = [
  /^([一二三四五六七八九十百]+)、/,
  /^[（(]([一二三四五六七八九十百]+)[）)]/,
  /^(\d{1,3})[.．、](?!\d)/,
  /^[（(](\d{1,3})[）)]/,
]

const digits = '〇一二三四五六七八九'

/** 十九 → 19. */
export function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  let total = 0
  let current = 0
  for (const character of text) {
    const digit = digits.indexOf(character)
    if (digit >= 0) current = digit
    else {
      total += (current || 1) * (character === '百' ? 100 : 10)
      current = 0
    }
  }
  return total + current
}

/** 19 → 十九; up to 99, as many as any notice has. */
function chineseNumeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const lead = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return lead + (ones === 0 ? '' : digits[ones])
}

/** A clause number as it is printed at its level. */
function markOf(depth: number, number: number): string {
  if (depth >= 2) return depth === 2 ? `${number}.` : `（${number}）`
  return depth === 0 ? `${chineseNumeral(number)}、` : `（${chineseNumeral(number)}）`
}

interface Open {
  readonly depth: number
  readonly number: number
  readonly label: string
  readonly clause: { -readonly [K in keyof Clause]: Clause[K] }
}

/** Follows the numbering of a notice's prose and tells, at any place, the path of the clause. */
export class ClauseReader {
  private readonly all: Open['clause'][] = []
  private open: Open[] = []
  /** The last number seen at each depth, whatever its parent: sections may run on across chapters. */
  private readonly last: number[] = []
  private readonly file: string
  private readonly diagnostics: Diagnostic[]

  constructor(file: string, diagnostics: Diagnostic[]) {
    this.file = file
    this.diagnostics = diagnostics
  }

  /** The current path, e.g. 一（三）2（1）; null before the first clause. */
  path(): string | null {
    return this.open.at(-1)?.clause.path ?? null
  }

  /** Takes a passage; where it starts with a number, that clause becomes the current one. */
  enter(passage: string, offsets: readonly number[]): void {
    const lead = passage.length - passage.trimStart().length
    const text = passage.slice(lead)
    for (const [depth, form] of levels.entries()) {
      const match = form.exec(text)
      if (!match) continue
      this.start(depth, match[0], match[1] as string, text, offsets.slice(lead))
      return
    }
  }

  private start(depth: number, mark: string, numeral: string, text: string, offsets: readonly number[]): void {
    const number = chineseNumber(numeral)
    const from = offsets[0] as number
    const headSpan: Span = { file: this.file, start: from, end: (offsets[mark.length - 1] as number) + 1 }
    const sibling = this.open.find((o) => o.depth === depth)
    this.checkOrder(depth, number, mark, sibling, headSpan)
    for (const closed of this.open.filter((o) => o.depth >= depth)) closed.clause.span = { ...closed.clause.span, end: from }
    this.open = this.open.filter((o) => o.depth < depth)
    const label = depth === 0 || depth === 2 ? numeral : `（${numeral}）`
    const path = this.open.map((o) => o.label).join('') + label
    const title =
      text
        .slice(mark.length)
        .split(/[。\n\r]|\.(?=\s|$)/)[0]
        ?.trim() ?? ''
    const clause = { path, title, depth, number, span: { ...headSpan }, headSpan }
    this.all.push(clause)
    this.open.push({ depth, number, label, clause })
    this.last[depth] = number
  }

  /** A sibling must follow by one; the first of a new parent starts over or runs on, but leaves no number out. */
  private checkOrder(depth: number, number: number, mark: string, sibling: Open | undefined, span: Span): void {
    const last = this.last[depth] ?? 0
    const fits = sibling ? number === sibling.number + 1 : number >= 1 && number <= last + 1
    if (fits) return
    const before = sibling?.number ?? last
    this.diagnostics.push(
      diagnostic('clause.outOfOrder', span, {
        number: mark,
        after: before > 0 ? markOf(depth, before) : '',
        expected: markOf(depth, before + 1),
      }),
    )
  }

  finish(end: number): Clause[] {
    for (const still of this.open) still.clause.span = { ...still.clause.span, end }
    return this.all
  }
}
