import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runtime } from '../../../engine/exports/javascript/runtime/index.ts'
import type { Program } from '../../../engine/program/program.ts'
import { javascriptModule } from '../../agreement/javascript.ts'
import { loadedModule, type RulesModule } from '../../support/javascriptModule.ts'
import { hostileNames, hostileProgram } from '../hostile.ts'
import { goldenFolder, programOfText, small, written } from './sample.ts'

const moduleOf = (program: Program): RulesModule => loadedModule(written(program, 'rules.mjs'))

describe('the module of a small notice', () => {
  it('reads like the notice', async () => {
    const text = written(small, 'rules.mjs').replace(runtime.trim(), '// …… the part that is the same for every notice')
    await expect(text).toMatchFileSnapshot(join(goldenFolder, 'rules.txt'))
    await expect(written(small, 'rules.d.mts')).toMatchFileSnapshot(join(goldenFolder, 'types.txt'))
  })

  it('computes what is larger than a double tells apart', () => {
    const { results } = moduleOf(small).evaluate({ 参保地: '东区', 总资产: '999999999999.99' })
    expect(results).toMatchObject({ 资产乘积: '999999999999980000000000.0001', 比例: '0.4', 补助: '232' })
  })

  it('says what is not known, and for want of what', () => {
    const { unknown, results } = moduleOf(small).evaluate({ 参保地: '西区', 总资产: 1 })
    expect(unknown).toEqual({ 年龄: ['出生日期'], 最近一次: ['就诊'] })
    expect(results).toMatchObject({ 年龄: null, 最近一次: null, 住院费用: '0' })
  })

  it('refuses what contradicts the notice', () => {
    const stays = [{ 入院日期: '2020-01-01', 费用: 2000.5 }]
    expect(moduleOf(small).evaluate({ 参保地: '东区', 总资产: 1000, 就诊: stays })).toEqual({
      refused: [{ code: 'evaluate.assertion', field: '费用不超过资产' }],
      results: null,
      unknown: null,
    })
  })

  it('computes for another entity, as prepared once or called each time', () => {
    const rules = moduleOf(small)
    expect(() => rules.evaluate({}, { entity: '就诊记录' })).toThrow(RangeError)
    const record = { 参保地: '东区', 总资产: 0 }
    expect(rules.evaluate(record, { readings: { A1: '缴费年度' } })).toEqual(rules.prepare({ readings: { A1: '缴费年度' } })(record))
    expect(rules.evaluate(record, { readings: { A1: '缴费年度' } }).results).toMatchObject({ 补助: '220' })
  })
})

it('holds a table of a thousand rows', () => {
  const members = Array.from({ length: 1000 }, (_, index) => `街${index}`)
  const rows = members.map((name, index) => `  | ${name} || ${index} |`)
  const head = `通知 长表\n  基准日：2021年1月1日\n枚举 街道：${members.join('、')}\n对象 人\n  住址：街道\n对于 人`
  const program = programOfText(`\`\`\`tiaoli\n${head}\n表 长表\n  | 住址 || 号：整数 |\n${rows.join('\n')}\n\`\`\`\n`)
  const compute = javascriptModule(program, '人').prepare()
  expect(members.map((name) => compute({ 住址: name }).results)).toEqual(members.map((_, index) => ({ 号: String(index) })))
})

describe('names and texts that would end a string, a comment or a script', () => {
  const program = hostileProgram()
  const [text, types] = [written(program, 'rules.mjs'), written(program, 'rules.d.mts')]

  it('do not: the module is one script, of a page too', () => {
    for (const each of [text, types]) {
      expect(each).not.toMatch(/<[/!]/)
      expect(each).not.toMatch(/[\u2028\u2029\u202a-\u202e\u2066-\u2069\r]/)
    }
  })

  it('stay what they are in records and results', () => {
    const name = (key: string) => hostileNames[key] as string
    const rules = loadedModule<RulesModule>(text)
    const record = JSON.parse(
      `{${[
        [name('类别字段'), name('类别一')],
        [name('文本字段'), name('文本值')],
        [name('人数字段'), 3],
        [name('标志字段'), true],
        [name('明细关系'), [{ [name('明细费用')]: 1.5 }]],
      ].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)}}`,
    )
    const outcome = rules.evaluate(record)
    expect(Object.fromEntries(Object.entries(outcome.results ?? {}))).toMatchObject({
      [name('补助结果')]: '250',
      [name('文本结果')]: true,
      [name('合计结果')]: '1.5',
      [name('选读结果')]: '250',
    })
    expect(outcome.unknown).toEqual({ [name('年龄结果')]: [name('日期字段')] })
    expect(rules.evaluate({ ...record, [name('类别字段')]: 'x' }).refused).toEqual([
      { code: 'record.enumUnknown', field: name('类别字段') },
    ])
  })

  it('are told where the code writes them otherwise, and only then', () => {
    expect(JSON.parse(written(program, 'names.json'))).toContainEqual({
      identifier: '__proto___2',
      kind: 'field',
      name: '__proto__',
      entity: 'constructor',
    })
    expect(() => written(small, 'names.json')).toThrow()
  })

  it('are no properties of every object', () => {
    const rules = moduleOf(small)
    expect(rules.evaluate(JSON.parse('{"参保地":"东区","总资产":1,"__proto__":{"低保":true}}')).refused).toEqual([
      { code: 'record.fieldUnknown', field: '__proto__' },
    ])
    expect(rules.evaluate(Object.create({ 参保地: '东区', 总资产: 1 })).refused).toEqual([
      { code: 'record.fieldMissing', field: '参保地' },
      { code: 'record.fieldMissing', field: '总资产' },
    ])
  })
})
