import type { Language } from '../../grammar/diagnostic.ts'
import type { Change, Comparison, Difference, ResultGroup } from './comparison.ts'
import { comparisonTexts } from './texts.ts'

/** How much differs, for headings and for the sentence that says it first. */
export interface Counts {
  /** Values of parameters, cells of tables, and amounts in rules that are other numbers now. */
  readonly values: number
  /** Rules, exceptions, tables, assertions … that changed in more than a value, came or went. */
  readonly rules: number
  readonly duties: number
  readonly clauses: number
  /** What is in none of these: the header, the cases themselves. */
  readonly others: number
}

export function countsOf(comparison: Comparison): Counts {
  const { parameters, tables, rules, exceptions, duties, clauses, header, samples } = comparison
  const computed = [...rules, ...exceptions, ...comparison.assertions, ...comparison.requirements]
  const declared = [...comparison.enumerations, ...comparison.entities, ...comparison.questions]
  const structured = tables.filter((it) => it.kind !== 'changed' || it.parts.length > 0 || it.rows.some((row) => row.kind !== 'changed'))
  const cells = tables.flatMap((it) => it.rows).flatMap((row) => (row.kind === 'changed' ? row.cells : []))
  const silentParameters = parameters.filter((it) => it.periods.length === 0 && !it.latest)
  return {
    values: sum(parameters.map((it) => (it.latest ? 1 : it.periods.length))) + cells.length + sum(computed.map(valuesIn)),
    rules: computed.filter((it) => !onlyValues(it)).length + declared.length + structured.length + silentParameters.length,
    duties: duties.length,
    clauses: clauses.length,
    others: header.length + samples.length,
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
const valuesIn = ({ parts }: Change): number => parts.filter((part) => part.difference !== null).length
const onlyValues = (change: Change): boolean => change.kind === 'changed' && valuesIn(change) === change.parts.length

/** How many results are named in the sentence; the rest is counted. */
const namedResults = 3

/** The answer in one sentence, before any detail; `than` is what the side before is called, where it is not called by its name. */
export function summaryOf(comparison: Comparison, language: Language, than: string | null = null): string {
  const texts = comparisonTexts[language]
  const versions = comparison.relation === 'versions'
  const head = than !== null ? texts.than(than) : versions ? texts.thanBefore : texts.than(comparison.before.name)
  const incomplete = (['before', 'after'] as const).flatMap((side) => {
    const name = versions ? texts.versions[side] : texts.named(comparison[side].name)
    return comparison[side].incomplete ? [texts.incomplete(name)] : []
  })
  if (comparison.same) return `${head}${texts.list}${[texts.nothing, ...incomplete].join(texts.clause)}${texts.end}`
  const sentence = [changesText(comparison, language), casesText(comparison, language), ...incomplete].filter((it) => it !== '')
  return `${head}${texts.colon}${sentence.join(texts.clause)}${texts.end}`
}

function changesText(comparison: Comparison, language: Language): string {
  const texts = comparisonTexts[language]
  const counts = countsOf(comparison)
  const kinds = ['values', 'rules', 'duties', 'clauses', 'others'] as const
  return kinds.flatMap((kind) => (counts[kind] > 0 ? [texts[kind](counts[kind])] : [])).join(texts.list)
}

function casesText({ cases, relation }: Comparison, language: Language): string {
  const texts = comparisonTexts[language]
  const [broken, apart] = [troubled(cases, true), troubled(cases, false)]
  const troubles = [...(broken > 0 ? [texts.breaking(broken)] : []), ...(apart > 0 ? [texts.troubles(apart)] : [])]
  if (cases.results.length === 0) {
    const compared = cases.evaluated - apart
    const silent = relation !== 'notices' && troubles.length === 0 && compared > 0
    return [silent ? texts.changesNothing(compared) : texts.casesSame(compared), ...troubles].join(texts.clause)
  }
  const head = cases.changed > 0 ? texts.casesChanged(cases.changed, cases.evaluated) : texts.noticeChanged
  const named = cases.results.toSorted((a, b) => b.changes.length - a.changes.length).slice(0, namedResults)
  const listed = named.map((group) => groupText(group, language))
  if (cases.results.length > named.length) listed.push(texts.others2(cases.results.length))
  return [`${head}${texts.colon}${listed.join(texts.list)}`, ...troubles].join(texts.clause)
}

/** Of how many cases the results contradict an assertion, or how many can't be compared at all. */
const troubled = ({ troubles }: Comparison['cases'], broken: boolean): number =>
  new Set(troubles.filter(({ stage }) => (stage === 'assertion') === broken).map((it) => it.case)).size

/** 个人实缴 多20元到40元（43 例）: one result over all its cases. */
export function groupText({ name, entity, changes, least, greatest }: ResultGroup, language: Language): string {
  const texts = comparisonTexts[language]
  const range = least && greatest ? rangeText(least, greatest, language) : ''
  const cases = entity === null ? '' : texts.of(texts.inCases(changes.length))
  return `${name}${range === '' ? '' : ` ${range}`}${cases}`
}

/** From the smaller difference to the larger, also where all are less. */
function rangeText(least: Difference, greatest: Difference, language: Language): string {
  if (least.by === greatest.by) return least.text[language]
  const [first, last] = greatest.by.startsWith('-') ? [greatest, least] : [least, greatest]
  return comparisonTexts[language].from(first.text[language], last.text[language])
}
