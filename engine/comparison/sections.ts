import type { Language } from '../../grammar/diagnostic.ts'
import type { Words } from '../../grammar/messages/words.ts'
import type {
  CellChange,
  Change,
  ClauseChange,
  Comparison,
  Difference,
  ParameterChange,
  Part,
  PeriodChange,
  ResultGroup,
  RowChange,
  TableChange,
} from './comparison.ts'
import { groupText } from './summary.ts'
import { type ComparisonTexts, comparisonTexts } from './texts.ts'

/** A line of a report and what belongs under it. */
export interface ReportLine {
  readonly text: string
  readonly under: readonly ReportLine[]
}

export interface Section {
  readonly id: keyof ComparisonTexts['sections']
  readonly title: string
  readonly lines: readonly ReportLine[]
}

/** A comparison as people read it, section by section; sections without differences are left out. */
export function sectionsOf(comparison: Comparison, language: Language): Section[] {
  const say = new Saying(language)
  const { cases } = comparison
  const lines: Readonly<Record<Section['id'], readonly ReportLine[]>> = {
    results: cases.results.map((group) => say.results(group)),
    header: comparison.header.map((part) => say.part(part)),
    parameters: comparison.parameters.map((it) => say.parameter(it)),
    tables: comparison.tables.map((it) => say.table(it)),
    rules: comparison.rules.map((it) => say.change(it)),
    exceptions: comparison.exceptions.map((it) => say.change(it)),
    assertions: comparison.assertions.map((it) => say.change(it)),
    requirements: comparison.requirements.map((it) => say.change(it)),
    enumerations: comparison.enumerations.map((it) => say.change(it)),
    entities: comparison.entities.map((it) => say.change(it)),
    questions: comparison.questions.map((it) => say.change(it)),
    duties: comparison.duties.map((it) => say.change(it)),
    clauses: comparison.clauses.map((it) => say.clause(it)),
    samples: comparison.samples.map((it) => say.change(it)),
    troubles: cases.troubles.map(({ case: { name }, side, reasons }) =>
      line(
        name,
        reasons.map(({ text }) => say.aside(side, text[language])),
      ),
    ),
    omissions: cases.omissions.map(({ case: { name }, side, fields, readings }) =>
      line(name, [say.aside(side, [...fields, ...readings].join('、'))]),
    ),
  }
  const ids = Object.keys(lines) as Section['id'][]
  return ids.flatMap((id) => (lines[id].length > 0 ? [{ id, title: say.texts.sections[id], lines: lines[id] }] : []))
}

const line = (text: string, under: readonly ReportLine[] = []): ReportLine => ({ text, under })

/** Cases listed under a result; the rest is counted. */
const listedCases = 5

class Saying {
  readonly language: Language
  readonly texts: ComparisonTexts

  constructor(language: Language) {
    this.language = language
    this.texts = comparisonTexts[language]
  }

  aside(side: 'before' | 'after', text: string): ReportLine {
    return line(this.texts.cannot(this.texts.sides[side], text))
  }

  change(change: Change): ReportLine {
    return line(
      this.head(change),
      change.parts.map((part) => this.part(part)),
    )
  }

  part({ aspect, label, before, after, difference }: Part): ReportLine {
    const name = label === null ? this.texts.aspects[aspect] : `${this.texts.aspects[aspect]} ${label}`
    return line(`${name}${this.texts.colon}${this.step(before, after, difference)}`)
  }

  parameter(change: ParameterChange): ReportLine {
    const { periods, latest, parts } = change
    const dated = periods.map((period) => this.period(period, this.days(period)))
    const atBase = latest ? [this.period(latest, this.texts.latest)] : []
    return line(this.head(change), [...atBase, ...dated, ...parts.map((part) => this.part(part))])
  }

  table(change: TableChange): ReportLine {
    return line(this.head(change), [...change.parts.map((part) => this.part(part)), ...change.rows.map((row) => this.row(row))])
  }

  results(group: ResultGroup): ReportLine {
    const listed = group.changes.slice(0, listedCases).map(({ case: { name }, before, after, difference }) => {
      return line(`${name}${this.texts.colon}${this.step(before.text, after.text, difference)}`)
    })
    const rest = group.changes.length - listed.length
    return line(groupText(group, this.language), rest > 0 ? [...listed, line(this.texts.moreCases(rest))] : listed)
  }

  clause({ kind, pathBefore, pathAfter, textBefore, textAfter, pieces }: ClauseChange): ReportLine {
    const { kinds, preamble, movedTo } = this.texts
    const moved = kind !== 'added' && kind !== 'removed' && pathBefore !== pathAfter
    const where = moved ? movedTo(pathBefore ?? preamble, pathAfter ?? preamble) : (pathAfter ?? pathBefore ?? preamble)
    if (kind === 'changed') return line(`${kinds[kind]} ${where}`, [line(piecesText(pieces))])
    return line(`${kinds[kind]} ${where}${this.texts.colon}${shortened(textAfter ?? textBefore ?? '')}`)
  }

  private head({ kind, name, formerly, of, after, before }: Change): string {
    const clause = (after ?? before)?.clause
    const renamed = formerly === null ? '' : `${this.texts.list}${this.texts.formerly(formerly)}`
    return `${this.texts.kinds[kind]} ${name}${of === null ? '' : this.texts.of(of)}${renamed}${clause ? `  ${clause}` : ''}`
  }

  private period({ before, after, difference }: PeriodChange, days: string): ReportLine {
    return line(`${days}${this.texts.colon}${this.step(before?.text ?? null, after?.text ?? null, difference)}`)
  }

  private row({ kind, conditions, rowBefore, rowAfter, cells }: RowChange): ReportLine {
    const head = `${this.texts.kinds[kind]} ${this.texts.row(rowAfter ?? rowBefore ?? 0)}${this.texts.colon}${conditions.join(' | ')}`
    return line(
      head,
      cells.map((cell) => this.cell(cell)),
    )
  }

  private cell({ column, before, after, difference }: CellChange): ReportLine {
    return line(`${column}${this.texts.colon}${this.step(before, after, difference)}`)
  }

  /** 280元 → 320元（多40元，约14.29%） */
  private step(before: Words | null, after: Words | null, difference: Difference | null): string {
    const { none, of, list, percent } = this.texts
    const [a, b] = [before?.[this.language] ?? none, after?.[this.language] ?? none]
    if (!difference) return before === null && after === null ? '' : `${a} → ${b}`
    const share = difference.percent === null ? '' : `${list}${percent(difference.percent, difference.percentExact)}`
    return `${a} → ${b}${of(`${difference.text[this.language]}${share}`)}`
  }

  /** 2021年, 2021年起, 2021-09-01至2021-12-20 */
  private days({ from, to }: PeriodChange): string {
    const { year, onward, until, span, always } = this.texts
    const starts = from?.endsWith('-01-01') ? year(from.slice(0, 4)) : from
    const ends = to?.endsWith('-12-31') ? year(to.slice(0, 4)) : to
    if (starts && ends) return starts === ends ? starts : span(starts, ends)
    return starts ? onward(starts) : ends ? until(ends) : always
  }
}

/** A changed text with what went in ［－］ and what came in ［＋］, and of what stayed only its ends. */
function piecesText(pieces: ClauseChange['pieces']): string {
  const marks = { removed: '－', added: '＋' }
  return pieces
    .map(({ kind, text }, index) => {
      if (kind !== 'same') return `［${marks[kind]}${text}］`
      const [head, tail] = [text.slice(0, 12), text.slice(-12)]
      if (text.length <= 30) return text
      return `${index === 0 ? '' : head}…${index === pieces.length - 1 ? '' : tail}`
    })
    .join('')
}

const shortened = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ')
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat
}
