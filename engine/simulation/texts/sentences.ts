import type { Language } from '../../../grammar/diagnostic.ts'
import type { Basis, Breakdown, GroupKey, NamedFigure, Summary } from '../summary.ts'
import { amountRead, grouped, isLarger, peopleRead, signed, signOf, sizeOf } from './amounts.ts'
import { type SimulationWords, simulationWords } from './words.ts'

/** The answer of a simulation in sentences: who pays more or less, whose lot changes; then what it rests on. */
export interface SummarySentences {
  readonly answer: readonly string[]
  readonly basis: readonly string[]
}

export function sentencesOfSummary(summary: Summary, language: Language): SummarySentences {
  const say = simulationWords[language]
  return { answer: answerOf(summary, say, language), basis: basisOf(summary, say, language) }
}

/** Whether the scenario comes to the same for all, as far as it is counted. */
export function changesNothing({ payers, people, breakdowns, basis }: Summary): boolean {
  const still = (figures: readonly NamedFigure[]) => figures.every(({ difference }) => signOf(difference) === 0)
  const groups = breakdowns.flatMap((breakdown) => breakdown.groups)
  const moved = (people?.winners ?? 0) + (people?.losers ?? 0)
  return still(payers) && groups.every((group) => still(group.payers)) && moved === 0 && basis.refused.baseline === basis.refused.scenario
}

function answerOf(summary: Summary, say: SimulationWords, language: Language): string[] {
  const { payers, people, basis } = summary
  if (basis.people === 0) return [say.nothingCounted]
  if (changesNothing(summary)) return [say.changesNothing]
  const moved = payers.filter(({ difference }) => signOf(difference) !== 0).map((payer) => payerText(payer, say, language))
  const money = moved.length === 0 ? say.noPayerMoves : say.answer(moved.join(say.semicolon))
  return [money, ...(people ? fatesOf(summary, say, language) : [])]
}

function payerText({ name, difference, percent }: NamedFigure, say: SimulationWords, language: Language): string {
  const amount = amountRead(sizeOf(difference), language)
  const share = percent === null ? '' : say.percent(signed(percent))
  return signOf(difference) > 0 ? say.more(name, amount, share) : say.less(name, amount, share)
}

function fatesOf({ people, person }: Summary, say: SimulationWords, language: Language): string[] {
  if (!people || !person) return []
  const read = (count: number) => peopleRead(count, language)
  const words = say.fates[person.kind]
  const parts = [
    ...(people.winners > 0 ? [words.winners(read(people.winners))] : []),
    ...(people.losers > 0 ? [words.losers(read(people.losers))] : []),
  ]
  const fate = parts.length === 0 ? say.nobodyMoves(read(people.unchanged)) : say.fate(parts.join(say.comma), read(people.unchanged))
  return people.unknown > 0 ? [fate, say.unknownPerson(read(people.unknown))] : [fate]
}

function basisOf({ basis, payers }: Summary, say: SimulationWords, language: Language): string[] {
  const count = (rows: number) => grouped(String(rows))
  return [
    ...(basis.synthetic ? [say.synthetic] : []),
    say.basis(peopleRead(basis.people, language)),
    ...leftOut(basis, say, language),
    ...(basis.children ?? []).map(({ relation, rows, refused }) =>
      say.children(relation, count(rows), count(rows - refused), count(refused)),
    ),
    ...payers.flatMap((payer) => unknownText(payer, say, language)),
    ...(basis.distinct === null ? [] : [say.distinct(grouped(String(basis.distinct)))]),
  ]
}

function leftOut({ unreadable, refused }: Basis, say: SimulationWords, language: Language): string[] {
  const read = (count: number) => peopleRead(count, language)
  return [
    ...(unreadable > 0 ? [say.unreadable(grouped(String(unreadable)))] : []),
    ...(refused.either > 0 ? [say.refused(read(refused.either), read(refused.baseline), read(refused.scenario))] : []),
  ]
}

function unknownText({ name, unknown }: NamedFigure, say: SimulationWords, language: Language): string[] {
  if (unknown.people === 0) return []
  const reasons = unknown.reasons.map(({ reason, people }) => say.reason(reason, peopleRead(people, language)))
  return [say.unknownPayer(name, peopleRead(unknown.people, language), reasons.join(say.listComma))]
}

/** A group as one says it. */
export function groupText(key: GroupKey, language: Language): string {
  const say = simulationWords[language].groups
  switch (key.kind) {
    case 'member':
      return key.name
    case 'boolean':
      return say.boolean(key.value)
    case 'unknown':
      return say.unknown
    case 'band': {
      const unit = say.units[key.unit]
      const [from, to] = [grouped(String(key.from ?? 0)), grouped(String(key.to ?? 0))]
      if (key.from === null) return say.under(to, unit)
      return key.to === null ? say.over(from, unit) : say.between(from, to, unit)
    }
  }
}

/** Titles that say what is to be seen. */
export function payersTitle({ payers }: Summary, language: Language): string {
  const say = simulationWords[language]
  const most = mostMoved(payers)
  return most ? say.payersTitleMost(most.name, movedText(most.difference, say, language)) : say.payersTitle
}

export function groupsTitle({ dimension, groups }: Breakdown, language: Language): string {
  const say = simulationWords[language]
  const all = groups.flatMap(({ key, payers }) => payers.map((payer) => ({ key, ...payer })))
  const most = mostMoved(all)
  if (!most) return say.groupsTitle(dimension)
  return say.groupsTitleMost(dimension, groupText(most.key, language), most.name, movedText(most.difference, say, language))
}

function mostMoved<T extends NamedFigure>(figures: readonly T[]): T | null {
  const moved = figures.filter(({ difference }) => signOf(difference) !== 0)
  return moved.reduce<T | null>((most, each) => (most && !isLarger(each.difference, most.difference) ? most : each), null)
}

function movedText(difference: string, say: SimulationWords, language: Language): string {
  const amount = amountRead(sizeOf(difference), language)
  return signOf(difference) > 0 ? say.moreOf(amount) : say.lessOf(amount)
}

export function distributionTitle({ distribution, person }: Summary, language: Language): string {
  const say = simulationWords[language]
  const moved = distribution.filter(({ from, to }) => signOf(from) !== 0 || signOf(to) !== 0)
  const most = moved.reduce<(typeof moved)[number] | null>((best, each) => (best && best.people >= each.people ? best : each), null)
  if (!most) return say.distributionSame(person?.result ?? '')
  const change = most.from === most.to ? signed(most.from) : `${signed(most.from)} – ${signed(most.to)}`
  return say.distributionTitle(person?.result ?? '', change, peopleRead(most.people, language))
}

export function affectedTitle(summary: Summary, side: 'winners' | 'losers', language: Language): string {
  const say = simulationWords[language]
  const kind = summary.person?.kind ?? 'cost'
  const [first] = summary[side]
  if (!first) return side === 'winners' ? say.noWinners[kind] : say.noLosers[kind]
  return (side === 'winners' ? say.winnersTitle : say.losersTitle)[kind](grouped(sizeOf(first.change)))
}
