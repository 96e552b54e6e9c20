import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { dictionaryEntries, dictionaryFiles } from '../../engine/exports/dictionary.ts'
import { kitOf } from '../../engine/exports/kit/build.ts'
import { expectedText, recordsText } from '../../engine/exports/kit/files.ts'
import type { KitRefusal } from '../../engine/exports/kit/kit.ts'
import { namesFile } from '../../engine/exports/names.ts'
import type { Program } from '../../engine/program/program.ts'
import { usualLimits } from '../../engine/steps/cells.ts'
import { programOf } from '../policies/notices.ts'
import { hostileProgram } from './hostile.ts'

/** What JSON Schema has no exact word for (decimal places, days of the calendar and between which, check characters) is for the guard alone. */
const sayable = ({ refused: [first], why }: KitRefusal): boolean =>
  !['record.tooFine', 'record.dateInvalid', 'record.instantInvalid', 'record.identityInvalid'].includes(first?.code ?? '') &&
  !/太早|太晚/.test(why)

/** ajv sees numbers as JavaScript does: of these it can't tell that they are a step beyond a bound. */
const moreDigitsThanFloat = /\d{10,}\.\d{3,}/

function validators(program: Program): ReadonlyMap<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: true, strictTypes: 'log', allowUnionTypes: true, ownProperties: true, formats: { date: true } })
  const files = dictionaryFiles(program, usualLimits)
  return new Map(files.map(({ path, content }) => [path, ajv.compile(JSON.parse(String(content)))]))
}

/** Lines of NDJSON as data, without what ajv passes over in a schema: a field called __proto__. */
const parsed = (lines: string): unknown[] =>
  lines
    .trimEnd()
    .split('\n')
    .map((line) => Object.fromEntries(Object.entries(JSON.parse(line)).filter(([key]) => key !== '__proto__')))

describe.each([
  ['taiyuan-2020', programOf('taiyuan-2020')],
  ['national-2020', programOf('national-2020')],
  ['english-sample', programOf('english-sample')],
  ['names made to break it', hostileProgram()],
] as const)('the dictionary of %s', (_, program) => {
  const validate = validators(program)
  const kit = kitOf(program, { settings: 'fixed', random: 60 })

  it('takes every record of the kit and every result', () => {
    for (const [index, { entity, records, results }] of dictionaryEntries(program).entries()) {
      const group = kit.groups[index]
      if (!group || group.entity !== entity) throw new Error(`group ${index} is not of ${entity}`)
      const sound = records === null ? [] : parsed(recordsText(program, { ...group, refusals: [] }))
      expect(sound.filter((record) => !validate.get(records ?? '')?.(record))).toEqual([])
      expect(parsed(expectedText(program, group)).filter((result) => !validate.get(results)?.(result))).toEqual([])
    }
  })

  it('refuses what the guard refuses, where a schema can say so', () => {
    for (const [index, { records }] of dictionaryEntries(program).entries()) {
      const refusals = (kit.groups[index]?.refusals ?? []).filter((each) => sayable(each) && !moreDigitsThanFloat.test(each.json))
      expect(refusals.filter(({ json }) => validate.get(records ?? '')?.(JSON.parse(json)))).toEqual([])
    }
  })
})

it('describes a field by what the notice says of it', () => {
  const [file] = dictionaryFiles(programOf('taiyuan-2020'), usualLimits)
  const { properties, required } = JSON.parse(String(file?.content)).$defs[1]
  expect(properties.县级资助定额).toEqual({
    title: '县级资助定额',
    description:
      '金额，单位元，至多 2 位小数 · amount in yuan, at most 2 decimal places；可以不填，不填即未知 · may be absent, then unknown',
    type: ['number', 'null'],
    minimum: 0,
    maximum: 280,
  })
  expect(properties.大学生类别).toMatchObject({ default: '非大学生', enum: expect.arrayContaining(['省属大学生', null]) })
  expect(required).toEqual(['参保地'])
})

it('lists identifiers with what they stand for', () => {
  const { path, content } = namesFile([
    { identifier: 'canbaoren', kind: 'entity', name: '参保人' },
    { identifier: 'f_1', kind: 'field', name: '"; drop', entity: '参保人', clause: null },
  ])
  expect(path).toBe('names.json')
  expect(JSON.parse(String(content))).toEqual([
    { identifier: 'canbaoren', kind: 'entity', name: '参保人' },
    { identifier: 'f_1', kind: 'field', name: '"; drop', entity: '参保人' },
  ])
})
