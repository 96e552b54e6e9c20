import { expect, it } from 'vitest'
import { generator, type Program, readConfig, readPopulationModel, type SimulationConfig, simulate } from '../../../engine/index.ts'
import { beside, programOf, scenarioOf, sound } from '../notices.ts'

const year2020 = programOf('taiyuan-2020')
const file = (name: string) => beside(`../../policies/taiyuan-2020/${name}`)
const config = readConfig(file('simulation.json'), year2020).config as SimulationConfig
const { model } = readPopulationModel(file('population.json'), year2020)

/** What a city of two thousand comes to under the notice of 2020 and under a program of its successors. */
function against(scenario: Program) {
  if (!model) throw new Error('the population is not read')
  const source = generator(model, year2020, { seed: 4, size: 2000 }).blocks()
  return simulate({
    baseline: { program: year2020, options: {} },
    scenario: { program: scenario, options: {} },
    config,
    source,
    synthetic: true,
  })
}

const fen = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0)

it('a city comes to the same under the draft of 2021 and under the scenario of it', async () => {
  const [draft, scenario] = [
    await against(programOf('taiyuan-2021-draft')),
    await against(sound(scenarioOf('taiyuan-2021-draft/scenario.tiaoli'))),
  ]
  expect(scenario).toEqual(draft)
  expect(draft.people).toMatchObject({ winners: 0 })
  expect(draft.people?.losers).toBeGreaterThan(0)
})

it('what all payers bear is the subsidy and the contribution of each person', async () => {
  const { payers, basis } = await against(programOf('taiyuan-2021-draft'))
  expect(payers.map(({ unknown }) => unknown.people)).toEqual([0, 0, 0, 0, 0, 0])
  expect(fen(payers.map(({ baseline }) => baseline))).toBe(basis.people * (550_00 + 280_00))
  expect(fen(payers.map(({ scenario }) => scenario))).toBe(basis.people * (580_00 + 320_00))
})

it('a higher contribution costs 40 yuan more of each person, whoever bears it, and moves no subsidy but by the reading', async () => {
  const { payers, basis } = await against(sound(scenarioOf('taiyuan-2020/scenarios/premium-320.tiaoli')))
  const [before, after] = [fen(payers.map(({ baseline }) => baseline)), fen(payers.map(({ scenario }) => scenario))]
  expect(after - before).toBe(basis.people * 40_00)
})
