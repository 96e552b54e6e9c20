import { describe, expect, it } from 'vitest'
import { evaluator } from '../../engine/interpret/evaluator.ts'
import type { ParameterOverride } from '../../engine/interpret/parameters.ts'
import { decimal } from '../../engine/number/decimal.ts'
import { type Cell, cellOf } from '../../engine/steps/cells.ts'
import { type Form, formOf } from '../../engine/steps/form.ts'
import { planOf } from '../../engine/steps/plan.ts'
import { answerOf, inputOf, type RunOptions } from '../agreement/engines.ts'
import { onRandomNotices, type Sample, sampleOf } from '../agreement/samples.ts'
import { planOutcome, settingsFor } from './support/evaluate.ts'
import { isExpressible } from './support/expressible.ts'

/** Another value for every parameter that a form lets a run choose, where a run of the interpreter can set it too. */
function chosen({ settings }: Form, { baseDate }: RunOptions): { overrides: ParameterOverride[]; cells: Map<number, Cell> } {
  const [overrides, cells]: [ParameterOverride[], Map<number, Cell>] = [[], new Map()]
  for (const [place, setting] of settings.entries()) {
    if (setting.kind !== 'parameter' || setting.node.type !== 'whole' || setting.type.kind !== 'decimal') continue
    const { from, to } = setting.dated
    const year = Number(from?.slice(0, 4))
    const wholeYear = from === `${from?.slice(0, 4)}-01-01` && to === `${from?.slice(0, 4)}-12-31`
    const inForce = (from === null || from <= baseDate) && (to === null || baseDate <= to)
    if (!wholeYear && !inForce) continue
    const cell = (setting.value as bigint) + (setting.node.high - (setting.value as bigint)) / 3n
    cells.set(place, cell)
    overrides.push({ parameter: setting.parameter.name, year: wholeYear ? year : null, value: decimal(cell, setting.scale) })
  }
  return { overrides, cells }
}

/** What the interpreter and the steps say of a sample's records under other values of parameters. */
function underOtherValues({ program, records, options }: Sample): { interpreted: unknown[]; stepped: unknown[] } {
  const plan = planOf(formOf(program, options.entity))
  const { overrides, cells } = chosen(plan.form, options)
  const settings = settingsFor(plan.form, options).map((cell, place) => cells.get(place) ?? cell)
  settings[settings.length - 1] = overrides.length > 0
  const by = evaluator(program, { ...options, parameters: overrides })
  const inputs = records.map((record) => inputOf(program, record, options))
  return {
    interpreted: inputs.map((input) => answerOf(by.evaluate(input, options.entity))),
    stepped: inputs.map((input) => answerOf(planOutcome(plan, input, settings))),
  }
}

describe('a form whose settings are open', () => {
  it('answers as the interpreter does under other values of parameters', () => {
    let changed = 0
    onRandomNotices(200, (drawn) => {
      const sample = sampleOf(drawn)
      if (!isExpressible(sample.program)) return
      const { interpreted, stepped } = underOtherValues(sample)
      expect(stepped).toEqual(interpreted)
      const asWritten = evaluator(sample.program, sample.options)
      const { records, options, program } = sample
      const before = records.map((record) => answerOf(asWritten.evaluate(inputOf(program, record, options), options.entity)))
      if (JSON.stringify(before) !== JSON.stringify(interpreted)) changed++
    })
    expect(changed).toBeGreaterThan(5)
  })
})

describe('a form whose settings are fixed', () => {
  it('holds none of them, and answers as the interpreter does for the notice as written', () => {
    onRandomNotices(150, (drawn) => {
      const { program, records, options } = sampleOf(drawn)
      if (!isExpressible(program)) return
      const asWritten: RunOptions = { entity: options.entity, readings: {}, baseDate: program.header.baseDate }
      const plan = planOf(formOf(program, options.entity, { settings: 'fixed' }))
      expect([...plan.steps.keys()].filter(({ kind }) => kind === 'setting')).toEqual([])
      const by = evaluator(program, asWritten)
      for (const record of records) {
        const input = inputOf(program, record, options)
        expect(answerOf(planOutcome(plan, input, []))).toEqual(answerOf(by.evaluate(input, options.entity)))
      }
    })
  })
})

it('a decimal is a whole number at its scale', () => {
  expect(cellOf(decimal(2750n, 2), 2)).toBe(2750n)
  expect(cellOf(decimal(275n, 1), 2)).toBe(2750n)
})
