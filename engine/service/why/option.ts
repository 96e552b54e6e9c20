import type { Language } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import type { Made, NotApplied, Step } from '../../interpret/explain/explanation.ts'
import { sayReasons } from '../../interpret/explain/say/fact.ts'
import type { Rule } from '../../program/program.ts'
import type { Cells } from './cells.ts'
import { factPieces } from './formula.ts'
import { whyTexts } from './texts.ts'
import type { WhyCell, WhyOption } from './why.ts'

/** So many options that did not apply are told of, those first that came nearest. */
const nearest = 12

interface Told {
  readonly cells: Cells
  /** What stands at a place, on one line; `whole`: from the beginning of its first line. */
  readonly written: (span: Span, whole?: boolean) => string
  readonly rule: Rule
  readonly step: Step
  readonly language: Language
}

export function madeOptions(told: Told): WhyOption[] {
  const { step, language } = told
  return step.made.map((made) => ({
    ...shared(told, made),
    why: 'applies',
    because: factPieces(language, made.because, false),
    reasons: [],
    provenance: made.provenance,
  }))
}

/** Exceptions first, then the rows and cases that came nearest, in their order. */
export function rejectedOptions(told: Told): { rejected: WhyOption[]; more: number } {
  const { step, language } = told
  const ranked = step.rejected.toSorted((a, b) => rank(b) - rank(a))
  const near = new Set(ranked.slice(0, nearest))
  const rejected = step.rejected
    .filter((each) => near.has(each))
    .map((each) => ({
      ...shared(told, each),
      why: each.why,
      because: factPieces(language, each.because, true),
      reasons: each.why === 'beaten' ? each.by : sayReasons(language, each.reasons),
      provenance: null,
    }))
  return { rejected, more: step.rejected.length - rejected.length }
}

/** What is open is of most interest, what was not looked at of least. */
function rank({ why, kind, held }: NotApplied): number {
  if (why === 'unknown' || why === 'beaten') return 3_000_000
  if (kind === 'exception') return 2_000_000
  return why === 'later' ? -1 : held
}

function shared(
  { cells, written, rule, step, language }: Told,
  option: Made | NotApplied,
): Pick<WhyOption, 'kind' | 'title' | 'number' | 'written' | 'cells' | 'span'> {
  const { kind, name, number, span } = option
  const read = rowCells(cells, rule, step, option, language)
  const text = kind === 'exception' ? exceptionText(rule, name, written) : kind === 'branch' ? written(span) : ''
  return {
    kind,
    title: whyTexts[language].option(kind, name, number),
    number,
    written: text,
    cells: read,
    span,
  }
}

/** What an exception asks and gives, without its name and quotations. */
function exceptionText({ exceptions }: Rule, name: string, written: Told['written']): string {
  const found = exceptions.find((each) => each.name === name)
  return found ? written({ ...found.when.span, end: found.value.span.end }, true) : ''
}

function rowCells(cells: Cells, rule: Rule, { element }: Step, option: Made | NotApplied, language: Language): WhyCell[] {
  const table = option.kind === 'row' ? cells.tableOf(rule) : null
  const row = table?.rows[option.number - 1]
  return table && row ? cells.of(table, row, element, language) : []
}

/** The rows of a rule's table that come nearest to a record for which none, or more than one, applies. */
export function nearRows(cells: Cells, rule: Rule, language: Language): WhyOption[] {
  const table = cells.tableOf(rule)
  const rows = table?.rows.map((row, index): WhyOption => {
    const read = cells.of(table, row, null, language)
    const why = read.some(({ holds }) => holds === false) ? 'false' : read.some(({ holds }) => holds === null) ? 'unknown' : 'applies'
    const title = whyTexts[language].option('row', table.name, index + 1)
    const { provenance, span } = row
    return { kind: 'row', title, number: index + 1, written: '', cells: read, why, because: [], reasons: [], provenance, span }
  })
  const wrong = ({ cells: read }: WhyOption) => read.filter(({ holds }) => holds !== true).length
  return (rows ?? []).toSorted((a, b) => wrong(a) - wrong(b)).slice(0, nearest)
}
