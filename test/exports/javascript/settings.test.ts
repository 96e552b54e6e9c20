import { describe, expect, it } from 'vitest'
import { moduleOf } from '../../../engine/exports/javascript/module.ts'
import { usualLimits } from '../../../engine/steps/cells.ts'
import { formOf } from '../../../engine/steps/form.ts'
import { loadedModule, type RulesModule, type RulesOptions } from '../../support/javascriptModule.ts'
import { small, written } from './sample.ts'

const rules: RulesModule = loadedModule(written(small, 'rules.mjs'))
const record = { 参保地: '东区', 总资产: 1 }

describe('settings of a run', () => {
  it.each<[RulesOptions, string]>([
    [{}, '232'],
    [{ parameters: { '标准（2021年）': 1000 } }, '400'],
    [{ parameters: { '标准（2021年）': '1000.05' } }, '400.02'],
    [{ parameters: { '标准（2020年）': 1000n } }, '232'],
    [{ parameters: { '标准（2020年）': 1000n }, readings: { A1: '缴费年度' } }, '400'],
    [{ baseDate: '2020-02-29' }, '232'],
  ])('%o', (options, amount) => {
    expect(rules.evaluate(record, options).results).toMatchObject({ 补助: amount })
  })

  it.each<RulesOptions>([
    { baseDate: '2021-02-29' },
    { baseDate: '' },
    { readings: { A1: '别的' } },
    { readings: { A2: '参保年度' } },
    { readings: { constructor: '参保年度' } },
    { parameters: { 标准: 1 } },
    { parameters: { '标准（2021年）': '1.001' } },
    { parameters: { '标准（2021年）': '一百' } },
    { parameters: { '标准（2021年）': null } },
    { parameters: { '标准（2021年）': 580 * 16 + 1 } },
    { parameters: { '标准（2021年）': -1 } },
    { entity: '别的' },
  ])('%o is none', (options) => {
    expect(() => rules.evaluate(record, options)).toThrow(RangeError)
  })

  // A misspelt option that is passed over would compute with the notice's own settings.
  it.each<[object, string]>([
    [{ parameter: { '标准（2021年）': 1000 } }, 'parameter（有 / there are: parameters）'],
    [{ asOf: '2021-02-28' }, 'asOf（有 / there are: entity、baseDate、readings、parameters、json）'],
    [{ parameters: { 标准: 1 } }, '标准（有 / there are: 标准（2020年）、标准（2021年））'],
    [{ readings: { A1: '别的' } }, 'A1 = 别的（有 / there are: 参保年度、缴费年度）'],
  ])('%o tells what there is', (options, told) => {
    expect(() => rules.evaluate(record, options)).toThrow(told)
  })
})

describe('settings that are built in', () => {
  const form = formOf(small, '参保人', { settings: 'fixed' })
  const header = { name: '试验', number: null, issuers: [], baseDate: '2021-01-01', version: '', hash: '' }
  const fixed = loadedModule<RulesModule>(moduleOf(small, { forms: [form], settings: 'fixed', limits: usualLimits }, header).text)

  it('may be named as they are', () => {
    expect(fixed.evaluate(record, { baseDate: '2021-01-01', readings: { A1: '参保年度' } }).results).toMatchObject({ 补助: '232' })
  })

  it.each<RulesOptions>([{ baseDate: '2021-01-02' }, { readings: { A1: '缴费年度' } }, { parameters: { '标准（2021年）': 580 } }])(
    'can’t be chosen otherwise: %o',
    (options) => {
      expect(() => fixed.evaluate(record, options)).toThrow(RangeError)
    },
  )
})
