import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluator } from '../../engine/interpret/evaluator.ts'
import { readOverrides } from '../../engine/interpret/overrides.ts'
import { asScenario, createWorkspace, dialsOf, questionsOf, whyTree } from '../../engine/service/index.ts'
import { personOf } from '../../engine/service/subject.ts'

const read = (path: string): readonly [string, string] => [path, readFileSync(new URL(`../../policies/${path}`, import.meta.url), 'utf8')]
const entry = 'taiyuan-2020/notice.md'
const workspace = createWorkspace([read(entry), read('national-2020/notice.md'), read('taiyuan-common/vocabulary.tiaoli')])
const document = workspace.open(entry)
const program = document?.compiled.program
if (!document || !program) throw new Error('no program')
const rules = ['参保人.个人实缴', '参保人.中央补助']
const dials = dialsOf(program, rules)

describe('what can be tried', () => {
  it('are the numbers that the results rest on, directly or through others', () => {
    const keys = dials.map(({ key }) => key)
    expect(keys).toContain('个人缴费标准（2021年）')
    expect(keys).toContain('老年人年龄')
    expect(keys).not.toContain('住院政策范围内支付比例（2020年）')
    expect(dials.find(({ key }) => key === '财政资助市级比例')).toMatchObject({ unit: 'ratio', value: '0.5', shown: { zh: '50%' } })
    expect(readOverrides(program, Object.fromEntries(dials.map(({ key, value }) => [key, value]))).problems).toEqual([])
  })

  it('have sliders that hold the value and whole steps', () => {
    for (const { unit, value, slider } of dials) {
      const at = Number(value) * (unit === 'ratio' ? 100 : 1)
      expect(at).toBeGreaterThanOrEqual(slider.minimum)
      expect(at).toBeLessThanOrEqual(slider.maximum)
      expect(Number.isInteger(slider.step)).toBe(true)
    }
  })

  it('are the questions that these results ask', () => {
    expect(questionsOf(program, ['参保人.中央补助']).map(({ name }) => name)).toEqual(['A04', 'A05'])
  })
})

describe('what was tried', () => {
  const tried = { parameters: { '个人缴费标准（2021年）': '320', 低收入家庭资助比例: '0.625' }, readings: { A05: '待明确' } }

  it('is written as a scenario that gives what was tried', () => {
    const text = asScenario(program, dials, tried, '缴费三百二', { name: program.header.name, path: 'notice.md' }, 'zh')
    expect(text).toContain('读法 A05：待明确')
    workspace.set('taiyuan-2020/scenario.md', text)
    const scenario = workspace.open('taiyuan-2020/scenario.md')?.compiled.runnable
    if (!scenario) throw new Error('the scenario can’t be read')
    const parameters = readOverrides(program, tried.parameters).overrides
    for (const record of [{ 参保地: '阳曲县' }, { 参保地: '小店区', 低收入家庭: true, 出生日期: '1950-01-01' }]) {
      const of = (each: typeof program) => personOf(each, { entity: '参保人', record })?.record
      const [laid, set] = [of(scenario), of(program)]
      if (!laid || !set) throw new Error('no record')
      const results = evaluator(scenario).evaluate(laid)
      const { kind } = results
      expect(kind).toBe('results')
      expect(results).toEqual(evaluator(program, { readings: tried.readings, parameters }).evaluate(set))
    }
  })

  it('is not written where a value can’t be', () => {
    const bad = { parameters: { '个人缴费标准（2021年）': '三百' }, readings: {} }
    expect(asScenario(program, dials, bad, '甲', { name: '太原2020', path: 'notice.md' }, 'zh')).toBe(null)
    expect(asScenario(program, dials, tried, '', { name: '太原2020', path: 'notice.md' }, 'zh')).toBe(null)
  })

  it('is explained of a person', () => {
    const subject = { entity: '参保人', record: { 参保地: '阳曲县' }, parameters: { '个人缴费标准（2021年）': '320' } }
    const tree = whyTree(document, subject, '个人实缴', 'zh')
    expect('nodes' in tree && tree.nodes.find(({ id }) => tree.roots.includes(id))?.value).toBe('320元')
  })
})
