import { evaluator } from '../../../engine/interpret/evaluator.ts'
import { add, type Decimal, formatDecimal, zero } from '../../../engine/number/decimal.ts'
import type { InputRecord } from '../../../engine/program/record.ts'
import type { SimulationConfig } from '../../../engine/simulation/config.ts'
import { programFor } from '../../../engine/simulation/evaluators.ts'
import type { People } from '../../../engine/simulation/people.ts'
import { type Plan, planOf } from '../../../engine/simulation/plan.ts'
import type { Variant } from '../../../engine/simulation/variant.ts'
import { type Drawn, onRandomNotices } from '../../agreement/samples.ts'
import { type Json, notice, recordOf } from '../../support/notice.ts'
import { weightedOf } from '../support/drawn.ts'

export const head = `通知 样例
  基准日：2021年1月1日
  舍入：四舍五入到分
`

/** A notice against itself, with people; the test fails where it can't be simulated. */
export function simulation(
  source: string,
  config: SimulationConfig,
  people: readonly Json[],
): { plan: Plan; people: People; records: InputRecord[] } {
  const { program } = notice(source)
  const side = { program, options: {} }
  const { plan, problems } = planOf({ baseline: side, scenario: side }, config)
  if (!plan) throw new Error(problems.map(({ code }) => code).join())
  const records = people.map((json) => recordOf(program, json))
  return { plan, records, people: peopleOf(plan, records) }
}

export function peopleOf(plan: Plan, records: readonly InputRecord[]): People {
  return { weighted: [weightedOf(plan, records)], unreadable: 0, synthetic: false, distinct: null, serves: 'free' }
}

/** Tries what has to be awaited on random notices; what fails is shown as text, with the decisions that its records are drawn by. */
export async function onDrawn(usual: number, property: (drawn: Drawn) => Promise<void>): Promise<void> {
  const all: Drawn[] = []
  onRandomNotices(usual, (drawn) => {
    all.push(drawn)
  })
  for (const drawn of all) {
    await property(drawn).catch((failure: unknown) => {
      const [source, choices] = drawn
      throw new Error(`${source}\nrecords by [${choices}]\n${String(failure)}`, { cause: failure })
    })
  }
}

/** The sum of results over people, by the interpreter; people who are refused, or of whom one is unknown, left out. */
export function plainTotal(plan: Plan, { program, options }: Variant, records: readonly InputRecord[], results: readonly string[]): string {
  const by = evaluator(programFor(program, plan.entity, plan.wanted.scenario), options)
  const amounts = records.map((record) => {
    const outcome = by.evaluate(record, plan.entity)
    const own = results.map((name) => (outcome.kind === 'results' ? outcome.results.get(name) : undefined))
    if (own.some((result) => result?.kind !== 'known')) return zero
    return own.map((result) => (result as { value: unknown }).value as Decimal).reduce(add, zero)
  })
  return formatDecimal(amounts.reduce(add, zero))
}
