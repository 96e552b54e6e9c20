import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agrees, caseRecord, evaluator, type Program, readOverrides, render } from '../../../engine/index.ts'
import { lineOf } from '../dictionary/expected.ts'
import { runner } from '../dictionary/inProcess.ts'
import { anyPerson } from '../dictionary/people.ts'
import type { Person } from '../dictionary/person.ts'
import { programOf, scenarioOf, sound } from '../notices.ts'
import { draftResults } from './expected.ts'

const draft = programOf('taiyuan-2021-draft')
const overlaid = scenarioOf('taiyuan-2021-draft/scenario.tiaoli')
const scenario = sound(overlaid)

/** As in the test of 2020, with the turning days a year later, and amounts between last year's contribution and this year's. */
const anyone: fc.Arbitrary<Person> = fc
  .record({
    person: anyPerson('2022-01-01'),
    later: fc.boolean(),
    list: fc.constantFrom(undefined, 280.01, 300, 319.99, 320),
  })
  .map(({ person, later, list }) => {
    const moved = later ? { 缴费日期: yearLater(person.缴费日期), 动态调整证明日期: yearLater(person.动态调整证明日期) } : {}
    return { ...person, ...moved, ...(list === undefined ? {} : { 县级资助定额: list }) }
  })

const yearLater = (day: string | null | undefined) =>
  day == null ? null : `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-03-01')}`

/** A reading of every question that the draft asks. */
const anyReadings = fc.record(
  Object.fromEntries(draft.questions.map(({ name, readings }) => [name, fc.constantFrom(...readings.map((r) => r.name))])),
)

const resultsOf = ({ rules, mainEntity }: Program) =>
  rules.filter(({ entity }) => entity === null || entity === mainEntity).map(({ name }) => name)
const shared = resultsOf(draft).filter((name) => resultsOf(scenario).includes(name))

describe('the draft of 2021', () => {
  it('gives what last year gave, of the new standards', () => {
    const run = runner(draft)
    const holds = (person: Person) => {
      const [given, promised] = [run(JSON.stringify(person)), lineOf(draftResults(person))]
      if (!isDeepStrictEqual(given, promised)) expect(given, JSON.stringify(person)).toEqual(promised)
    }
    fc.assert(fc.property(anyone, holds), { numRuns: 5_000 })
  })
})

/** A value of a parameter, as `--set` gives it. */
function overridden(name: string, value: string) {
  const { overrides, problems } = readOverrides(draft, { [name]: value })
  expect(problems).toEqual([])
  return runner(draft, { parameters: overrides })
}

const sharesOf = (run: ReturnType<typeof runner>, json: string) => {
  const line = run(json)
  if ('refused' in line) return line.refused.map(({ code }) => code)
  return ['中央补助', '省级补助', '市级补助', '县级补助'].map((name) => (line.results[name] as { number: string }).number)
}

describe('the formula of the draft', () => {
  it('gives the table of 2020 where the standard is that of 2020', () => {
    const last = overridden('人均财政补助标准（2021年）', '550')
    expect(sharesOf(last, '{"参保地":"小店区"}')).toEqual(['330', '110', '55', '55'])
    expect(sharesOf(last, '{"参保地":"娄烦县"}')).toEqual(['440', '55', '27.5', '27.5'])
    expect(sharesOf(last, '{"参保地":"小店区","大学生类别":"省属大学生"}')).toEqual(['330', '220', '0', '0'])
    expect(sharesOf(last, '{"参保地":"小店区","大学生类别":"市属大学生"}')).toEqual(['330', '110', '110', '0'])
  })

  it('leaves the county what the city does not bear, and refuses shares that do not make up the whole', () => {
    expect(sharesOf(overridden('市县分担中市级份额', '75%'), '{"参保地":"小店区"}')).toEqual(['348', '116', '87', '29'])
    expect(sharesOf(overridden('中央分担比例', '50%'), '{"参保地":"小店区"}')).toEqual(['evaluate.assertion'])
  })
})

describe('the scenario of the same changes', () => {
  it('is checked without a finding', () => {
    expect(overlaid.diagnostics.map((found) => render(found, 'zh'))).toEqual([])
  })

  it('has every result of the draft, and of last year what the draft does not speak of', () => {
    expect(shared).toEqual(resultsOf(draft))
    expect(resultsOf(scenario).filter((name) => !shared.includes(name))).toEqual(['大病保险人均筹资标准'])
  })

  it('gives whoever it may be what the draft gives, under any readings', () => {
    const same = (people: readonly Person[], readings: Readonly<Record<string, string>>) => {
      const [one, other] = [runner(draft, { readings }), runner(scenario, { readings })]
      for (const person of people) {
        const json = JSON.stringify(person)
        const [a, b] = [one(json), only(shared, other(json))]
        if (!isDeepStrictEqual(a, b)) expect(b, `${json} ${JSON.stringify(readings)}`).toEqual(a)
      }
    }
    fc.assert(fc.property(fc.array(anyone, { minLength: 100, maxLength: 100 }), anyReadings, same), { numRuns: 80 })
  })

  it.each(['{"参保地":"阳曲县","县级资助定额":320.01}', '{"参保地":"阳曲县","出生日期":"2022-01-02"}', '{"参保地":"太谷区"}', '{}'])(
    'refuses what the draft refuses: %s',
    (json) => {
      const line = runner(draft)(json)
      expect('refused' in line && line.refused.length).toBe(1)
      expect(runner(scenario)(json)).toEqual(line)
    },
  )

  it('passes the cases of the draft', () => {
    const common = draft.cases.filter(({ entity }) => scenario.entities.some(({ name }) => name === entity))
    expect(common.length).toBeGreaterThan(60)
    const failed = common.filter((each) => {
      const { record } = caseRecord(scenario, { ...each })
      const outcome = record && evaluator(scenario, { readings: each.readings }).evaluate(record, each.entity)
      return (
        outcome?.kind !== 'results' || each.expectations.some((expected) => !agrees(expected, outcome.results.get(expected.name) as never))
      )
    })
    expect(failed.map(({ name }) => name)).toEqual([])
  })
})

/** A line of results with no others than those named. */
function only(names: readonly string[], line: ReturnType<ReturnType<typeof runner>>): typeof line {
  if ('refused' in line) return line
  const kept = <V>(all: Readonly<Record<string, V>>) => Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))
  return { results: kept(line.results), unknown: kept(line.unknown) } as typeof line
}
