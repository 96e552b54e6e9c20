import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { workbookTarget } from '../../../engine/exports/workbook/fromProgram.ts'
import { workbookBytes } from '../../../engine/exports/workbook/xlsx/package.ts'
import type { Program } from '../../../engine/program/program.ts'
import { hostileNames, hostileProgram } from '../hostile.ts'
import { formulasOf, programOf, sheetOf, workbookOfProgram, written } from './sample.ts'

const small = programOf(`参数 标准：金额
  2020年：100.50元
  2021年：250元

疑义 A01：满六十周岁按哪一天
  读法 按基准日（默认）
  读法 按缴费日

枚举 人员类别：职工、居民

对象 费用明细
  金额：金额 0元至1万元

对象 参保人
  类别：人员类别
  出生日期：日期 可选
  缴费日期：日期 可选
  明细：多个 费用明细

对于 参保人
计算 年龄：整数
  当 疑义 A01 为 按基准日 则 周岁（出生日期，基准日）
  其它 周岁（出生日期，缴费日期）
计算 总额：金额 ＝ 合计 明细.金额
计算 补助：金额
  当 类别 为 职工 则 总额 × 33.3%
  其它 标准（2021年）
`)

const workbook = workbookOfProgram(small)

describe('the workbook of a small notice', () => {
  it('has a sheet for each thing', () => {
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      '说明',
      '参数',
      '读法与基准日',
      '算例 参保人',
      '明细 明细',
      '计算 参保人',
      '计算 明细',
      '名单',
      '文字',
    ])
  })

  it.each([
    ['算例 参保人', 'cases.txt'],
    ['计算 参保人', 'steps.txt'],
    ['计算 明细', 'elementSteps.txt'],
  ])('computes on %s by these formulas', async (name, golden) => {
    const file = join(import.meta.dirname, 'golden', golden)
    await expect(formulasOf(sheetOf(workbook, name))).toMatchFileSnapshot(file)
  })

  it('calls settings by names that formulas read', () => {
    expect([...workbook.names].map(([name, cell]) => `${name} ${cell}`)).toEqual([
      "基准日 '读法与基准日'!$G$5",
      "设置可用 '读法与基准日'!$B$2",
      "设置已改 '读法与基准日'!$B$3",
      "参数已改 '参数'!$B$2",
      "读法_A01 '读法与基准日'!$C$6",
      "参数_标准_2020年 '参数'!$L$5",
      "参数_标准_2021年 '参数'!$L$6",
    ])
  })

  it('is the same bytes every time', () => {
    expect(workbookBytes(workbook)).toEqual(workbookBytes(workbookOfProgram(small)))
  })

  it('asks spreadsheets to compute everything, and holds what the interpreter says for those that do not', () => {
    const parts = unzipSync(workbookBytes(workbook))
    expect(strFromU8(parts['xl/workbook.xml'] as Uint8Array)).toContain('fullCalcOnLoad="1"')
    const [, , , cases] = workbook.sheets
    const [, total] = cases?.rows[1]?.cells ?? []
    expect(total).toMatchObject({ kind: 'formula', computed: { text: expect.stringMatching(/^\d+ passed, 0 failed$/) } })
  })
})

const exported = (program: Program) => workbookTarget.write({ program, sources: new Map([['notice.md', '']]), version: 'test' })

describe('names and texts of any kind', () => {
  const program = hostileProgram()
  const made = exported(program)
  if (made.kind !== 'files') throw new Error('refused')
  const bytes = made.files.find(({ path }) => path === 'rules.xlsx')?.content as Uint8Array
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)] as const)

  it('never become formulas', () => {
    const formulas = parts.flatMap(([, xml]) => [...xml.matchAll(/<f[^>]*>(.*?)<\/f>/gs)].map(([, formula]) => formula ?? ''))
    expect(formulas.length).toBeGreaterThan(100)
    const texts = Object.values(hostileNames).filter((text) => /[^\p{L}]/u.test(text) && text.length > 3 && text.length < 60)
    for (const text of texts) expect(formulas.filter((formula) => formula.includes(text) && !formula.includes(`'!`))).toEqual([])
    expect(formulas.filter((formula) => /^[=+@]|cmd\(\)/.test(formula.replace(/'[^']*'!/g, '')))).toEqual([])
  })

  it('leave the XML in order', () => {
    for (const [, xml] of parts) {
      // Every mark that XML gives a meaning stands in a tag or an attribute of our own.
      expect(xml.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!#\d+;|amp;)/)
      expect(xml).not.toMatch(/[^\P{Cc}\t\n]/u)
    }
  })

  it('give sheets names that spreadsheets take', () => {
    const names = parts.filter(([path]) => path === 'xl/workbook.xml').flatMap(([, xml]) => [...xml.matchAll(/<sheet name="([^"]*)"/g)])
    const plain = names.map(([, name]) => (name ?? '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))))
    for (const name of plain) expect(name).toMatch(/^[^[\]:*?/\\']([^[\]:*?/\\]{0,29}[^[\]:*?/\\'])?$/u)
    expect(new Set(plain.map((name) => name.toLowerCase())).size).toBe(plain.length)
  })

  it('stand in their cells as they are', () => {
    const texts = workbookOfProgram(program).sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(written)))
    for (const text of ['=cmd()', '+1"\\', hostileNames.标准参数, '长'.repeat(200)]) expect(texts).toContain(text)
  })
})

describe('what no spreadsheet computes exactly', () => {
  it.each([
    ['export.tooWide', '对象 参保人\n  费用：金额 0元至10亿元\n对于 参保人\n计算 大数：数 ＝ （费用 ÷ 1元） × （费用 ÷ 1元）'],
    [
      'export.relation',
      '对象 收费项目\n  金额：金额 0元至1万元\n对象 就诊\n  项目：多个 收费项目\n对象 参保人\n  各次：多个 就诊\n对于 就诊\n计算 小计：金额 ＝ 合计 项目.金额\n对于 参保人\n计算 总额：金额 ＝ 合计 各次.小计',
    ],
  ])('is refused with %s', (code, rules) => {
    const made = exported(programOf(rules))
    expect(made.kind === 'refused' ? made.diagnostics.map((each) => each.code) : made.kind).toContain(code)
  })
})
