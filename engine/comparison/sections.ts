import type { Language } from '../../grammar/diagnostic.ts'
import type { Words } from '../../grammar/messages/words.ts'
import type {
  CaseRef,
  CaseTrouble,
  Change,
  ClauseChange,
  Comparison,
  Difference,
  ParameterChange,
  Part,
  PeriodChange,
  Place,
  ResultGroup,
  RowChange,
  TableChange,
} from './comparison.ts'
import { groupText } from './summary.ts'
import type { Piece } from './textDiff.ts'
import { type ComparisonTexts, comparisonTexts } from './texts.ts'

/** A line of a report and what belongs under it: in words, and as what a screen sets apart. */
export interface ReportLine {
  /** All of it. */
  readonly text: string
  readonly under: readonly ReportLine[]
  /** What happened to it; null for a part of what stands above. */
  readonly kind: ClauseChange['kind'] | Change['kind'] | null
  /** What it is about: 个人缴费标准, 2021年, 第 3 行：低保对象. */
  readonly subject: string
  /** Whose it is, and what it was called before. */
  readonly note: string
  readonly step: ReportStep | null
  /** Of a text, what stayed, went and came. */
  readonly pieces: readonly Piece[]
  /** Of a declaration, the results that it changed; null where that is not known. */
  readonly results: readonly string[] | null
  readonly before: Place | null
  readonly after: Place | null
}

/** From what to what, and by how much; null where a side has nothing. */
export interface ReportStep {
  readonly before: string | null
  readonly after: string | null
  readonly difference: Difference | null
}

export interface Section {
  readonly id: keyof ComparisonTexts['sections']
  readonly title: string
  readonly lines: readonly ReportLine[]
}

/** A comparison as people read it, section by section; sections without differences are left out. `listed`: so many cases are named of one thing. */
export function sectionsOf(comparison: Comparison, language: Language, listed = listedCases): Section[] {
  const say = new Saying(language, comparison.relation, listed)
  const { cases } = comparison
  const lines: Readonly<Record<Section['id'], readonly ReportLine[]>> = {
    results: cases.results.map((group) => say.results(group)),
    broken: say.troubles(cases.troubles.filter(({ stage }) => stage === 'assertion')),
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
    troubles: say.troubles(cases.troubles.filter(({ stage }) => stage !== 'assertion')),
    omissions: cases.omissions.map(({ case: { name }, side, fields, readings }) =>
      line(name, [say.aside(side, [...fields, ...readings].join('、'))]),
    ),
  }
  const ids = Object.keys(lines) as Section['id'][]
  return ids.flatMap((id) => (lines[id].length > 0 ? [{ id, title: say.texts.sections[id], lines: lines[id] }] : []))
}

/** A line that says no more than its words. */
const plain: Omit<ReportLine, 'text' | 'under'> = {
  kind: null,
  subject: '',
  note: '',
  step: null,
  pieces: [],
  results: null,
  before: null,
  after: null,
}

function line(text: string, under: readonly ReportLine[] = [], set: Partial<ReportLine> = {}): ReportLine {
  return { ...plain, subject: text, ...set, text, under }
}

/** Cases listed under a result; the rest is counted. */
const listedCases = 5

class Saying {
  readonly language: Language
  readonly texts: ComparisonTexts
  private readonly listed: number
  private readonly sides: ComparisonTexts['sides']

  constructor(language: Language, relation: Comparison['relation'], listed: number) {
    this.language = language
    this.listed = listed
    this.texts = comparisonTexts[language]
    this.sides = relation === 'versions' ? this.texts.times : this.texts.sides
  }

  aside(side: 'before' | 'after', text: string): ReportLine {
    return line(this.texts.cannot(this.sides[side], text))
  }

  change(change: Change): ReportLine {
    return this.declared(
      change,
      change.parts.map((part) => this.part(part)),
    )
  }

  part({ aspect, label, before, after, difference }: Part): ReportLine {
    const name = label === null ? this.texts.aspects[aspect] : `${this.texts.aspects[aspect]} ${label}`
    return this.stepLine(name, before, after, difference)
  }

  parameter(change: ParameterChange): ReportLine {
    const { periods, latest, parts } = change
    const dated = periods.map((period) => this.period(period, this.days(period)))
    const atBase = latest ? [this.period(latest, this.texts.latest)] : []
    return this.declared(change, [...atBase, ...dated, ...parts.map((part) => this.part(part))])
  }

  table(change: TableChange): ReportLine {
    return this.declared(change, [...change.parts.map((part) => this.part(part)), ...change.rows.map((row) => this.row(row))])
  }

  results(group: ResultGroup): ReportLine {
    const changes = group.changes.map(({ case: { name }, before, after, difference }) => {
      return () => this.stepLine(name, before.text, after.text, difference)
    })
    return line(groupText(group, this.language), this.first(changes))
  }

  /** By what is wrong, then whose records it concerns. */
  troubles(troubles: readonly CaseTrouble[]): ReportLine[] {
    const cases = new Map<string, CaseRef[]>()
    for (const { case: it, side, reasons } of troubles) {
      for (const { text } of reasons) {
        const said = this.texts.cannot(this.sides[side], text[this.language])
        cases.set(said, [...(cases.get(said) ?? []), it])
      }
    }
    return [...cases].map(([said, refs]) => {
      const named = refs.map((ref) => () => this.caseLine(ref))
      return line(`${said}${this.texts.of(this.texts.inCases(refs.length))}`, this.first(named))
    })
  }

  private caseLine({ name, from, span }: CaseRef): ReportLine {
    const place = { span, clause: null }
    return line(name, [], from === 'before' ? { before: place } : { after: place })
  }

  /** So many of the lines as are listed; the others are counted. */
  private first(lines: readonly (() => ReportLine)[]): ReportLine[] {
    const shown = lines.slice(0, this.listed).map((made) => made())
    const rest = lines.length - shown.length
    return rest > 0 ? [...shown, line(this.texts.moreCases(rest))] : shown
  }

  clause(change: ClauseChange): ReportLine {
    const { kind, pathBefore, pathAfter, textBefore, textAfter, pieces, before, after } = change
    const { kinds, preamble, movedTo, colon } = this.texts
    const moved = kind !== 'added' && kind !== 'removed' && pathBefore !== pathAfter
    const where = moved ? movedTo(pathBefore ?? preamble, pathAfter ?? preamble) : (pathAfter ?? pathBefore ?? preamble)
    const head = `${kinds[kind]} ${where}`
    const set = { kind, subject: where, before, after }
    if (kind === 'changed') return line(head, [line(piecesText(pieces), [], { subject: '', pieces })], set)
    const text = textAfter ?? textBefore ?? ''
    const whole: Piece = { kind: kind === 'moved' ? 'same' : kind, text }
    return line(`${head}${colon}${shortened(text)}`, [], { ...set, pieces: [whole] })
  }

  private declared({ kind, name, formerly, of, before, after, results }: Change, under: readonly ReportLine[]): ReportLine {
    const { kinds, list, formerly: renamedFrom, of: ofWhom } = this.texts
    const clause = (after ?? before)?.clause
    const owner = of === null ? '' : ofWhom(of)
    const renamed = formerly === null ? '' : renamedFrom(formerly)
    const head = `${kinds[kind]} ${name}${owner}${renamed === '' ? '' : list}${renamed}${clause ? `  ${clause}` : ''}`
    return line(head, under, { kind, subject: name, note: `${owner}${renamed}`, results, before, after })
  }

  private period({ before, after, difference }: PeriodChange, days: string): ReportLine {
    return this.stepLine(days, before?.text ?? null, after?.text ?? null, difference)
  }

  private row({ kind, conditions, rowBefore, rowAfter, cells, before, after }: RowChange): ReportLine {
    const subject = `${this.texts.row(rowAfter ?? rowBefore ?? 0)}${this.texts.colon}${conditions.join(' | ')}`
    const under = cells.map((cell) => this.stepLine(cell.column, cell.before, cell.after, cell.difference))
    return line(`${this.texts.kinds[kind]} ${subject}`, under, { kind, subject, before, after })
  }

  /** 2021年：280元 → 320元（多40元，约14.29%） */
  private stepLine(subject: string, before: Words | null, after: Words | null, difference: Difference | null): ReportLine {
    const { none, of, list, percent, colon } = this.texts
    const step: ReportStep = { before: before?.[this.language] ?? null, after: after?.[this.language] ?? null, difference }
    const set = { subject, step: step.before === null && step.after === null ? null : step }
    if (!set.step) return line(`${subject}${colon}`, [], set)
    const share = difference?.percent == null ? '' : `${list}${percent(difference.percent, difference.percentExact)}`
    const by = difference ? of(`${difference.text[this.language]}${share}`) : ''
    return line(`${subject}${colon}${step.before ?? none} → ${step.after ?? none}${by}`, [], set)
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
