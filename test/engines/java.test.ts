import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entitiesOf } from '../../engine/exports/entities.ts'
import { javaTarget } from '../../engine/exports/java/fromProgram.ts'
import type { ExportedFile } from '../../engine/exports/target.ts'
import { check } from '../diagnostics/notice.ts'
import { hostileProgram } from '../exports/hostile.ts'
import { smallProgram } from '../exports/java/notice.ts'
import { programOf } from '../policies/notices.ts'
import { callRules, JavaPrograms, javaLines, type Line } from './java/evaluate.ts'
import { largeSample } from './java/large.ts'
import { run } from './support/child.ts'
import { exported, fileText, writeInto } from './support/exported.ts'
import { inFolder, makeFolder, removeFolder } from './support/folder.ts'
import { javac, runJava } from './support/java.ts'
import { tamper } from './support/kitLines.ts'
import { randomSamples, taiyuanSample } from './support/samples.ts'

const taiyuan = programOf('taiyuan-2020')
const folder = makeFolder('java')
const programs = new JavaPrograms(folder)
const rules = programs.add(taiyuan) ?? ''
beforeAll(() => programs.compile())
afterAll(() => removeFolder(folder))

/** The first records of which Java says something else, with both answers. */
async function different(compiled: JavaPrograms, lines: readonly Line[]): Promise<unknown[]> {
  const answers = await compiled.answers(lines.map(({ line }) => line))
  expect(answers.length).toBe(lines.length)
  return lines
    .map(({ line, expected }, index) => ({ line, expected, given: answers[index] }))
    .filter(({ expected, given }) => given !== expected)
    .slice(0, 3)
}

describe('the Java export, in a JVM', () => {
  it('computes 20,000 people as the interpreter does', async () => {
    expect(await different(programs, javaLines(rules, taiyuanSample(20_000)))).toEqual([])
  })

  it('computes records of every other entity', async () => {
    const lines = entitiesOf(taiyuan)
      .slice(1)
      .flatMap((entity) => javaLines(rules, taiyuanSample(300, { entity })))
    expect(await different(programs, lines)).toEqual([])
  })

  it('computes people under every reading', async () => {
    const lines = taiyuan.questions.flatMap(({ name, readings }) =>
      readings.flatMap((reading) => javaLines(rules, taiyuanSample(100, { readings: { [name]: reading.name } }))),
    )
    expect(await different(programs, lines)).toEqual([])
  })

  it('computes people at other base dates', async () => {
    const dates = ['2019-06-30', '2020-02-29', '2020-12-31', '2022-01-01']
    const lines = dates.flatMap((baseDate) => javaLines(rules, taiyuanSample(500, { baseDate })))
    expect(await different(programs, lines)).toEqual([])
  })

  it('computes random notices as the interpreter does', () =>
    inFolder('java', async (own) => {
      const random = new JavaPrograms(own)
      const samples = randomSamples(130, 24, 'open').filter(({ program, options }) => entitiesOf(program).includes(options.entity))
      const lines = samples.map((sample) => javaLines(random.add(sample.program) ?? 'refused', sample))
      expect(lines.length).toBeGreaterThanOrEqual(100)
      await random.compile()
      expect(await different(random, lines.flat())).toEqual([])
    }))
})

describe('records within records of their own kind', () => {
  const source = `通知 家庭通知
  基准日：2021年1月1日
  舍入：四舍五入到分
对象 人
  费用：金额 可选
  子女：多个 人
对于 人
计算 总费用：金额 ＝ 合计 子女.费用`
  const nested = (depth: number): string => (depth === 0 ? '{"费用":1}' : `{"费用":1,"子女":[${nested(depth - 1)}]}`)

  it('are read as deep as by tiaoli run', () =>
    inFolder('java', async (own) => {
      const { program } = check(`\`\`\`tiaoli\n${source}\n\`\`\`\n`).compiled
      const family = new JavaPrograms(own)
      const name = program && family.add(program)
      await family.compile()
      const settings = '{"baseDate":null,"readings":{},"parameters":[]}'
      const lines = [1, 31, 32, 1000].map((depth) => `${name}\t"人"\t${settings}\t${nested(depth)}`)
      const tooDeep = '{"$refused":[{"code":"record.tooDeep","field":null}]}'
      expect(await family.answers(lines)).toEqual(['{"总费用":1}', '{"总费用":1}', tooDeep, tooDeep])
    }))
})

describe('a notice of 1,500 rules', () => {
  it('is compiled, and computes as the interpreter does', () =>
    inFolder('java', async (own) => {
      const large = new JavaPrograms(own)
      const sample = largeSample()
      const lines = javaLines(large.add(sample.program) ?? 'refused', sample)
      await large.compile()
      expect(await different(large, lines)).toEqual([])
    }))
})

const exports = {
  'Taiyuan’s notice': exported(javaTarget, taiyuan),
  'a small notice': exported(javaTarget, smallProgram()),
  'a notice of hostile names': exported(javaTarget, hostileProgram()),
  'a notice in English': exported(javaTarget, programOf('english-sample')),
}
type Files = readonly ExportedFile[]

/** How many records a kit has. */
function totalOf(files: Files): number {
  const kit: { readonly groups: readonly { readonly cases: number; readonly refusals: number }[] } = JSON.parse(
    fileText(files, 'kit/kit.json'),
  )
  return kit.groups.reduce((sum, { cases, refusals }) => sum + cases + refusals, 0)
}

/** The commands of the README that check an installation. */
function commandsOf(files: Files): string {
  const commands = /```sh\n([^`]+)\n```/.exec(fileText(files, 'README.md'))?.[1]
  if (commands === undefined) throw new Error('the README has no commands')
  return commands
}

const runKit = (files: Files, own: string, change = (commands: string) => commands) =>
  run('sh', ['-ec', change(commandsOf(files))], { cwd: own })

const lastLine = (printed: string): string => printed.trim().split('\n').at(-1) ?? ''

describe('the kit, as its receiver runs it', () => {
  it.each(Object.entries(exports))('of %s passes by the commands of the README', (_, files) =>
    inFolder('java', async (own) => {
      writeInto(own, files)
      expect(lastLine(await runKit(files, own))).toBe(`${totalOf(files)} passed, 0 failed`)
    }),
  )

  it('fails where one expected value is another', () =>
    inFolder('java', async (own) => {
      const files = exports['a small notice']
      writeInto(own, files)
      tamper(join(own, 'kit/expected.ndjson'))
      await expect(runKit(files, own)).rejects.toThrow(/ended with 1/)
    }))

  it('says what is missing of its files', () =>
    inFolder('java', async (own) => {
      const files = exports['a small notice']
      writeInto(own, files)
      for (const name of ['records', 'expected']) writeFileSync(join(own, `kit/${name}.ndjson`), '')
      await expect(runKit(files, own)).rejects.toThrow('records.ndjson, expected.ndjson: lines are missing')
      await expect(runKit(files, own, (commands) => commands.replace('KitRunner kit', 'KitRunner kitt'))).rejects.toThrow(
        'kitt: no kit.json',
      )
    }))

  it.each(['GBK', 'GB18030', 'US-ASCII', 'ISO-8859-1', 'windows-1252', 'Big5', 'Shift_JIS'])(
    'computes the same or is not compiled where it is read as %s',
    (charset) =>
      inFolder('java', async (own) => {
        const files = exports['a small notice']
        writeInto(own, files)
        const printed = await runKit(files, own, (commands) => commands.replace('UTF-8', charset)).catch((failed: Error) => failed.message)
        expect(lastLine(printed)).toMatch(/^(?:\d+ passed, 0 failed|.*\d+ errors?.*)$/)
      }),
  )
})

describe('a Java program that calls the rules', () => {
  it('is given values of Java’s types, and told what it does wrong', () =>
    inFolder('java', async (own) => {
      writeInto(own, exports['a small notice'])
      await javac({ sources: [join(own, 'src/tiaoli/rules/Rules.java'), callRules], into: own })
      await expect(await runJava({ classPath: own, main: 'CallRules' })).toMatchFileSnapshot('good/CallRules.txt')
    }))
})
