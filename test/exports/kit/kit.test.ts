import fc from 'fast-check'
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
import { compiled } from '../../support/random/compiled.ts'
import { soundNotices } from '../../support/random/notice.ts'
import { hostileProgram } from '../hostile.ts'

const taiyuan = programOf('taiyuan-2020')
const open = kitOf(taiyuan, { settings: 'open' })
const randomPrograms = fc.sample(soundNotices, 12).flatMap((source) => compiled(source).program ?? [])

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
    // A copy, since a kit is made once for each program.
    const files = (seed: number) => kitFiles(taiyuan, kitOf(structuredClone(taiyuan), { settings: 'fixed', seed, random: 50 }))
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

  it('shows a record on both sides of every day on which something turns', () => {
    const pairs = (open.groups[0]?.cases ?? []).flatMap(({ why }) => /^“出生日期”从 (\S+) 到 (\S+) 时结果改变$/.exec(why)?.slice(1) ?? [])
    for (const day of ['1961-01-01', '1961-01-02', '2003-01-01', '2003-01-02']) expect(pairs).toContain(day)
  })

  it('says why each record is there, and holds none twice in a group', () => {
    for (const { cases } of open.groups) {
      expect(cases.every(({ why }) => why !== '')).toBe(true)
      expect(new Set(cases.map(({ record }) => JSON.stringify(record))).size).toBe(cases.length)
    }
  })

  it('refuses what is missing, of another type, out of range, too fine, misspelt, no day, no field', () => {
    const codes = new Set(open.groups.flatMap(({ refusals }) => refusals.flatMap(({ refused }) => refused.map(({ code }) => code))))
    const all = [
      'fieldMissing',
      'typeMismatch',
      'outOfRange',
      'tooFine',
      'enumUnknown',
      'dateInvalid',
      'fieldUnknown',
      'identityInvalid',
      'beyondExport',
    ]
    for (const code of all) expect(codes).toContain(`record.${code}`)
  })

  it('refuses faults of elements by their path, whatever stands in the elements before', () => {
    const refusals = open.groups.flatMap((group) => group.refusals)
    const paths = refusals.flatMap(({ refused }) => refused.flatMap(({ field }) => (field?.includes('[') ? [field] : [])))
    expect(paths.length).toBeGreaterThan(10)
    for (const path of paths) expect(path).toMatch(/^[^.[]+\[\d+\](\.[^.[]+)?$/)
    expect(refusals.find(({ why }) => /^“[^”]+”第 \d+ 条：“[^”]+”类型不对$/.test(why))?.refused[0]?.code).toBe('record.typeMismatch')
  })

  it('has no group of other settings where these can’t be chosen', () => {
    const { groups } = kitOf(taiyuan, { settings: 'fixed' })
    expect(groups.every(({ settings }) => settings.baseDate === null && Object.keys(settings.readings).length === 0)).toBe(true)
  })
})

describe('the kit of any notice', () => {
  it.each([
    ['national-2020', programOf('national-2020')],
    ['english-sample', programOf('english-sample')],
    ['taiyuan-2021-draft', programOf('taiyuan-2021-draft')],
    ['names made to break it', hostileProgram()],
  ] as const)('of %s exercises everything and expects what the interpreter says', (_, program) => {
    const kit = kitOf(program, { settings: 'open', random: 60 })
    expect(kit.unexercised).toEqual([])
    for (const group of kit.groups) {
      const names = resultNames(program, group.entity)
      expect(group.cases.map(({ expected }) => expectedJson(names, expected))).toEqual(answers(program, group))
    }
  })

  it('holds no number that the export can’t compute', () => {
    const limits = { magnitude: 1000n, elements: 2n }
    const kit = kitOf(programOf('english-sample'), { settings: 'fixed', limits, random: 60 })
    const distances = kit.groups.flatMap(({ cases }) => cases.map(({ record }) => Number(record.distance ?? 0)))
    expect(Math.max(...distances)).toBe(1000)
    expect(kit.groups[0]?.refusals.find(({ why }) => why === '“distance”高于导出的限度')?.refused).toEqual([
      { code: 'record.beyondExport', field: 'distance' },
    ])
  })

  it('is of random notices, too, what the interpreter says', () => {
    for (const program of randomPrograms) {
      for (const group of kitOf(program, { settings: 'open', random: 10 }).groups) {
        const names = resultNames(program, group.entity)
        expect(group.cases.map(({ expected }) => expectedJson(names, expected))).toEqual(answers(program, group))
      }
    }
  })
})
