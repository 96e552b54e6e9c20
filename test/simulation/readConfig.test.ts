import { expect, it } from 'vitest'
import { type Code, messageOf, type Values } from '../../engine/index.ts'
import { checkConfig } from '../../engine/simulation/checkConfig.ts'
import { defaultConfig } from '../../engine/simulation/defaultConfig.ts'
import { readConfig } from '../../engine/simulation/readConfig.ts'
import { notice } from '../support/notice.ts'
import { configExamples, examined, program } from './configExamples.ts'

const place = (code: keyof typeof configExamples) => examined(code).problems.find((each) => each.code === code)?.place

it.each([
  ['simulation.notJson', ''],
  ['simulation.shape', 'payers[1].results'],
  ['simulation.keyMissing', 'payers[1]'],
  ['simulation.keyUnknown', ''],
  ['simulation.nothingCounted', 'payers'],
  ['simulation.repeated', 'payers[2].name'],
  ['simulation.resultUnknown', 'payers[1].results[1]'],
  ['simulation.countedTwice', 'payers[2].results[1]'],
  ['simulation.bandsMissing', 'dimensions[1]'],
  ['simulation.bandsOrder', 'dimensions[1].bands[2]'],
] as const)('%s says where: %s', (code, expected) => {
  expect(place(code)).toBe(expected)
})

it.each(Object.keys(configExamples) as (keyof typeof configExamples)[])('%s leaves nothing to count, and is told alone', (code) => {
  const { config, problems } = examined(code)
  expect(config).toBeNull()
  expect(problems.map((each) => each.code)).toEqual([code])
})

it('suggests the name that was meant', () => {
  const said = examined('simulation.resultUnknown').problems.map(({ code, values }) => messageOf(code, values as Values<Code>, 'zh'))
  expect(said).toEqual(['参保人没有叫“省级补贴”的结果，是不是“省级补助”？'])
})

it('reads what is counted, by whom and by what', () => {
  const text = `{
    "payers": [{"name": "省", "results": ["省级补助"]}, {"name": "个人", "results": ["个人实缴"]}],
    "person": {"result": "个人实缴", "kind": "cost"},
    "dimensions": [{"name": "县", "by": "县区"}, {"name": "年龄段", "by": "出生日期", "bands": [18, 60]}, {"name": "低保", "by": "低保对象"}]
  }`
  expect(readConfig(text, program)).toEqual({
    config: {
      payers: [
        { name: '省', results: ['省级补助'] },
        { name: '个人', results: ['个人实缴'] },
      ],
      person: { result: '个人实缴', kind: 'cost' },
      dimensions: [
        { name: '县', by: '县区' },
        { name: '年龄段', by: '出生日期', bands: [18, 60] },
        { name: '低保', by: '低保对象' },
      ],
    },
    problems: [],
  })
})

it('may leave out whose gain it is and how people are grouped', () => {
  const { config } = readConfig('{"payers": [{"name": "省", "results": ["省级补助"]}]}', program)
  expect(config).toMatchObject({ person: null, dimensions: [] })
})

it('tells every problem, not only the first', () => {
  const text = '{"payers": [{"name": "省", "results": ["省级", "年龄"]}], "person": {"result": "实缴", "kind": "loss"}, "dimensions": 3}'
  expect(readConfig(text, program).problems.map(({ code }) => code)).toEqual([
    'simulation.shape',
    'simulation.shape',
    'simulation.resultUnknown',
    'simulation.notAmount',
    'simulation.resultUnknown',
  ])
})

it.each(['1.5', '"60"', '1e400', 'null'])('takes no band of %s', (band) => {
  const text = `{"payers": [{"name": "省", "results": ["省级补助"]}], "dimensions": [{"name": "年龄", "by": "年龄", "bands": [${band}]}]}`
  expect(readConfig(text, program).problems).toMatchObject([{ code: 'simulation.shape', place: 'dimensions[1].bands[1]' }])
})

it('says where a scenario lacks what the notice counts', () => {
  const { config } = readConfig('{"payers": [{"name": "个人", "results": ["个人实缴"]}]}', program)
  const other = notice(
    '通知 草案\n  基准日：2021年1月1日\n\n对象 参保人\n  定额：金额\n\n对于 参保人\n\n计算 个人应缴：金额 ＝ 定额',
  ).program
  expect(config && checkConfig(config, other)).toMatchObject([{ code: 'simulation.resultUnknown', place: 'payers[1].results[1]' }])
})

it('counts every amount by every enumeration where nobody has said what', () => {
  const config = defaultConfig(program)
  expect(config).toEqual({
    payers: [
      { name: '省级补助', results: ['省级补助'] },
      { name: '个人实缴', results: ['个人实缴'] },
    ],
    person: null,
    dimensions: [{ name: '县区', by: '县区' }],
  })
  expect(checkConfig(config, program)).toEqual([])
})
