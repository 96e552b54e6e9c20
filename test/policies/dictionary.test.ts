import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluator, type Result, valueJson } from '../../engine/index.ts'
import { recordOf } from '../support/notice.ts'
import { type Expected, expectedOf, type Person, vocabulary } from './dictionary.ts'
import { programOf } from './notices.ts'

const program = programOf('taiyuan-2020')
const interpreter = evaluator(program)

/** Days near those on which something turns, and any others. */
function anyDay(from: string, to: string, turning: readonly string[]): fc.Arbitrary<string> {
  const iso = (day: Date) => day.toISOString().slice(0, 10)
  const any = fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true }).map(iso)
  return fc.oneof(any, fc.constantFrom(...turning))
}

const born = anyDay('1900-01-01', '2021-01-01', ['1961-01-01', '1961-01-02', '2003-01-01', '2003-01-02', '1900-01-01', '2021-01-01'])
const paidOn = anyDay('2019-01-01', '2022-12-31', ['2020-08-31', '2020-09-01', '2020-12-20', '2020-12-21'])
const certified = anyDay('2018-01-01', '2022-12-31', ['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'])
const yuan = fc.oneof(fc.integer({ min: 0, max: 28000 }), fc.constantFrom(0, 28000)).map((cents) => cents / 100)
const rarely = fc.constantFrom(false, false, false, true)

const anyPerson: fc.Arbitrary<Person> = fc.record(
  {
    参保地: fc.constantFrom(...vocabulary.counties),
    大学生类别: fc.constantFrom(...vocabulary.students),
    出生日期: born,
    缴费日期: paidOn,
    动态调整证明日期: certified,
    县级资助定额: yuan,
    ...(Object.fromEntries(vocabulary.flags.map((flag) => [flag, rarely])) as Record<
      (typeof vocabulary.flags)[number],
      fc.Arbitrary<boolean>
    >),
  },
  { requiredKeys: ['参保地'] },
)

const plain = (result: Result): Expected =>
  result.kind === 'known' ? JSON.parse(valueJson(result.value, result.type)) : { unknown: [...result.reasons].sort() }

const inOrder = (expected: Expected): Expected => (typeof expected === 'object' ? { unknown: [...expected.unknown].sort() } : expected)

function resultsOf(person: Person): Record<string, Expected> {
  const outcome = interpreter.evaluate(recordOf(program, person))
  if (outcome.kind === 'refused') throw new Error(outcome.refusals.map(({ code, field }) => `${code} ${field}`).join(', '))
  return Object.fromEntries([...outcome.results].map(([name, result]) => [name, plain(result)]))
}

describe('policies/taiyuan-2020', () => {
  it('gives what the data dictionary promises, and no other result, for any person', () => {
    const property = fc.property(anyPerson, (person) => {
      const expected = Object.entries(expectedOf(person)).map(([name, value]) => [name, inOrder(value)])
      expect(resultsOf(person)).toEqual(Object.fromEntries(expected))
    })
    fc.assert(property, { numRuns: 3000 })
  })
})
