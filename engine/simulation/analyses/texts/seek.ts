import type { Language } from '../../../../grammar/diagnostic.ts'
import { showLiteral } from '../../../program/show.ts'
import { columnsOf } from '../../sheets.ts'
import { amountRead, grouped, peopleRead } from '../../texts/amounts.ts'
import type { SummaryTable } from '../../texts/tables.ts'
import { type AnalysisProblem, analysisProblem } from '../problem.ts'
import type { Crossing, SeekTrial, Sought } from '../sought.ts'
import { type AnalysisWords, analysisWords } from './words.ts'

/** Where no value holds: what the message says; else null. */
export function neverFound(found: Sought, language: Language): AnalysisProblem | null {
  const { outcome, nearest, parameter, range, bound } = found
  if (outcome !== 'never') return null
  return analysisProblem('seek.never', {
    parameter,
    payer: payerText(found, analysisWords[language]),
    from: valueText(found, range.from, language),
    to: valueText(found, range.to, language),
    kind: bound.kind,
    at: nearest ? valueText(found, nearest.value, language) : '—',
    total: nearest ? amountRead(nearest.total, language) : '—',
  })
}

/** The answer, how it was found and what it leaves out; where there is none, only the rest: the message says that. */
export function seekSentences(found: Sought, language: Language): string[] {
  const say = analysisWords[language]
  const { answer, present, crossings, shape } = found
  return [
    ...(answer ? answerTexts(found, answer, say, language) : []),
    ...(found.outcome === 'always' ? [say.always(...rangeTexts(found, language), boundText(found, say, language))] : []),
    ...(shape === 'level' ? [say.level] : []),
    ...(present ? [say.present(valueText(found, present.value, language), amountRead(present.total, language))] : []),
    ...(crossings.length > 1 ? [say.crossings(crossings.length)] : []),
    howText(found, say, language),
    ...unfitTexts(found, say, language),
    ...(found.synthetic ? [say.synthetic] : []),
  ]
}

function answerTexts(found: Sought, { holds, fails, beyond }: Crossing, say: AnalysisWords, language: Language): string[] {
  const at = (trial: SeekTrial) => valueText(found, trial.value, language)
  const more = fails.refused + fails.unknown - holds.refused - holds.unknown
  const unfit = more > 0 && !found.strained
  const failing = unfit ? say.failsUnfit(at(fails), peopleRead(more, language)) : say.fails(at(fails), amountRead(fails.total, language))
  const next = unfit ? `${say.semicolon}${say.beyond(at(beyond), amountRead(beyond.total, language))}` : ''
  const bound = boundText(found, say, language)
  const answer = say.found(at(holds), payerText(found, say), amountRead(holds.total, language), bound)
  const out = holds.refused + holds.unknown > 0
  return [
    `${answer}${say.semicolon}${failing}${next}${say.end}`,
    ...(found.strained ? [say.strained(peopleRead(holds.refused, language))] : []),
    ...(out && !found.strained ? [say.leftOut(peopleRead(holds.refused, language), peopleRead(holds.unknown, language))] : []),
  ]
}

function payerText({ payer, group }: Sought, say: AnalysisWords): string {
  return group ? say.group(payer, group.dimension, group.name) : payer
}

const boundText = ({ bound }: Sought, say: AnalysisWords, language: Language): string =>
  say.bound[bound.kind](amountRead(bound.amount, language))

const rangeTexts = (found: Sought, language: Language): [string, string] => [
  valueText(found, found.range.from, language),
  valueText(found, found.range.to, language),
]

function valueText({ unit }: Sought, value: string, language: Language): string {
  return unit === 'amount' ? analysisWords[language].yuan(grouped(value)) : showLiteral({ kind: 'decimal', unit }, value)[language]
}

function howText(found: Sought, say: AnalysisWords, language: Language): string {
  const { searched, trials } = found
  return searched.how === 'steps' ? say.how.steps(trials, valueText(found, searched.apart, language)) : say.how[searched.how](trials)
}

function unfitTexts(found: Sought, say: AnalysisWords, language: Language): string[] {
  const { unfit } = found
  if (!unfit) return []
  const { worst } = unfit
  const people = peopleRead(worst.refused + worst.unknown, language)
  return [say.unfit(unfit.values, unfit.tried, valueText(found, worst.value, language), people)]
}

export function seekTables(found: Sought, language: Language): SummaryTable[] {
  const say = analysisWords[language]
  const columns = columnsOf(say.columns, {
    holds: 'text',
    holdsTotal: 'amount',
    fails: 'text',
    failsTotal: 'amount',
    refused: 'number',
    refusedFails: 'number',
  })
  const rows = found.crossings.map(({ holds, fails }) => [
    valueText(found, holds.value, language),
    holds.total,
    valueText(found, fails.value, language),
    fails.total,
    holds.refused,
    fails.refused,
  ])
  return [{ id: 'seek', title: say.seekTitle, name: say.sheets.seek, columns, rows }]
}
