import { parser } from '@lezer/markdown'
import type * as ast from '../../../grammar/ast.ts'
import type { Span } from '../../../grammar/source.ts'
import { headingRanges, type SentenceCoverage } from '../../notice/coverage.ts'
import { proseText, spanOf } from '../../notice/proseText.ts'
import type { PagePiece } from './page.ts'

type Flags = Omit<PagePiece, 'text' | 'span'>

/** Cuts passages into pieces that are alike throughout; passages must be asked for in the order of the text. */
export class Pieces {
  private readonly file: string
  private readonly sentences: Ordered
  private readonly numbers: Ordered
  private readonly headings: Ordered
  private readonly open: Ordered

  constructor(module: ast.Module, sentences: readonly SentenceCoverage[]) {
    const prose = proseText(module)
    this.file = module.file
    this.sentences = new Ordered(sentences.map(({ span }) => span))
    this.numbers = new Ordered(module.bindings.map(({ textSpan }) => textSpan))
    this.headings = new Ordered(headingRanges(module, prose).map((range) => spanOf(prose, range, module.file)))
    this.open = new Ordered(sentences.flatMap(({ unaccounted }) => unaccounted.map(({ span }) => span)))
  }

  of({ text, offsets }: ast.Passage, cuts: readonly number[] = []): PagePiece[] {
    const styles = stylesOf(text)
    const breaks = new Ordered([0, ...cuts].map((start, index) => ({ start, end: cuts[index] ?? text.length })))
    const inFile = [this.sentences, this.numbers, this.headings, this.open]
    const inText = [breaks, styles.strong, styles.emphasis, styles.mark]
    const pieces: PagePiece[] = []
    for (let from = 0; from < text.length; ) {
      const offset = offsets[from] as number
      const next = Math.min(...inFile.map((each) => each.changeBehind(offset)))
      const cut = Math.min(text.length, ...inText.map((each) => each.changeBehind(from)))
      let to = from + 1
      while (to < cut && (offsets[to] as number) < next) to++
      const span = { file: this.file, start: offset, end: (offsets[to - 1] as number) + 1 }
      pieces.push({ text: text.slice(from, to), span, ...this.flags(offset, styles, from) })
      from = to
    }
    return pieces
  }

  private flags(offset: number, { strong, emphasis, mark }: Styles, at: number): Flags {
    return {
      sentence: this.sentences.at(offset),
      number: this.numbers.at(offset),
      strong: strong.at(at) !== null,
      emphasis: emphasis.at(at) !== null,
      mark: mark.at(at) !== null,
      heading: this.headings.at(offset) !== null,
      unaccounted: this.open.at(offset) !== null,
    }
  }
}

type Stretch = Pick<Span, 'start' | 'end'>

/** Stretches that do not overlap, or of which one holds the other; asked for ever later offsets. */
class Ordered {
  private readonly stretches: readonly { readonly stretch: Stretch; readonly index: number }[]
  private next = 0

  constructor(stretches: readonly Stretch[]) {
    this.stretches = stretches.map((stretch, index) => ({ stretch, index })).sort((a, b) => a.stretch.start - b.stretch.start)
  }

  /** Which of them holds the offset; null where none does. */
  at(offset: number): number | null {
    const found = this.reach(offset)
    return found && found.stretch.start <= offset ? found.index : null
  }

  /** The first offset behind this one at which another answer begins. */
  changeBehind(offset: number): number {
    const found = this.reach(offset)
    if (!found) return Number.POSITIVE_INFINITY
    return found.stretch.start <= offset ? found.stretch.end : found.stretch.start
  }

  private reach(offset: number) {
    while (this.next < this.stretches.length && (this.stretches[this.next]?.stretch.end ?? 0) <= offset) this.next++
    return this.stretches[this.next]
  }
}

/** What Markdown sets apart within a passage, by places of its text. */
interface Styles {
  readonly strong: Ordered
  readonly emphasis: Ordered
  readonly mark: Ordered
}

function stylesOf(text: string): Styles {
  const found: Record<string, Stretch[]> = { StrongEmphasis: [], Emphasis: [], EmphasisMark: [] }
  if (/[*_]/.test(text)) {
    parser.parse(text).iterate({ enter: ({ name, from, to }) => void found[name]?.push({ start: from, end: to }) })
  }
  const { StrongEmphasis = [], Emphasis = [], EmphasisMark = [] } = found
  return { strong: new Ordered(StrongEmphasis), emphasis: new Ordered(Emphasis), mark: new Ordered(EmphasisMark) }
}
