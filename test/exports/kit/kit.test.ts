import { describe, expect, it } from 'vitest'
import { kitOf } from '../../../engine/exports/kit/build.ts'
import { expectedJson } from '../../../engine/exports/kit/expectedJson.ts'
import { kitFiles } from '../../../engine/exports/kit/files.ts'
import type { KitGroup } from '../../../engine/exports/kit/kit.ts'
import { overridesOf } from '../../../engine/exports/kit/overrides.ts'
import { evaluator } from '../../../engine/interpret/evaluator.ts'
import type { Program } from '../../../engine/program/program.ts'
import { resultNames } from '../../../engine/records/writeResults.ts'
import { inputOf } from '../../agreement/engines.ts'
import { programOf } from '../../policies/notices.ts'

const taiyuan = programOf('taiyuan-2020')
const open = kitOf(taiyuan, { settings: 'open' })

/** What the interpreter says of a group's records, asked anew. */
function answers(program: Program, { entity, settings, cases }: KitGroup): string[] {
  const baseDate = settings.baseDate ?? program.header.baseDate
  const by = evaluator(program, { baseDate, readings: settings.readings, parameters: overridesOf(program, settings) })
  const names = resultNames(program, entity)
  return cases.map(({ record }) => expectedJson(names, by.evaluate(inputOf(program, record, { entity, baseDate }), entity)))
}

describe('the kit of Taiyuan’s notice', () => {
  it('exercises every row, branch, exception and band', () => {
    expect(open.unexercised).toEqual([])
    expect(open.exercised).toBe(open.exercisable)
  })

  it('expects what the interpreter says, in every group', () => {
    for (const group of open.groups) {
      const names = resultNames(taiyuan, group.entity)
      expect(group.cases.map(({ expected }) => expectedJson(names, expected))).toEqual(answers(taiyuan, group))
    }
  })

  it('is the same for the same seed, and another for another', () => {
    const files = (seed: number) => kitFiles(taiyuan, kitOf(taiyuan, { settings: 'fixed', seed }))
    expect(files(7)).toEqual(files(7))
    expect(files(7)).not.toEqual(files(8))
  })

  it('has some hundreds of the main entity under the notice’s own settings, and a group of every other reading', () => {
    expect(open.groups[0]?.cases.length).toBeGreaterThan(500)
    const chosen = open.groups.flatMap(({ settings }) => Object.entries(settings.readings).map((pair) => pair.join(' ')))
    const others = taiyuan.questions.flatMap(({ name, readings, default: own }) =>
      readings.filter((reading) => reading.name !== own).map((reading) => `${name} ${reading.name}`),
    )
    expect(others.filter((each) => !chosen.includes(each))).toEqual([])
  })

  it('stands at ages with the day before and after', () => {
    const births = new Set(open.groups[0]?.cases.map(({ record }) => record.出生日期))
    for (const day of ['1960-12-31', '1961-01-01', '1961-01-02', '2002-12-31', '2003-01-01', '2003-01-02']) expect(births).toContain(day)
  })

  it('has no group of other settings where these can’t be chosen', () => {
    const { groups } = kitOf(taiyuan, { settings: 'fixed' })
    expect(groups.every(({ settings }) => settings.baseDate === null && Object.keys(settings.readings).length === 0)).toBe(true)
  })
})
