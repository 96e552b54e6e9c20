import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { programOf } from '../notices.ts'
import { runner } from './inProcess.ts'
import { anyPerson, everyFlagCombination } from './people.ts'
import type { Person } from './person.ts'
import { personLine } from './samples.ts'
import { byDefault, type Choices, dictionaryResults } from './taiyuan.ts'

const program = programOf('taiyuan-2020')

/** The readings of the notice, by the inventory's numbers. */
const names = {
  A04: { R1: '按县区', R2: '份额归隶属方', R3: '按隶属' },
  A28: { R1: '本年度两项标准之和', R2: '通知所列两项标准之和', R3: '扣除专项资金后计提', R4: '提标前的基数', R5: '仅计财政补助' },
} as const

/** Compares what a person's record gives with what the dictionary promises. */
function agreement(choices: Choices = byDefault): (person: Person) => void {
  const run = runner(program, { baseDate: choices.asOf, readings: { A04: names.A04[choices.A04], A28: names.A28[choices.A28] } })
  return (person) => {
    const [given, promised] = [run(JSON.stringify(person)), personLine(person, choices)]
    // The matcher tells the difference well, and takes its time over many people.
    if (!isDeepStrictEqual(given, promised)) expect(given, JSON.stringify(person)).toEqual(promised)
  }
}

describe('a person of policies/taiyuan-2020', () => {
  it('has every result that the data dictionary names, spelled as there, and beside them one of the notice alone', () => {
    const line = runner(program)('{"参保地":"小店区"}')
    expect('results' in line && Object.keys(line.results).sort()).toEqual([...dictionaryResults, '大病保险人均筹资标准'].sort())
  })

  it('has the results of the dictionary, whoever they are', () => {
    fc.assert(fc.property(anyPerson(), agreement()), { numRuns: 20_000 })
  })

  it('has them under every combination of the flags', () => {
    const agrees = agreement()
    for (const person of everyFlagCombination(Date.now() % 2 ** 31)) agrees(person)
  })

  it('has them under every reading of A04 and A28', () => {
    for (const A04 of ['R1', 'R2', 'R3'] as const) {
      for (const A28 of ['R1', 'R2', 'R3', 'R4', 'R5'] as const) {
        fc.assert(fc.property(anyPerson(), agreement({ ...byDefault, A04, A28 })), { numRuns: 100 })
      }
    }
  })

  it.each(['2021-02-28', '2021-03-01', '2022-02-28', '2022-03-01', '2020-02-29', '2019-12-31', '2018-01-01', '2024-02-29', '2061-01-01'])(
    'is as old as on %s where that is the base date, and nothing else changes',
    (asOf) => {
      fc.assert(fc.property(anyPerson(asOf), agreement({ ...byDefault, asOf })), { numRuns: 500 })
    },
  )

  it.each([
    ['2021-01-01', '2021-01-02'],
    ['2019-06-30', '2019-07-01'],
    ['2024-02-29', '2024-03-01'],
  ])('may be born on %s where that is the base date, and not on %s', (asOf, later) => {
    const run = runner(program, { baseDate: asOf })
    const bornOn = (出生日期: string) => run(JSON.stringify({ 参保地: '小店区', 出生日期 }))
    expect(bornOn(asOf)).toHaveProperty('results')
    expect(bornOn(later)).toMatchObject({ refused: [{ code: 'record.outOfRange', field: '出生日期' }] })
  })

  it.each([
    ['27.5', '27.5'],
    ['27.50', '27.5'],
    ['2.75e1', '27.5'],
    ['2750E-2', '27.5'],
    ['0.2750e+2', '27.5'],
    ['280.000', '280'],
    ['-0', '0'],
    ['0.0', '0'],
    ['99.99', '99.99'],
  ])('is paid %s as %s', (given, written) => {
    const line = runner(program)(`{"参保地":"古交市","列入县级资助名单":true,"县级资助定额":${given}}`)
    expect('results' in line && line.results).toMatchObject({ 县级资助: { number: written }, 资助合计: { number: written } })
  })
})
