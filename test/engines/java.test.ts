import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entitiesOf } from '../../engine/exports/entities.ts'
import { javaTarget } from '../../engine/exports/java/fromProgram.ts'
import { programOf } from '../policies/notices.ts'
import { JavaPrograms, javaLines, type Line } from './java/evaluate.ts'
import { run } from './support/child.ts'
import { exported, fileText, writeInto } from './support/exported.ts'
import { inFolder, makeFolder, removeFolder } from './support/folder.ts'
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

const files = exported(javaTarget, taiyuan)
const kit: { readonly groups: readonly { readonly cases: number; readonly refusals: number }[] } = JSON.parse(
  fileText(files, 'kit/kit.json'),
)
const total = kit.groups.reduce((sum, { cases, refusals }) => sum + cases + refusals, 0)

/** The commands of the README that check an installation. */
function commandsOf(readme: string): string {
  const commands = /```sh\n([^`]+)\n```/.exec(readme)?.[1]
  if (commands === undefined) throw new Error('the README has no commands')
  return commands
}

describe('the kit, as its receiver runs it', () => {
  const runKit = (own: string) => run('sh', ['-ec', commandsOf(fileText(files, 'README.md'))], { cwd: own })

  it('passes by the commands of the README', () =>
    inFolder('java', async (own) => {
      writeInto(own, files)
      const printed = await runKit(own)
      expect(printed.trim().split('\n').at(-1)).toBe(`${total} passed, 0 failed`)
    }))

  it('fails where one expected value is another', () =>
    inFolder('java', async (own) => {
      writeInto(own, files)
      tamper(join(own, 'kit/1-expected.ndjson'))
      await expect(runKit(own)).rejects.toThrow(/ended with 1/)
    }))
})
