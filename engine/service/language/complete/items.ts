import type { Language } from '../../../../grammar/diagnostic.ts'
import type { Span } from '../../../../grammar/source.ts'
import { type Keyword, keywords } from '../../../../grammar/vocabulary.ts'
import type { NameKind, Subject } from '../../names/subject.ts'
import { writtenName } from '../../names/written.ts'
import type { Place } from '../context/place.ts'
import { type About, hoverMarkdown } from '../hover/hover.ts'
import { aboutSubject } from '../hover/subject.ts'
import { aboutKeyword, aboutLabel, aboutOperator, aboutType } from '../hover/word.ts'
import { initialsOf } from '../pinyin.ts'

export type CompletionKind = NameKind | 'keyword' | 'type' | 'label' | 'function' | 'operator' | 'snippet'

export interface CompletionItem {
  readonly label: string
  readonly kind: CompletionKind
  /** What it is, in a few words. */
  readonly detail: string
  /** Markdown. */
  readonly documentation: string
  readonly insert: string
  /** Whether `insert` holds `${1:…}` places and `$0`, as editors fill them in. */
  readonly snippet: boolean
  /** What `insert` replaces. */
  readonly span: Span
  /** What is typed is compared with this: 汉字, and the initials of their pinyin. */
  readonly filterText: string
  readonly sortText: string
}

/** Collects what may stand at a place; what is added first at a rank stands first, a label once. */
export class Items {
  private readonly found = new Map<string, CompletionItem>()
  readonly place: Place
  readonly language: Language
  /** The language in which the file spells keywords. */
  readonly spelling: Language
  private readonly span: Span

  constructor(place: Place, language: Language, spelling: Language) {
    this.place = place
    this.language = language
    this.spelling = spelling
    this.span = { file: place.module.file, start: place.typed.start, end: place.typed.end }
  }

  get all(): CompletionItem[] {
    return [...this.found.values()]
  }

  private add(
    rank: number,
    label: string,
    kind: CompletionKind,
    about: Partial<About> | null,
    insert: string,
    rest: Partial<CompletionItem> = {},
  ): void {
    const key = `${label}\n${kind === 'snippet' ? 'snippet' : ''}`
    if (this.found.has(key)) return
    const order = String(this.found.size).padStart(4, '0')
    this.found.set(key, {
      label,
      kind,
      detail: about?.kind ?? '',
      documentation: about ? hoverMarkdown({ kind: '', title: label, text: '', facts: [], code: '', quotations: [], ...about }) : '',
      insert,
      snippet: false,
      span: this.span,
      filterText: [label, initialsOf(label)].join(' '),
      sortText: `${rank}${order}`,
      ...rest,
    })
  }

  /** Names; `behind` is written after each: ： behind a field of a case. */
  subjects(rank: number, subjects: Iterable<Subject>, behind = ''): void {
    for (const subject of subjects) {
      const written = writtenName(subject.name)
      if (written === null) continue
      const about = aboutSubject(this.place.document, subject, this.language)
      this.add(rank, subject.name, subject.kind, about, written + behind)
    }
  }

  keywords(rank: number, list: readonly Keyword[], behind = ' '): void {
    for (const keyword of list) this.keyword(rank, keyword, behind)
  }

  keyword(rank: number, keyword: Keyword, behind = ' '): void {
    const label = this.spelt(keyword)
    this.add(rank, label, 'keyword', aboutKeyword(keyword, this.language), label + behind, { filterText: bothSpellings(keywords[keyword]) })
  }

  /** How the file spells a keyword. */
  spelt(keyword: Keyword): string {
    return keywords[keyword][this.spelling === 'zh' ? 0 : 1]
  }

  type(rank: number, name: Parameters<typeof aboutType>[0], spellings: readonly [string, string], behind = ''): void {
    const label = spellings[this.spelling === 'zh' ? 0 : 1]
    this.add(rank, label, 'type', aboutType(name, this.language), label + behind, { filterText: bothSpellings(spellings) })
  }

  labelled(rank: number, name: Parameters<typeof aboutLabel>[0], spellings: readonly [string, string]): void {
    const label = spellings[this.spelling === 'zh' ? 0 : 1]
    const insert = `${label}${this.colon}`
    this.add(rank, label, 'label', aboutLabel(name, this.language), insert, { filterText: bothSpellings(spellings) })
  }

  operator(rank: number, spelling: string, entry: Parameters<typeof aboutOperator>[0], insert: string): void {
    const kind = entry.form === 'function' ? 'function' : 'operator'
    const spellings = [...entry.zh, ...entry.en]
    const filterText = [spelling, initialsOf(spelling), ...spellings].join(' ')
    const rest = { filterText, snippet: insert.includes('$') }
    this.add(rank, spelling, kind, aboutOperator(entry, spelling, this.language), insert, rest)
  }

  /** A piece of text with places to fill in. */
  snippet(rank: number, label: string, text: string, about: Partial<About> | null = null, filter = ''): void {
    const filterText = filter || [label, initialsOf(label)].join(' ')
    this.add(rank, label, 'snippet', about, text, { snippet: true, filterText })
  }

  /** A word that is no name: 四舍五入到分. */
  word(rank: number, text: string): void {
    this.add(rank, text, 'keyword', null, text)
  }

  get colon(): string {
    return this.spelling === 'zh' ? '：' : ': '
  }
}

function bothSpellings([zh, en]: readonly [string, string]): string {
  return [zh, initialsOf(zh), en].join(' ')
}
