import { describe, expect, it } from 'vitest'
import { diagramOf } from '../../../engine/exports/dmn/diagram.ts'
import { feelText } from '../../../engine/exports/dmn/feel.ts'
import { ability, dmnTarget, modelsOf, type WrittenModel } from '../../../engine/exports/dmn/fromProgram.ts'
import { Ids } from '../../../engine/exports/dmn/ids.ts'
import { boxSize, layoutOf } from '../../../engine/exports/dmn/layout.ts'
import { element, xmlDocument } from '../../../engine/exports/dmn/xml.ts'
import { formsOf, isRefused } from '../../../engine/exports/forms.ts'
import type { Program } from '../../../engine/program/program.ts'
import { check } from '../../diagnostics/notice.ts'
import { exported } from '../../engines/support/exported.ts'
import { programOf } from '../../policies/notices.ts'
import { exportExamples } from '../examples.ts'
import { hostileNames, hostileProgram } from '../hostile.ts'
import { noticeOf, smallNotice } from './notice.ts'

/** Where notices begin of people who visit. */
const visits = `通知 试验
  基准日：2021年1月1日
枚举 户籍：城镇、农村
对象 就诊
  费用：金额 0元至10万元
对象 参保人
  户籍：户籍
  就诊：多个 就诊
对于 参保人
`

function models(program: Program): WrittenModel[] {
  const forms = formsOf(program, ability)
  if (isRefused(forms)) throw new Error(forms.map(({ code }) => code).join(', '))
  return modelsOf({ program, sources: new Map([['notice.md', '']]), version: '1.2.3' }, forms)
}

describe('a DMN model', () => {
  it('of a small notice is as it was reviewed', async () => {
    await expect(models(smallNotice())[0]?.content).toMatchFileSnapshot('golden/small.dmn')
  })

  it('keeps the tables of Taiyuan’s notice tables', () => {
    const people = models(programOf('taiyuan-2020'))[0]
    const table = people?.model.decisions.find(({ name }) => name === '财政补助分担')?.logic
    if (table?.kind !== 'table') throw new Error('no table')
    expect(table.hitPolicy).toBe('UNIQUE')
    expect(table.inputs.map(({ label }) => label)).toEqual(['参保地', '大学生类别', '疑义 A04', '疑义 A05'])
    expect(table.rules[0]).toMatchObject({
      tests: ['"阳曲县", "娄烦县"', '"非大学生"', '-', '-'],
      outputs: ['440', '55', '27.5', '27.5'],
    })
    expect(table.rules[11]?.outputs).toEqual(['null', 'null', 'null', 'null'])
  })

  it('has a diagram in which no shapes overlap, and every decision stands above what it requires', () => {
    for (const { model } of models(programOf('taiyuan-2020'))) {
      const boxes = layoutOf(model)
      const overlaps = boxes.filter((a) =>
        boxes.some((b) => a !== b && Math.abs(a.x - b.x) < boxSize.width && Math.abs(a.y - b.y) < boxSize.height),
      )
      expect(overlaps).toEqual([])
      const y = new Map(boxes.map((box) => [box.name, box.y]))
      for (const { name, requires } of model.decisions)
        for (const other of requires) expect(y.get(name)).toBeLessThan(y.get(other) as number)
      expect(diagramOf(model, new Ids(model)).children[0]).toMatchObject({ name: 'dmndi:DMNDiagram' })
    }
  })

  it('names everything so that FEEL can read it, whatever the notice calls it', () => {
    for (const { model, content } of models(hostileProgram())) {
      const names = [...model.inputs, ...model.decisions].map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) expect(name).toMatch(/^[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff]*$/)
      expect(content.replace(/<!--[\s\S]*?-->/, '')).not.toMatch(/<script|\]\]>/)
    }
    expect(Object.keys(hostileNames).length).toBeGreaterThan(10)
  })

  it('is written where a table asks what is gathered together with what reads the table', () => {
    const program = noticeOf(`${visits}计算 次数：整数 ＝ 个数 就诊
表 待遇
  | 户籍 || 起付：金额 | 计次：整数 |
  | 城镇 || 100元      | 次数       |
  | 农村 || 50元       | 0          |
计算 起付以上：金额 ＝ 合计 就诊.费用 当 就诊.费用 ＞ 起付`)
    const names = models(program)[0]?.model.decisions.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['待遇', '次数', '起付以上']))
  })

  it('is written where only a table, and no result, asks what is gathered', () => {
    const program = noticeOf(`${visits}表 待遇 依次
  | 户籍 || 起付：金额 | 封顶：金额     |
  | 城镇 || 100元      | 最小 就诊.费用 |
  | 任意 || 50元       | 0元            |
例外 封顶外 对于 封顶：
  当 户籍 为 城镇 则 10元`)
    const logic = models(program)[0]?.model.decisions.find(({ name }) => name === '待遇_过程')?.logic
    expect(logic?.kind === 'context' && logic.entries.map(({ name }) => name)).toContain('就诊_存在')
  })

  it('has one type of a name, and none that may be anything', () => {
    const clash = noticeOf(`通知 试验
  基准日：2021年1月1日
枚举 文字表：城镇、农村
对象 参保人
  户籍：文字表
对于 参保人
计算 户：文字表 ＝ 户籍`)
    for (const { model } of [clash, smallNotice(), hostileProgram(), programOf('taiyuan-2020')].flatMap(models)) {
      const names = model.types.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      expect(model.types.flatMap(({ components }) => components.map(({ type }) => type))).not.toContain('Any')
    }
  })

  it('has test cases without what a record only inherits from its object', () => {
    const files = exported(dmnTarget, hostileProgram()).filter(({ path }) => path.endsWith('.xml'))
    expect(files.length).toBeGreaterThan(1)
    for (const { content } of files) expect(String(content)).not.toContain('[object Object]')
  })

  it('has test cases of what the guard refuses, with code and field, where inputs can hold it', () => {
    const own = exported(dmnTarget, smallNotice()).find(({ path }) => path.endsWith('参保人-test-01.xml'))
    const refused = [...String(own?.content).matchAll(/>(record\.\w+)<[\s\S]*?<component name="field">\s*<value[^>]*>([^<]*)</g)]
    const told = new Set(refused.map(([, code, field]) => `${code} ${field}`))
    expect([...told]).toEqual([
      'record.fieldMissing 户籍',
      'record.fieldMissing 就诊记录[2].费用',
      'record.tooFine 就诊记录[2].费用',
      'record.outOfRange 就诊记录[2].费用',
    ])
  })

  it('gives a function’s body no type that jDMN would take for the function’s own', () => {
    const content = models(programOf('taiyuan-2020'))[0]?.content ?? ''
    expect(content).toContain('<encapsulatedLogic')
    expect(content).not.toMatch(/<encapsulatedLogic[^>]*typeRef/)
  })

  it('is refused where reasons would be as many as years', () => {
    const { program } = check(`\`\`\`tiaoli\n${exportExamples['export.yearOfElement']?.source}\n\`\`\`\n`).compiled
    const written = program && dmnTarget.write({ program, sources: new Map(), version: '' })
    expect(written?.kind === 'refused' && written.diagnostics.map(({ code }) => code)).toEqual(['export.yearOfElement'])
  })
})

describe('texts', () => {
  it.each([
    ['a"b\\', '"a\\"b\\\\"'],
    ['一\n二', '"一\\n二"'],
    ['\u0001😀', '"\\u0001😀"'],
    [']]> &', '"]]> &"'],
  ])('%j is %s in FEEL', (text, written) => {
    expect(feelText(text)).toBe(written)
  })

  it('are escaped in XML, and what XML can’t hold is replaced', () => {
    const made = xmlDocument(['a --- b-'], element('a', { 名: '"<\n' }, ['<&>]]>\u0000\ud800']))
    expect(made).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<!--\n  a - - - b- \n-->\n<a 名="&quot;&lt;&#10;">&lt;&amp;&gt;]]&gt;\ufffd\ufffd</a>\n',
    )
  })
})
