import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compiled, programOf, textOf } from '../notices.ts'
import { runCommand } from './commands.ts'
import { lineOf } from './expected.ts'
import { runner } from './inProcess.ts'
import { readLine } from './lines.ts'
import { nationalResults, type Patient, patientResults } from './national.ts'

/** 大病封顶线 is “none” in the dictionary; the notice spells it 无. */
const line = (patient: Patient, income?: number) => lineOf({ ...patientResults(patient, income), 大病封顶线: '无' })

const cost = fc
  .oneof(
    fc.integer({ min: 0, max: 1_000_000_000 }),
    fc.integer({ min: 700_000, max: 1_600_000 }),
    fc.constantFrom(0, 750_000, 1_500_000, 1_000_000_000),
  )
  .map((fen) => fen / 100)

const anyPatient: fc.Arbitrary<Patient> = fc.record({
  建档立卡贫困人口: fc.constantFrom(true, false, null, undefined),
  个人负担合规费用: cost,
})

describe('a patient of policies/national-2020', () => {
  const run = runner(programOf('national-2020'))

  it('has the results of the data dictionary, whatever the cost', () => {
    const property = fc.property(anyPatient, (patient) => {
      expect(run(JSON.stringify(patient))).toEqual(line(patient))
    })
    fc.assert(property, { numRuns: 5000 })
  })

  it('has no result that the dictionary does not name', () => {
    const written = run('{"个人负担合规费用":0}')
    expect('results' in written && Object.keys(written.results).sort()).toEqual([...nationalResults].sort())
  })

  it.each([
    // V27, V28
    [{ 个人负担合规费用: 40_000 }, '15000', '0.6', '15000', '25000'],
    [{ 个人负担合规费用: 40_000, 建档立卡贫困人口: true }, '7500', '0.65', '21125', '18875'],
    [{ 个人负担合规费用: 15_000 }, '15000', '0.6', '0', '15000'],
    // 0.6 of a fen goes up; 65% of 10 fen is 6.5 fen, and half goes up.
    [{ 个人负担合规费用: 15_000.01 }, '15000', '0.6', '0.01', '15000'],
    [{ 个人负担合规费用: 7_500.1, 建档立卡贫困人口: true }, '7500', '0.65', '0.07', '7500.03'],
    [{ 个人负担合规费用: 10_000_000, 建档立卡贫困人口: true }, '7500', '0.65', '6495125', '3504875'],
  ])('%j', (patient, deductible, ratio, paid, own) => {
    const written = run(JSON.stringify(patient))
    const number = (digits: string) => ({ number: digits })
    const expected = { 大病起付线: number(deductible), 大病支付比例: number(ratio), 大病支付: number(paid), 大病后个人负担: number(own) }
    expect('results' in written && written.results).toMatchObject(expected)
  })

  it('is computed by the command, which refuses what the dictionary does not allow', () => {
    const good: Patient[] = [{ 个人负担合规费用: 12.34 }, { 个人负担合规费用: 99_999.99, 建档立卡贫困人口: true }]
    const bad: [string, string, string][] = [
      ['{}', 'record.fieldMissing', '个人负担合规费用'],
      ['{"个人负担合规费用":null}', 'record.fieldMissing', '个人负担合规费用'],
      ['{"个人负担合规费用":10000000.01}', 'record.outOfRange', '个人负担合规费用'],
      ['{"个人负担合规费用":-1}', 'record.outOfRange', '个人负担合规费用'],
      ['{"个人负担合规费用":27.555}', 'record.tooFine', '个人负担合规费用'],
      ['{"个人负担合规费用":"1000"}', 'record.typeMismatch', '个人负担合规费用'],
      ['{"个人负担合规费用":1,"参保地":"小店区"}', 'record.fieldUnknown', '参保地'],
    ]
    const content = [...good.map((patient) => JSON.stringify(patient)), ...bad.map(([json]) => json)].join('\n')
    const { status, lines } = runCommand('national-2020', { name: 'patients.ndjson', content }, 'results.ndjson')
    const [first, second, ...rest] = lines.map((text) => readLine(text))
    expect([first, second]).toEqual(good.map((patient) => line(patient)))
    const refused = rest.map((written) => 'refused' in written && written.refused.map(({ code, field }) => [code, field]))
    expect(refused).toEqual(bad.map(([, code, field]) => [[code, field]]))
    expect(status).toBe(2)
  })
})

describe('another income', () => {
  it.each([41_234.57, 30_000.01, 0, 28_920.5])(
    'of %d yuan changes the deductible, rounded half up to the fen as the notice says',
    (income) => {
      const seed = Date.now() % 2 ** 31
      const patients = fc.sample(anyPatient, { numRuns: 200, seed })
      const content = patients.map((patient) => JSON.stringify(patient)).join('\n')
      const options = ['--set', `居民人均可支配收入=${income}`]
      const { status, lines } = runCommand('national-2020', { name: 'patients.ndjson', content }, 'results.ndjson', ...options)
      expect(
        lines.map((text) => readLine(text)),
        `seed ${seed}`,
      ).toEqual(patients.map((patient) => line(patient, income)))
      expect(status).toBe(0)
    },
  )
})

describe('a notice below the national one', () => {
  /** The codes of what is found when one amount of the Taiyuan notice is another. */
  function foundWith(from: RegExp, to: string): string[] {
    const text = textOf('taiyuan-2020')
    expect(text).toMatch(from)
    return compiled('taiyuan-2020', text.replace(from, to)).diagnostics.map(({ code, severity }) => `${severity} ${code}`)
  }

  it('is accepted as it is', () => {
    expect(compiled('taiyuan-2020').diagnostics).toEqual([])
  })

  it.each([
    ['a subsidy below 550', /(参数 人均财政补助标准：金额[\s\S]*?2020年：)550元/, '$1549.99元'],
    ['a contribution below 280', /(参数 个人缴费标准：金额[\s\S]*?2021年：)280元/, '$1279.99元'],
    ['an inpatient ratio below 70 %', /(参数 住院政策范围内支付比例：比例[\s\S]*?2020年：)75%/, '$169.9%'],
  ])('may not have %s', (_, from, to) => {
    expect(foundWith(from, to).filter((found) => found.startsWith('error conform'))).not.toEqual([])
  })

  it.each([
    ['more than 550', /(参数 人均财政补助标准：金额[\s\S]*?2020年：)550元/, '$1580元'],
    ['more than 280', /(参数 个人缴费标准：金额[\s\S]*?2021年：)280元/, '$1300元'],
    ['70 % exactly', /(参数 住院政策范围内支付比例：比例[\s\S]*?2020年：)75%/, '$170%'],
  ])('may have %s', (_, from, to) => {
    expect(foundWith(from, to).filter((found) => found.startsWith('error conform'))).toEqual([])
  })
})
