import type * as ast from '../../grammar/ast.ts'
import type { Edit } from '../../grammar/diagnostic.ts'
import { readDay } from '../../grammar/literals.ts'
import type { Span } from '../../grammar/source.ts'
import { yearsAdvanced } from './calendar.ts'
import { type Decisions, decisionsFile, newDecisions, writeDecisions } from './decisions.ts'
import { baseDateOf, itemOf, type Notice, noticeOf, yearOf } from './head.ts'
import { writtenName } from './names.ts'
import { newPeriods } from './periods.ts'
import { placeholders } from './placeholders.ts'

/** What next year's notice is called and the day at which it reads its parameters. */
export interface DraftOptions {
  readonly name: string
  /** ISO; the same day of the next year where absent. */
  readonly baseDate?: string
  /** Where last year's notice stands as seen from the draft's folder; kept in the decisions file. */
  readonly basePath?: string
}

/** Why no draft could be made: the file declares no notice (a 方案, or rules alone), or a name or date that can't be written. */
export type DraftProblem = 'noNotice' | 'badName' | 'badDate'

export type Drafted =
  | {
      readonly kind: 'draft'
      /** Files of the new folder by name: notice.md, draft.json, and what of the old folder the notice uses. */
      readonly files: ReadonlyMap<string, string>
      readonly decisions: Decisions
    }
  | { readonly kind: 'problem'; readonly problem: DraftProblem }

/**
 * Next year's notice from last year's. The head gets its new name and base date; number and date of issue are to be filled
 * in; the title's year moves on; parameters by the year get the new year as 未规定. Prose and rules are copied as they are,
 * last year's amounts and years with them: `draftValues` lists every one as undecided until somebody decides it. Made
 * beside last year's folder, so that its references hold.
 */
export function draftFrom(base: ast.Module, sources: ReadonlyMap<string, string>, options: DraftOptions): Drafted {
  const notice = noticeOf(base)
  const before = baseDateOf(base)
  if (!notice || !before) return { kind: 'problem', problem: 'noNotice' }
  const baseDate = options.baseDate ?? yearsAdvanced(before, 1)
  if (readDay(baseDate) !== baseDate) return { kind: 'problem', problem: 'badDate' }
  const name = writtenName(options.name)
  if (name === null) return { kind: 'problem', problem: 'badName' }
  const draft = new Drafting(
    base,
    notice,
    yearOf(baseDate) - yearOf(before),
    /[A-Za-z]/.test(base.text.charAt(notice.span.start)) ? 'en' : 'zh',
  )
  const text = draft.text(name, baseDate)
  const decisions = newDecisions({ name: notice.name.text, path: options.basePath ?? base.file, baseDate: before })
  const copied = [...sources].flatMap(([path, content]) => {
    const beside = inFolderOf(base.file, path)
    return beside === null || path === base.file ? [] : [[beside, content] as const]
  })
  return { kind: 'draft', files: new Map([...copied, ['notice.md', text], [decisionsFile, writeDecisions(decisions)]]), decisions }
}

/** The path of a file as seen from the folder of another; null where it stands elsewhere. */
function inFolderOf(file: string, path: string): string | null {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  return path.startsWith(folder) ? path.slice(folder.length) : null
}

class Drafting {
  private readonly base: ast.Module
  private readonly notice: Notice
  private readonly years: number
  private readonly words: (typeof placeholders)['zh' | 'en']
  private readonly edits: Edit[] = []

  constructor(base: ast.Module, notice: Notice, years: number, language: 'zh' | 'en') {
    this.base = base
    this.notice = notice
    this.years = years
    this.words = placeholders[language]
  }

  text(name: string, baseDate: string): string {
    this.replace(this.notice.name.span, name)
    this.head(baseDate)
    this.title()
    this.edits.push(...newPeriods(this.base, this.years))
    return applied(this.base.text, this.edits)
  }

  private replace(span: Span, text: string): void {
    this.edits.push({ span, text })
  }

  private head(baseDate: string): void {
    const [date, number, issued] = (['baseDate', 'number', 'issued'] as const).map((label) => itemOf(this.notice, label))
    if (date) this.replace(date.textSpan, likeDay(date.text, baseDate))
    if (number) {
      this.replace(number.textSpan, this.words.number)
      this.everywhere(spaced(number.text), this.words.number)
    }
    if (issued) {
      // A day that is not known has no form in the language: the line waits as a comment.
      this.replace(issued.span, `// ${issued.label.text}${this.words.colon}${this.words.issued}`)
      const day = readDay(issued.text)
      if (day) this.everywhere(dayPattern(day), this.words.day)
    }
  }

  /** The title's years, and those of quotations of the title. */
  private title(): void {
    const title = this.base.passages.find((passage) => passage.kind === 'heading')
    if (!title) return
    const moved = yearsAdvanced(title.text, this.years)
    const first = title.offsets[0]
    if (moved === title.text || first === undefined || moved.length !== title.text.length) return
    for (const [index, offset] of title.offsets.entries()) {
      const [was, is] = [title.text[index] as string, moved[index] as string]
      if (was !== is) this.replace({ file: this.base.file, start: offset, end: offset + 1 }, is)
    }
    const closed = title.text.replace(/\s/g, '')
    for (const quotation of this.quotations()) {
      const pieces = quotation.text.replace(/\s/g, '').split(/…+/)
      if (pieces.every((piece) => closed.includes(piece)))
        this.replace(quotation.span, yearsAdvanced(this.slice(quotation.span), this.years))
    }
  }

  /** Replaces a text in the unbound prose and in quotations of it. */
  private everywhere(pattern: RegExp, by: string): void {
    for (const { text, offsets } of this.base.passages) {
      for (const match of text.matchAll(pattern)) {
        const [start, end] = [offsets[match.index] as number, (offsets[match.index + match[0].length - 1] as number) + 1]
        if (!this.base.bindings.some(({ span }) => start < span.end && end > span.start))
          this.replace({ file: this.base.file, start, end }, by)
      }
    }
    for (const { span } of this.quotations()) {
      for (const match of this.slice(span).matchAll(pattern)) {
        const start = span.start + match.index
        this.replace({ file: span.file, start, end: start + match[0].length }, by)
      }
    }
  }

  private quotations(): ast.Quotation[] {
    return this.base.declarations.flatMap((d) => d.quotations).filter(({ span }) => span.file === this.base.file)
  }

  private slice({ start, end }: Span): string {
    return this.base.text.slice(start, end)
  }
}

/** A text whatever spaces stand in it. */
function spaced(text: string): RegExp {
  const characters = [...text.replace(/\s/g, '')].map((c) => c.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  return new RegExp(characters.join('\\s*'), 'g')
}

function dayPattern(iso: string): RegExp {
  const [year, month, day] = iso.split('-').map(Number)
  return new RegExp(`${year}\\s*年\\s*0?${month}\\s*月\\s*0?${day}\\s*日|${iso}`, 'g')
}

/** A day in the notation of another. */
function likeDay(text: string, iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return /年/.test(text) ? `${year}年${month}月${day}日` : iso
}

/** Edits made from the end, so that the places of the others hold; where two meet, the first is kept. */
function applied(text: string, edits: readonly Edit[]): string {
  let made = text
  let from = Number.POSITIVE_INFINITY
  for (const { span, text: by } of edits.toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)) {
    if (span.end > from) continue
    made = made.slice(0, span.start) + by + made.slice(span.end)
    from = span.start
  }
  return made
}
