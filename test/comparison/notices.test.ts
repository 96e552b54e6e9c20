import { describe, expect, it } from 'vitest'
import { compare } from '../../engine/comparison/compare.ts'
import { sectionsOf } from '../../engine/comparison/sections.ts'
import { summaryOf } from '../../engine/comparison/summary.ts'
import { compile, format, printProgram } from '../../engine/index.ts'
import { compiled, entryOf, folders, textOf } from '../policies/notices.ts'
import { edited, lines, sections } from './support.ts'

describe('the notices of policies/', () => {
  it.each(folders)('%s does not differ from itself', (folder) => {
    const found = compare(compiled(folder), compiled(folder))
    expect(sections(found)).toEqual([])
    expect(found.same).toBe(true)
    expect(found.cases.evaluated).toBeGreaterThan(0)
  })

  it.each(folders)('%s does not differ from itself with English keywords, formatted', (folder) => {
    const made = format({ file: entryOf(folder), text: textOf(folder) }, { keywords: 'en' })
    const found = compare(compiled(folder), compiled(folder, made.text))
    expect(sections(found)).toEqual([])
    expect(found.same).toBe(true)
  })

  it('show everything that another contribution changes, and nothing else', () => {
    const after = edited(
      'taiyuan-2020',
      ['  2021年：280元', '  2021年：320元'],
      ['同步提高 [30 元]', '同步提高 [70 元]'],
      ['每人每年 [280 元](=个人', '每人每年 [320 元](=个人'],
      ['达到每人每年280元', '达到每人每年320元'],
      ['资助 [280 元](<=救助', '资助 [320 元](<=救助'],
      ['每人每年资助280元', '每人每年资助320元'],
      ['则 280元', '则 320元'],
      ['[140 元]', '[160 元]'],
      ['140元、140元', '160元、160元'],
      ['[280 元](<=市级', '[320 元](<=市级'],
      ['补助280元。', '补助320元。'],
    )
    expect(after.diagnostics).toEqual([])
    const found = compare(compiled('taiyuan-2020'), after)
    expect(sections(found)).toEqual(['results', 'parameters', 'exceptions', 'clauses'])
    expect(lines(found, 'parameters')).toEqual(['改动 个人缴费标准  一（二）', '  2021年：280元 → 320元（多40元，约14.29%）'])
    expect(lines(found, 'exceptions')).toEqual([
      '改动 重点医疗救助对象由基金全额资助（救助基金资助）  一（三）1',
      '  值：280元 → 320元（多40元，约14.29%）',
      '改动 重度残疾大学生由市级全额资助（市级资助）  一（三）2（2）',
      '  值：280元 → 320元（多40元，约14.29%）',
    ])
    expect(found.clauses.map(({ pathAfter }) => pathAfter)).toEqual(['一（二）', '一（三）1', '一（三）2（1）', '一（三）2（2）'])
    expect(found.cases.troubles).toEqual([])
    expect(found.cases.results.find(({ name }) => name === '应缴标准')).toMatchObject({
      less: 0,
      other: 0,
      least: { by: '40' },
      greatest: { by: '40' },
    })
    const v12 = found.cases.results.find(({ name }) => name === '市级资助')?.changes.find((change) => change.case.name === 'V12 重度残疾人')
    expect(v12).toMatchObject({
      before: { text: { zh: '140元' } },
      after: { text: { zh: '160元' } },
      difference: { by: '20', percent: '14.29' },
    })
    expect(summaryOf(found, 'zh')).toMatch(
      /^与修改前相比：3 个数值变了，4 条正文变了；\d+ 个算例中 \d+ 个的结果变了：应缴标准 多40元（\d+ 例），/,
    )
  })

  it('show a table’s cell, its cases and its clause', () => {
    const after = edited(
      'taiyuan-2020',
      ['任意         | 任意       || 440元          | 55元 ', '任意         | 任意       || 430元          | 65元 '],
      ['中央财政补助 [440 元]', '中央财政补助 [430 元]'],
      ['省级财政补助 [55 元]', '省级财政补助 [65 元]'],
    )
    const found = compare(compiled('taiyuan-2020'), after)
    expect(lines(found, 'tables')).toEqual([
      '改动 财政补助分担（参保人）  一（一）',
      '  改动 第 1 行：阳曲县、娄烦县 | 非大学生 | 任意 | 任意',
      '    中央补助：440元 → 430元（少10元，约-2.27%）',
      '    省级补助：55元 → 65元（多10元，约18.18%）',
    ])
    const central = found.cases.results.find(({ name }) => name === '中央补助')
    expect(central?.changes.map((change) => change.case.name)).toContain('V02 阳曲县普通居民')
    expect(central?.changes.map((change) => change.case.name)).not.toContain('V01 小店区普通居民')
    expect(found.cases.results.find(({ name }) => name === '中央补助总额')?.changes[0]?.difference?.by).toBe('-30')
  })

  it('compare different notices without losing a case', () => {
    const [national, taiyuan] = [compiled('national-2020'), compiled('taiyuan-2020')]
    const found = compare(national, taiyuan)
    expect(found.relation).toBe('notices')
    const cases = (national.program?.cases.length ?? 0) + (taiyuan.program?.cases.length ?? 0)
    expect(found.cases.evaluated).toBeLessThanOrEqual(cases)
    const told = new Set([...found.cases.troubles, ...found.cases.omissions].map((it) => it.case))
    expect(told.size).toBeGreaterThan(0)
    expect(lines(found, 'parameters')).toContain('  2020年：70% → 75%（高5个百分点，约7.14%）')
    expect(() => sectionsOf(compare(compiled('english-sample'), taiyuan), 'en')).not.toThrow()
    expect(structuredClone(found)).toEqual(found)
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })
})

describe('a changed number', () => {
  const text = textOf('english-sample')
  const blocks = [...text.matchAll(/```tiaoli\n([\s\S]*?)```/g)].map((block) => [block.index, block.index + block[0].length] as const)
  const numbers = [...text.matchAll(/\d+(?:\.\d+)?/g)].filter(({ index }) => blocks.some(([from, to]) => index > from && index < to))

  it('is never passed over', () => {
    expect(numbers.length).toBeGreaterThan(80)
    const before = compiled('english-sample')
    const missed = numbers.filter(({ 0: number, index }) => {
      const after = compiled(
        'english-sample',
        `${text.slice(0, index)}${number.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))}${text.slice(index + number.length)}`,
      )
      return compare(before, after).same && printProgram(after.draft) !== printProgram(before.draft)
    })
    expect(missed.map(({ index }) => text.slice(Math.max(0, index - 30), index + 10))).toEqual([])
  })
})

describe('a scenario', () => {
  const base = compiled('taiyuan-2020')
  const entry = entryOf('taiyuan-2020')
  const path = entry.replace('notice.md', 'scenario.tiaoli')
  const scenario = (text: string) => {
    const files = new Map([...base.sources, [path, text]])
    return compile(
      {
        read: (file) => files.get(file) ?? null,
        resolve: (_, to) =>
          to === './notice.md' ? entry : ([...files.keys()].find((file) => file.endsWith(to.replace(/^(\.\.\/)+/, ''))) ?? to),
        findNotice: () => null,
      },
      path,
    )
  }

  it('shows what it changes of its notice, and none of the prose that it does not repeat', () => {
    const made = scenario('方案 太原草案 基于 太原2020 "./notice.md"\n  读法 A04：按隶属\n\n参数 大病保险筹资比例：比例\n  2020年：9%\n')
    expect(made).not.toBeNull()
    if (!made) return
    const found = compare(base, made)
    expect(found.relation).toBe('scenario')
    expect(lines(found, 'parameters')).toEqual(['改动 大病保险筹资比例  二（四）', '  2020年：8% → 9%（高1个百分点，12.5%）'])
    expect(lines(found, 'questions')).toEqual(['改动 A04  一（一）', '  默认读法：按县区 → 按隶属'])
    expect(found.clauses).toEqual([])
    expect(found.rules).toEqual([])
    expect(found.duties).toEqual([])
    expect(found.cases.results.map(({ name }) => name)).toContain('大病保险人均筹资标准')
    const v05 = found.cases.results
      .find(({ name }) => name === '中央补助')
      ?.changes.map((change) => `${change.case.name} ${change.difference?.by}`)
    expect(v05).toContain('V05 阳曲县省属大学生，按县区 -110')
  })
})
