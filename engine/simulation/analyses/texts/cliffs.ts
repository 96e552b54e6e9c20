import type { Language } from '../../../../grammar/diagnostic.ts'
import type { LiteralValue, Type } from '../../../program/program.ts'
import { showLiteral } from '../../../program/show.ts'
import { columnsOf } from '../../sheets.ts'
import { grouped, peopleRead } from '../../texts/amounts.ts'
import type { SummaryTable } from '../../texts/tables.ts'
import type { Cliff, Cliffs, FlagStep, Near, Reach, SearchedField } from '../cliff.ts'
import { type AnalysisWords, analysisWords } from './words.ts'

/** So many cliffs, and so many steps, are told in sentences; the tables hold all. */
const told = 5

/** The cliffs that cost most, what the loss of a status costs, and what was searched. */
export function cliffSentences(found: Cliffs, language: Language): string[] {
  const say = analysisWords[language]
  const { cliffs, steps } = found
  const [first] = cliffs
  const head = first ? say.cliffsHead(cliffs.length, grouped(first.loss), '') : say.noCliffs
  return [
    head,
    ...cliffs.slice(0, told).map((cliff) => cliffText(cliff, found.reach, say, language)),
    ...steps
      .slice(0, told)
      .map((step) => `${stepText(step, say, language)}${say.comma}${say.concerned(peopleRead(step.people, language))}${say.end}`),
    ...searchedTexts(found, say, language),
    ...(found.synthetic ? [say.synthetic] : []),
  ]
}

/** What was searched, what was not, and of whom nothing can be said. */
export const searchedSentences = (found: Cliffs, language: Language): string[] => searchedTexts(found, analysisWords[language], language)

function cliffText(cliff: Cliff, reach: Reach, say: AnalysisWords, language: Language): string {
  const parts = [
    stepText(cliff, say, language),
    say.concerned(peopleRead(cliff.people, language)),
    ...(cliff.near ? nearTexts(cliff.near, reachText(cliff.type, reach, say), say, language) : []),
    ...(cliff.depends.length > 0 ? [say.depends(cliff.depends.join(say.list))] : []),
  ]
  return `${parts.join(say.comma)}${say.end}`
}

function nearTexts({ step, reach, better }: Near, within: string, say: AnalysisWords, language: Language): string[] {
  const read = (people: number) => peopleRead(people, language)
  return [say.nearStep(read(step)), say.near(within, read(reach), read(better))]
}

function reachText(type: Type, { days, yuan, units }: Reach, say: AnalysisWords): string {
  if (type.kind === 'date') return say.reachOf.date(days)
  return type.kind === 'decimal' && type.unit === 'amount' ? say.reachOf.amount(yuan) : say.reachOf.other(units)
}

function stepText({ field, type, from, to, loss }: Cliff | FlagStep, say: AnalysisWords, language: Language): string {
  return say.cliff(field, shown(type, from, language), shown(type, to, language), grouped(loss))
}

const shown = (type: Type, value: LiteralValue, language: Language): string => showLiteral(type, value)[language]

function searchedTexts({ searched, unsearched, cliffs }: Cliffs, say: AnalysisWords, language: Language): string[] {
  const fields = searched.map((each) => searchedText(each, say, language))
  const left = searched.flatMap(({ field, lacking, open }) => [
    ...(lacking > 0 ? [say.lacking(field, peopleRead(lacking, language))] : []),
    ...(open > 0 ? [say.open(field, peopleRead(open, language))] : []),
  ])
  return [
    ...(fields.length > 0 ? [say.searched(fields.join(say.list))] : []),
    ...(left.length > 0 ? [`${left.join(say.semicolon)}${say.end}`] : []),
    ...(unsearched.length > 0 ? [say.unsearched(unsearched.map(({ field, why }) => say.why[why](field)).join(say.list))] : []),
    ...(cliffs.some(({ near }) => near === null) ? [say.folded] : []),
  ]
}

function searchedText({ field, type, from, to, edges }: SearchedField, say: AnalysisWords, language: Language): string {
  if (from === null || to === null) return say.nowhere(field)
  return say.searchedField(field, shown(type, from, language), shown(type, to, language), edges)
}

export function cliffTables({ cliffs, steps }: Cliffs, language: Language): SummaryTable[] {
  const say = analysisWords[language]
  const step = { field: 'text', from: 'text', to: 'text', loss: 'amount', people: 'number' } as const
  const sample = { number: 'number', before: 'amount', after: 'amount', record: 'text' } as const
  const near = { nearStep: 'number', nearReach: 'number', nearBetter: 'number', rules: 'text', depends: 'text' } as const
  const stepCells = ({ field, type, from, to, loss, people }: Cliff | FlagStep) => [
    field,
    shown(type, from, language),
    shown(type, to, language),
    loss,
    people,
  ]
  const sampleCells = ({ sample: { number, before, after, record } }: Cliff | FlagStep) => [number, before, after, JSON.stringify(record)]
  const nearCells = ({ near: by, rules, depends }: Cliff) => [
    by?.step ?? null,
    by?.reach ?? null,
    by?.better ?? null,
    rules.join(say.list),
    depends.join(say.list),
  ]
  return [
    {
      id: 'cliffs',
      title: cliffs.length === 0 ? say.noCliffs : say.cliffsTitle,
      name: say.sheets.cliffs,
      columns: columnsOf(say.columns, { ...step, ...near, ...sample }),
      rows: cliffs.map((cliff) => [...stepCells(cliff), ...nearCells(cliff), ...sampleCells(cliff)]),
    },
    {
      id: 'steps',
      title: say.stepsTitle,
      name: say.sheets.steps,
      columns: columnsOf(say.columns, { ...step, ...sample }),
      rows: steps.map((each) => [...stepCells(each), ...sampleCells(each)]),
    },
  ]
}
