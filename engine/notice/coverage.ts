import type * as ast from '../../grammar/ast.ts'
import type { Span } from '../../grammar/source.ts'
import { type ProseText, proseText, type Range, rangeBetween, readable, spanOf } from './proseText.ts'
import { locateQuotations } from './quotations.ts'

/** What accounts for a piece of prose. */
export type Accounted = 'rule' | 'duty' | 'exhortation' | 'context' | 'heading'

export interface SentenceCoverage {
  readonly text: string
  readonly clause: string | null
  readonly span: Span
  /** Everything that accounts for some of it; empty where nothing does. */
  readonly kinds: readonly Accounted[]
  /** The parts that nothing accounts for. */
  readonly unaccounted: readonly { readonly text: string; readonly span: Span }[]
}

export interface Coverage {
  readonly sentences: readonly SentenceCoverage[]
  /** What accounts for each quoted range, for reports that go below the sentence. */
  readonly ranges: readonly { readonly kind: Accounted; readonly text: string; readonly clause: string | null }[]
}

const kindOf = (declaration: ast.Declaration): Accounted => {
  if (declaration.kind === 'duty' || declaration.kind === 'exhortation' || declaration.kind === 'context') return declaration.kind
  return 'rule'
}

const accounted: readonly Accounted[] = ['rule', 'duty', 'exhortation', 'context', 'heading']

/** What accounts for each character of the prose, one bit for each kind. */
type Marks = Uint8Array

const bitOf = (kind: Accounted): number => 1 << accounted.indexOf(kind)

const known = new WeakMap<ast.Module, Coverage>()

/** Which sentences of a notice its rules, duties, exhortations, contexts and headings account for. Found once for each tree. */
export function coverageOf(module: ast.Module): Coverage {
  const found = known.get(module) ?? coverageFrom(module, proseText(module))
  known.set(module, found)
  return found
}

function coverageFrom(module: ast.Module, prose: ProseText): Coverage {
  const marks: Marks = new Uint8Array(prose.text.length)
  const mark = ({ from, to }: Range, kind: Accounted) => {
    for (let at = from; at < to; at++) marks[at] = (marks[at] ?? 0) | bitOf(kind)
  }
  const { quoted } = locateQuotations(module, prose)
  for (const { declaration, range } of quoted) mark(range, kindOf(declaration))
  for (const range of headingRanges(module, prose)) mark(range, 'heading')
  const sentences = sentencesOf(prose)
  for (const { textSpan } of module.bindings) {
    const bound = rangeBetween(prose, textSpan.start, textSpan.end)
    for (const sentence of sentences) if (sentence.from <= bound.from && bound.from < sentence.to) mark(sentence, 'rule')
  }
  const ranges = quoted.map(({ declaration, range }) => ({
    kind: kindOf(declaration),
    text: prose.text.slice(range.from, range.to),
    clause: declaration.clause,
  }))
  return { sentences: sentences.map((sentence) => sentenceCoverage(module, prose, marks, sentence)), ranges }
}

/** Titles, and the number and title that open a clause. */
export function headingRanges(module: ast.Module, prose: ProseText): Range[] {
  const titles = module.passages.filter((p) => p.kind === 'heading').map((p) => rangeBetween(prose, p.span.start, p.span.end))
  const clauses = module.clauses.map(({ headSpan, title }) => {
    const { from, to } = rangeBetween(prose, headSpan.start, headSpan.end)
    const length = title.replace(/\s/g, '').length
    const heading = isTitle(title) ? length + (/[。.]/.test(prose.text[to + length] ?? '') ? 1 : 0) : 0
    return { from, to: to + heading }
  })
  return [...titles, ...clauses]
}

// A clause's first sentence is its title where it is short and makes no statement with a comma in it.
const isTitle = (title: string): boolean => title.length > 0 && title.length <= 30 && !/[，,；;：:]/.test(title)

function sentencesOf(prose: ProseText): Range[] {
  const found: Range[] = []
  let from = 0
  for (let at = 0; at < prose.text.length; at++) {
    const last = at + 1 === prose.text.length || prose.passageOf[at + 1] !== prose.passageOf[at]
    if (!last && !endsSentence(prose, at)) continue
    found.push({ from, to: at + 1 })
    from = at + 1
  }
  return found
}

/** 。！？； end a sentence, and so does a full stop before a space, unless it belongs to a number (No. 14). */
function endsSentence(prose: ProseText, at: number): boolean {
  const [character, next] = [prose.text[at] as string, prose.text[at + 1] ?? '']
  if (/[。！？；]/.test(character)) return !/[”」』）)。]/.test(next)
  const spaced = (prose.indexOf[at + 1] ?? 0) > (prose.indexOf[at] ?? 0) + 1
  return /[.!?]/.test(character) && spaced && !/\d/.test(prose.text[at - 1] ?? '') && !/\d/.test(next)
}

function sentenceCoverage(module: ast.Module, prose: ProseText, marks: Marks, range: Range): SentenceCoverage {
  const passage = prose.passages[prose.passageOf[range.from] ?? 0]
  return {
    text: readable(prose, range),
    clause: passage?.clause ?? null,
    span: spanOf(prose, range, module.file),
    kinds: kindsIn(marks, range),
    unaccounted: gaps(module, prose, marks, range),
  }
}

/** In the order in which they first stand in the sentence. */
function kindsIn(marks: Marks, { from, to }: Range): Accounted[] {
  const kinds: Accounted[] = []
  let seen = 0
  for (let at = from; at < to; at++) {
    const more = (marks[at] ?? 0) & ~seen
    if (more === 0) continue
    seen |= more
    kinds.push(...accounted.filter((kind) => (more & bitOf(kind)) !== 0))
  }
  return kinds
}

/** Runs that nothing accounts for; punctuation alone says nothing. */
function gaps(module: ast.Module, prose: ProseText, marks: Marks, range: Range): { text: string; span: Span }[] {
  const found: { text: string; span: Span }[] = []
  let from = range.from
  for (let at = range.from; at <= range.to; at++) {
    const open = at < range.to && marks[at] === 0
    if (open) continue
    const text = prose.text.slice(from, at)
    if (/[\p{L}\p{N}]/u.test(text))
      found.push({ text: readable(prose, { from, to: at }), span: spanOf(prose, { from, to: at }, module.file) })
    from = at + 1
  }
  return found
}
