import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { recordAt } from '../../../engine/batch/toRecord.ts'
import { evaluator } from '../../../engine/interpret/evaluator.ts'
import { formatDate, parseDate } from '../../../engine/number/date.ts'
import { compare, type Decimal, parseDecimal } from '../../../engine/number/decimal.ts'
import type { InputRecord } from '../../../engine/program/record.ts'
import { cliffs } from '../../../engine/simulation/analyses/cliffs.ts'
import { seek } from '../../../engine/simulation/analyses/seek.ts'
import { seekPlan, variantWith } from '../../../engine/simulation/analyses/seekPlan.ts'
import { sensitivity } from '../../../engine/simulation/analyses/sensitivity.ts'
import { programFor } from '../../../engine/simulation/evaluators.ts'
import { planOf } from '../../../engine/simulation/plan.ts'
import { generator } from '../../../engine/simulation/population/generator.ts'
import { readPopulationModel } from '../../../engine/simulation/population/readModel.ts'
import { readConfig } from '../../../engine/simulation/readConfig.ts'
import { programOf } from '../../policies/notices.ts'
import { plainSummary } from '../support/oracle.ts'
import { peopleOf, plainTotal } from './support.ts'

const text = (file: string) => readFileSync(fileURLToPath(new URL(`../../../policies/taiyuan-2020/${file}`, import.meta.url)), 'utf8')
const program = programOf('taiyuan-2020')
const { config } = readConfig(text('simulation.json'), program)
const { model } = readPopulationModel(text('population.json'), program)
if (!config || !model) throw new Error('policies/taiyuan-2020 can’t be simulated')

const size = 400
const seed = 20201001
const planned = (readings: Readonly<Record<string, string>> = {}) => {
  const side = { program, options: { readings } }
  const { plan } = planOf({ baseline: side, scenario: side }, config)
  if (!plan) throw new Error('no plan')
  return plan
}
const { batch } = generator(model, program, { seed, size }).block(0, size)
const records: readonly InputRecord[] = Array.from({ length: size }, (_, row) => recordAt(program, batch, row))

describe(`Taiyuan, ${size} people of seed ${seed}, by the interpreter`, () => {
  it('every reading moves what adding up by hand says', async () => {
    const plan = planned()
    const found = await sensitivity(plan, peopleOf(plan, records))
    for (const { question, readings } of found.moving) {
      for (const { reading, scenario } of readings) {
        const other = { program, options: { readings: { [question]: reading } } }
        const pair = planOf({ baseline: plan.pair.scenario, scenario: other }, { ...config, dimensions: [] }).plan
        if (!pair || !scenario) throw new Error('no plan')
        const wanted = { baseline: plan.wanted.scenario, scenario: plan.wanted.scenario }
        const expected = plainSummary({ ...pair, wanted }, records)
        expect(scenario.payers.map(({ name, difference }) => [question, reading, name, difference])).toEqual(
          expected.payers.map(({ name, difference }) => [question, reading, name, difference]),
        )
        expect(scenario.people).toEqual(expected.people2)
      }
    }
    expect(found.moving.length + found.still.length).toBe(program.questions.length)
  })

  it('cliffs of the date of birth are those that trying every day finds, whatever A18 says', async () => {
    const poor = (record: InputRecord) => record.values.get('低收入家庭') === true && record.values.has('缴费日期')
    const some = records.filter((record) => poor(record) && record.values.has('出生日期')).slice(0, 2)
    expect(some).toHaveLength(2)
    for (const reading of ['参保年度一月一日', '缴费当日']) {
      const plan = planned({ A18: reading })
      const found = await cliffs(plan, peopleOf(plan, some))
      const told = found.cliffs.filter(({ field }) => field === '出生日期').reduce((people, cliff) => people + cliff.people, 0)
      expect([reading, told]).toEqual([reading, jumps(plan, some)])
      expect(told).toBeGreaterThan(0)
    }
  })

  it('a value that is sought holds and the next does not', async () => {
    const plan = planned()
    const free = { parameter: '低收入家庭资助比例', payer: '医疗救助基金', bound: { kind: 'atMost', amount: '0' } } as const
    const { seek: asked } = seekPlan(plan, free)
    if (!asked) throw new Error('not to be sought')
    const poor = records.map(({ values, relations }) => ({ relations, values: new Map([...values, ['低收入家庭', true] as const]) }))
    const at = (units: bigint) => plainTotal(plan, variantWith(plan.pair.scenario, asked, units), poor, ['救助基金资助'])
    const cap = at(3000n)
    const found = await seek(plan, peopleOf(plan, poor), { ...free, bound: { kind: 'atMost', amount: cap } })
    if (!found.answer) throw new Error('nothing found')
    const total = (value: string) => at(BigInt(Math.round(Number(value) * 10_000)))
    expect(Number(found.answer.holds.value)).toBeGreaterThanOrEqual(0.3)
    expect(found.answer.holds.total).toBe(total(found.answer.holds.value))
    expect(found.answer.fails.total).toBe(total(found.answer.fails.value))
    expect(compare(parseDecimal(found.answer.holds.total) as Decimal, parseDecimal(cap) as Decimal)).toBeLessThanOrEqual(0)
    expect(compare(parseDecimal(found.answer.fails.total) as Decimal, parseDecimal(cap) as Decimal)).toBeGreaterThan(0)
  })
})

/** How often the amount of someone changes from one day of birth to the next, over all days that the notice allows. */
function jumps(plan: ReturnType<typeof planned>, some: readonly InputRecord[]): number {
  const { options } = plan.pair.scenario
  const by = evaluator(programFor(program, plan.entity, new Set(plan.person?.terms.scenario.map(({ rule }) => rule))), options)
  const [first, last] = [parseDate('1900-01-01') as number, parseDate('2021-01-01') as number]
  const paid = (record: InputRecord, day: number): string => {
    const outcome = by.evaluate({ ...record, values: new Map([...record.values, ['出生日期', day]]) }, plan.entity)
    const result = outcome.kind === 'results' ? outcome.results.get('个人实缴') : undefined
    return result?.kind === 'known' ? JSON.stringify((result.value as Decimal).coefficient.toString()) : `? ${formatDate(day)}`
  }
  const changes = (record: InputRecord): number => {
    let [count, before] = [0, paid(record, first)]
    for (let day = first + 1; day <= last; day++) {
      const after = paid(record, day)
      if (after !== before && !after.startsWith('?') && !before.startsWith('?')) count++
      before = after
    }
    return count
  }
  return some.reduce((count, record) => count + changes(record), 0)
}
