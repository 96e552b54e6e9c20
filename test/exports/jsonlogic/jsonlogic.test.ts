import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import jsonLogic from 'json-logic-js'
import { describe, expect, it } from 'vitest'
import { type Forms, formsOf, isRefused } from '../../../engine/exports/forms.ts'
import { provedOn } from '../../../engine/exports/jsonlogic/readme.ts'
import { textCell } from '../../../engine/exports/jsonlogic/rule.ts'
import { ability, bundleFiles, jsonLogicTarget } from '../../../engine/exports/jsonlogic/toJsonLogic.ts'
import type { Export, ExportedFile } from '../../../engine/exports/target.ts'
import type { Program } from '../../../engine/program/program.ts'
import { check } from '../../diagnostics/notice.ts'
import { exported, writeInto } from '../../engines/support/exported.ts'
import { inFolder } from '../../engines/support/folder.ts'
import { beside, programOf, sound } from '../../policies/notices.ts'
import { loadedModule } from '../../support/javascriptModule.ts'
import { exportExamples } from '../examples.ts'
import { hostileProgram } from '../hostile.ts'
import { rulesIn, wrongIn } from './subset.ts'

const noticed = (source: string): Program => sound(check(source).compiled)
const golden = noticed(readFileSync(new URL('golden/notice.md', import.meta.url), 'utf8'))

const written = (program: Program): Export => jsonLogicTarget.write({ program, sources: new Map(), version: '1.2.3' })

function filesOf(program: Program): ReadonlyMap<string, string> {
  const found = written(program)
  if (found.kind === 'refused') throw new Error(found.diagnostics.map(({ code }) => code).join(', '))
  return new Map(found.files.map(({ path, content }: ExportedFile) => [path, String(content)]))
}

/** The rules alone: the kit takes longer than all else. */
function rulesOf(program: Program): unknown {
  const forms = formsOf(program, ability)
  if (isRefused(forms)) throw new Error(forms.map(({ code }) => code).join(', '))
  const { files } = bundleFiles({ program, sources: new Map(), version: '' }, forms as Forms)
  return JSON.parse(String(files.find(({ path }) => path === 'rules.json')?.content))
}

it('writes a bundle that can be read', async () => {
  await expect(filesOf(golden).get('rules.json')).toMatchFileSnapshot('golden/rules.json')
})

describe('the subset', () => {
  it.each([
    ['a small notice', () => golden],
    ['Taiyuan’s', () => programOf('taiyuan-2020')],
    ['its draft', () => programOf('taiyuan-2021-draft')],
    ['the nation’s', () => programOf('national-2020')],
    ['an English one', () => programOf('english-sample')],
    ['one of hostile names', hostileProgram],
  ])('is not left by the rules of %s', (_, program) => {
    const rules = rulesIn(rulesOf(program()))
    expect(rules.length).toBeGreaterThan(20)
    expect(rules.flatMap(wrongIn)).toEqual([])
  })

  it.each([
    [{ if: [true, 1] }, 'if of 2'],
    [{ '==': [1, 1] }, '=='],
    [{ var: 'a.b' }, 'name a.b'],
    [{ var: '1' }, 'name 1'],
    [{ var: '__proto__' }, 'name __proto__'],
    [{ '+': [1, 2, 3] }, '+ of 3'],
    [{ '*': [2 ** 53, 1] }, 'number 9007199254740992'],
    [{ '*': [0.5, 1] }, 'number 0.5'],
  ])('has a check that finds %j', (rule, wrong) => {
    expect(wrongIn(rule)).toEqual([wrong])
  })
})

it.each(['export.tooWide', 'export.relation'])('%s is refused, and names the expression', (code) => {
  const example = exportExamples[code as keyof typeof exportExamples]
  const found = written(noticed(`\`\`\`tiaoli\n${code === 'export.relation' ? nested : example?.source}\n\`\`\`\n`))
  if (found.kind !== 'refused') throw new Error('written')
  expect(found.diagnostics.map((each) => each.code)).toContain(code)
  expect(JSON.stringify(found.diagnostics[0]?.values)).toContain('"expression"')
})

const nested = `通知 试验
  基准日：2021年1月1日
  舍入：四舍五入到分
对象 项目
  费用：金额 0元至1万元
对象 就诊
  项目：多个 项目
对象 参保人
  就诊：多个 就诊
对于 就诊
计算 小计：金额 ＝ 合计 项目.费用
对于 参保人
计算 总费用：金额 ＝ 合计 就诊.小计
`

describe('settings', () => {
  interface Rules {
    readonly settings: readonly { readonly kind: string; readonly name: string | null; readonly refused: unknown }[]
  }
  const settingsOf = (program: Program) => (rulesOf(program) as Rules).settings
  const kindsOf = (program: Program) => [...new Set(settingsOf(program).map(({ kind }) => kind))]

  it('are all open in Taiyuan’s notice, parameters up to eight times what it says', () => {
    const taiyuan = programOf('taiyuan-2020')
    expect(kindsOf(taiyuan)).toEqual(['baseDate', 'reading', 'parameter', 'overridden'])
    const age = { var: '老年人年龄' }
    expect(settingsOf(taiyuan).find(({ name }) => name === '老年人年龄')?.refused).toEqual({
      or: [{ '<': [age, 0] }, { '>': [age, 8 * 60] }],
    })
  })

  it('are built in, parameters first, where they would make numbers too large', () => {
    const shares = ['甲', '乙', '丙', '丁']
    const wide = `通知 试验
  基准日：2021年1月1日
  舍入：四舍五入到分
对象 参保人
  费用：金额 0元至1万元
${shares.map((name) => `参数 ${name}比例：比例\n  2021年：50%`).join('\n')}
对于 参保人
计算 补助：金额 ＝ 费用 × ${shares.map((name) => `${name}比例`).join(' × ')}
`
    expect(kindsOf(noticed(`\`\`\`tiaoli\n${wide}\`\`\`\n`))).toEqual(['baseDate'])
  })
})

it('marks texts that an implementation could take for more than texts', () => {
  expect(['小店区', '1d', '', '_x', 'P1D', '〇'].map(textCell)).toEqual(['小店区', '_1d', '_', '__x', '_P1D', '_〇'])
})

it('tells the versions that the tests run on', () => {
  const version = (name: string): string => JSON.parse(beside(`../../node_modules/${name}/package.json`)).version
  expect(provedOn['json-logic-js']).toBe(version('json-logic-js'))
  expect(provedOn['json-logic-engine']).toBe(version('json-logic-engine'))
  expect(beside('../../scripts/engines/requirements.txt')).toContain(`datalogic-py==${provedOn['datalogic-py']}`)
})

describe('the receiver in JavaScript', () => {
  interface Outcome {
    readonly refused: unknown
    readonly values: ReadonlyMap<string, unknown>
    readonly unknown: ReadonlyMap<string, unknown>
  }
  interface Receiver {
    bundleOf(
      rules: unknown,
      apply: (rule: unknown, data: unknown) => unknown,
    ): (chosen?: object) => { evaluate(record: unknown): Outcome; line(record: unknown): string }
    readJson(text: string): unknown
  }

  const files = filesOf(golden)
  const { bundleOf, readJson } = loadedModule<Receiver>(files.get('jsonlogic-bundle.mjs') ?? '')

  function evaluator(chosen?: object) {
    const apply = (rule: unknown, data: unknown) => jsonLogic.apply(rule as Parameters<typeof jsonLogic.apply>[0], data)
    const { evaluate, line } = bundleOf(JSON.parse(files.get('rules.json') ?? ''), apply)(chosen)
    return { evaluate, line, read: (text: string) => line(readJson(text)) }
  }

  it.each([
    ['{"类别":"职工","差额":-100}', '三分之一', -33.33],
    ['{"类别":"职工","差额":100,"出生日期":"2000-02-29"}', '年龄', 20],
    ['{"类别":"居民","差额":100,"就诊记录":[{"费用":30.01},{"费用":30}]}', '较高次数', 1],
    ['{"类别":"居民","差额":100,"就诊记录":[{"费用":30.01},{"费用":30}]}', '总费用', 60.01],
    ['{"类别":"其他","差额":0}', '补助', null],
  ])('of %s gives %s as %s', (record, name, value) => {
    expect(JSON.parse(evaluator().read(record))[name]).toBe(value)
  })

  it.each([
    ['{"差额":1}', 'record.fieldMissing', '类别'],
    ['{"类别":"学生","差额":1}', 'record.enumUnknown', '类别'],
    ['{"类别":"职工","差额":0.001}', 'record.tooFine', '差额'],
    ['{"类别":"职工","差额":1000.01}', 'record.outOfRange', '差额'],
    ['{"类别":"职工","差额":1e99}', 'record.outOfRange', '差额'],
    ['{"类别":"职工","差额":"1"}', 'record.typeMismatch', '差额'],
    ['{"类别":"职工","差额":1,"出生日期":"2021-02-29"}', 'record.dateInvalid', '出生日期'],
    ['{"类别":"职工","差额":1,"出生日期":"2021-01-02"}', 'record.outOfRange', '出生日期'],
    ['{"类别":"职工","差额":1,"就诊记录":[{"费用":1},{"费用":-1}]}', 'record.outOfRange', '就诊记录[2].费用'],
    ['{"类别":"职工","差额":1,"就诊记录":[1]}', 'record.notObject', '就诊记录[1]'],
    ['{"类别":"职工","差额":1,"__proto__":1}', 'record.fieldUnknown', '__proto__'],
    ['{"类别":"职工","差额":1000,"就诊记录":[]}', null, null],
  ])('of %s refuses %s', (record, code, field) => {
    expect(JSON.parse(evaluator().read(record)).$refused).toEqual(code === null ? undefined : [{ code, field }])
  })

  it('takes plain values too, and other settings', () => {
    const record = { 类别: '居民', 差额: -100 }
    expect(
      evaluator({ readings: { A01: '向下' } })
        .evaluate(record)
        .values.get('三分之一'),
    ).toBe('-33.33')
    const parameters = [{ parameter: '标准', period: 1, value: '31.5' }]
    expect(evaluator({ parameters }).evaluate(record).values.get('补助')).toBe('31.5')
    expect(
      evaluator({ baseDate: '2031-02-28' })
        .evaluate({ ...record, 出生日期: '2000-02-29' })
        .values.get('年龄'),
    ).toBe('30')
  })

  it.each([
    { readings: { A01: '向上' } },
    { baseDate: '2021-02-29' },
    { parameters: [{ parameter: '标准', period: 7, value: '1' }] },
    { entity: '人' },
  ])('refuses %j', (chosen) => {
    expect(() => evaluator(chosen)).toThrow()
  })
})

describe('the runner of the kit', () => {
  it('says what to install, and which implementations there are', () =>
    inFolder('jsonlogic', async (folder) => {
      writeInto(folder, exported(jsonLogicTarget, golden))
      const told = (...args: readonly string[]) => {
        const { status, stderr } = spawnSync(process.execPath, ['kit/run.mjs', ...args], { cwd: folder, encoding: 'utf8' })
        return { status, line: stderr.split('\n')[0] }
      }
      expect(told()).toEqual({ status: 64, line: expect.stringContaining('npm install json-logic-js') })
      expect(told('json-logic')).toEqual({ status: 64, line: 'node kit/run.mjs json-logic-js | json-logic-engine' })
    }))
})
