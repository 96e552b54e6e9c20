import { evaluator } from '../../../engine/interpret/evaluator.ts'
import { completedYears, parseDate } from '../../../engine/number/date.ts'
import { add, compare, type Decimal, decimal, formatDecimal, parseDecimal, subtract, zero } from '../../../engine/number/decimal.ts'
import type { Result } from '../../../engine/program/outcome.ts'
import type { Field, Rule } from '../../../engine/program/program.ts'
import type { InputRecord } from '../../../engine/program/record.ts'
import type { DimensionConfig } from '../../../engine/simulation/config.ts'
import { programFor } from '../../../engine/simulation/evaluators.ts'
import type { Plan } from '../../../engine/simulation/plan.ts'
import { baseDateOf, type Variant } from '../../../engine/simulation/variant.ts'

type Results = ReadonlyMap<string, Result>

/** A person as the oracle sees it. */
interface Seen {
  readonly number: number
  readonly record: InputRecord
  readonly baseline: Results
  readonly scenario: Results
}

type Amount = { readonly before: Decimal; readonly after: Decimal } | { readonly reasons: readonly string[] }

/** The summary by the plainest means: one record after the other, everything kept, decimals added up. */
export function plainSummary(plan: Plan, records: readonly InputRecord[]) {
  const run = ({ program, options }: Variant, side: 'baseline' | 'scenario') =>
    evaluator(programFor(program, plan.entity, plan.wanted[side]), options)
  const [baseline, scenario] = [run(plan.pair.baseline, 'baseline'), run(plan.pair.scenario, 'scenario')]
  const seen: Seen[] = []
  const refused = { baseline: 0, scenario: 0, either: 0 }
  for (const [index, record] of records.entries()) {
    const [before, after] = [baseline.evaluate(record, plan.entity), scenario.evaluate(record, plan.entity)]
    if (before.kind === 'refused') refused.baseline++
    if (after.kind === 'refused') refused.scenario++
    if (before.kind === 'refused' || after.kind === 'refused') refused.either++
    else seen.push({ number: index + 1, record, baseline: before.results, scenario: after.results })
  }
  return {
    people: seen.length,
    refused,
    payers: payersOf(plan, seen),
    people2: peopleOf(plan, seen),
    groups: plan.config.dimensions.map((dimension) => groupsOf(plan, dimension, seen)),
    changes: changesOf(plan, seen),
    losers: worst(plan, seen, -1),
    winners: worst(plan, seen, 1),
  }
}

function amount({ baseline, scenario }: Seen, names: readonly string[]): Amount {
  const all = names.flatMap((name) => [baseline.get(name) as Result, scenario.get(name) as Result])
  const reasons = new Set(all.flatMap((result) => (result.kind === 'unknown' ? result.reasons : [])))
  if (reasons.size > 0) return { reasons: [...reasons] }
  const sum = (results: Results) =>
    names.reduce((total, name) => add(total, (results.get(name) as { value: unknown }).value as Decimal), zero)
  return { before: sum(baseline), after: sum(scenario) }
}

function payersOf({ config }: Plan, seen: readonly Seen[]) {
  return config.payers.map(({ name, results }) => {
    const amounts = seen.map((person) => amount(person, results))
    const known = amounts.flatMap((each) => ('before' in each ? [each] : []))
    const [before, after] = [known.map((each) => each.before).reduce(add, zero), known.map((each) => each.after).reduce(add, zero)]
    const figure = { baseline: formatDecimal(before), scenario: formatDecimal(after), difference: formatDecimal(subtract(after, before)) }
    return { name, ...figure, unknown: unknowns(amounts) }
  })
}

function unknowns(amounts: readonly Amount[]) {
  const lists = amounts.flatMap((each) => ('reasons' in each ? [each.reasons] : []))
  const counts = new Map<string, number>()
  for (const reason of lists.flat()) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return { people: lists.length, reasons: Object.fromEntries(counts) }
}

/** What each person gains or loses; unknown ones left out. */
function changes({ config }: Plan, seen: readonly Seen[]) {
  const { person } = config
  if (!person) return []
  return seen.flatMap((each) => {
    const own = amount(each, [person.result])
    if ('reasons' in own) return []
    const change = subtract(own.after, own.before)
    return [{ number: each.number, change, gain: person.kind === 'benefit' ? change : subtract(own.before, own.after) }]
  })
}

function peopleOf(plan: Plan, seen: readonly Seen[]) {
  if (!plan.config.person) return null
  const all = changes(plan, seen)
  const [won, lost] = [all.filter(({ gain }) => gain.coefficient > 0n), all.filter(({ gain }) => gain.coefficient < 0n)]
  return {
    winners: won.length,
    losers: lost.length,
    unchanged: all.length - won.length - lost.length,
    unknown: seen.length - all.length,
    gained: formatDecimal(won.map(({ gain }) => gain).reduce(add, zero)),
    lost: formatDecimal(lost.map(({ gain }) => gain).reduce(subtract, zero)),
  }
}

function groupsOf(plan: Plan, dimension: DimensionConfig, seen: readonly Seen[]) {
  const groups = new Map<string, Seen[]>()
  for (const person of seen) {
    const key = groupOf(plan, dimension, person)
    groups.set(key, [...(groups.get(key) ?? []), person])
  }
  return Object.fromEntries(
    [...groups].map(([key, members]) => [
      key,
      { counted: members.length, payers: payersOf(plan, members), people: peopleOf(plan, members) },
    ]),
  )
}

function groupOf({ pair, entity }: Plan, { by, bands = [] }: DimensionConfig, { record, baseline }: Seen): string {
  const { program } = pair.baseline
  const field = program.entities.find(({ name }) => name === entity)?.fields.find(({ name }) => name === by)
  const found = baseline.get(by)
  const value = field ? record.values.get(by) : found?.kind === 'known' ? found.value : undefined
  const { type } = (field ?? program.rules.find(({ name, entity: of }) => name === by && of === entity)) as Field | Rule
  if (value === undefined) return '?'
  if (type.kind === 'enum' || type.kind === 'boolean') return String(value)
  const size =
    type.kind === 'date'
      ? decimal(BigInt(completedYears(value as number, parseDate(baseDateOf(pair.baseline)) as number)))
      : (value as Decimal)
  const from = bands.filter((band) => compare(size, parseDecimal(String(band)) as Decimal) >= 0)
  return `${from.at(-1) ?? ''}..${bands[from.length] ?? ''}`
}

function changesOf(plan: Plan, seen: readonly Seen[]) {
  const counts = new Map<string, number>()
  for (const { change } of changes(plan, seen)) counts.set(formatDecimal(change), (counts.get(formatDecimal(change)) ?? 0) + 1)
  return counts
}

function worst(plan: Plan, seen: readonly Seen[], sign: 1 | -1) {
  const size = ({ gain }: { gain: Decimal }) => (sign === 1 ? gain : subtract(zero, gain))
  const affected = changes(plan, seen).filter((each) => size(each).coefficient > 0n)
  const sorted = affected.toSorted((a, b) => compare(size(b), size(a)) || a.number - b.number)
  return sorted.map(({ number, change }) => ({ number, change: formatDecimal(change) }))
}
