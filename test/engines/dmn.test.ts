import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dmnTarget } from '../../engine/exports/dmn/fromProgram.ts'
import { entitiesOf } from '../../engine/exports/entities.ts'
import { smallNotice } from '../exports/dmn/notice.ts'
import { hostileProgram } from '../exports/hostile.ts'
import { programOf } from '../policies/notices.ts'
import { DmnModels } from './dmn/models.ts'
import { tamper } from './dmn/tamper.ts'
import { run } from './support/child.ts'
import { type DmnEngine, dmnEngines } from './support/dmn.ts'
import { exported, fileText, writeInto } from './support/exported.ts'
import { inFolder } from './support/folder.ts'
import { randomSamples, taiyuanSample } from './support/samples.ts'

const taiyuan = programOf('taiyuan-2020')

interface Extent {
  readonly people: number
  /** Records of every other entity; people under each reading and base date. */
  readonly others: number
  readonly settings: number
  readonly random: number
}

/**
 * How much each engine does: Drools is held to the target's bounds. jDMN parses every expression anew for every record, so it takes a
 * third of a second for a person of Taiyuan’s notice, and two on a busy machine; of random notices, which are smaller, it computes as many as Drools.
 */
const extent: Readonly<Record<DmnEngine, Extent>> = {
  drools: { people: 20_000, others: 100, settings: 50, random: 110 },
  jdmn: { people: 150, others: 20, settings: 2, random: 110 },
}

describe.each(dmnEngines)('the DMN export, on %s', (engine) => {
  const models = new DmnModels(engine)
  const { people, others, settings, random } = extent[engine]
  beforeAll(() => models.start())
  afterAll(() => models.end())

  it('computes people as the interpreter does', async () => {
    expect(await models.different(taiyuanSample(people))).toEqual([])
  })

  it('computes records of every other entity', async () => {
    for (const entity of entitiesOf(taiyuan).slice(1)) expect(await models.different(taiyuanSample(others, { entity }))).toEqual([])
  })

  it('computes people under every reading, and at other base dates', async () => {
    for (const { name, readings } of taiyuan.questions)
      for (const reading of readings)
        expect(await models.different(taiyuanSample(Math.min(settings, 10), { readings: { [name]: reading.name } }))).toEqual([])
    for (const baseDate of ['2019-06-30', '2020-02-29', '2022-01-01'])
      expect(await models.different(taiyuanSample(settings, { baseDate }))).toEqual([])
  })

  it('computes random notices as the interpreter does', async () => {
    const samples = randomSamples(random, 20, 'open').filter(({ program, options }) => entitiesOf(program).includes(options.entity))
    for (const sample of samples) expect(await models.different(sample)).toEqual([])
    expect(samples.length).toBeGreaterThanOrEqual(random * 0.9)
  })

  it.each([
    ['Taiyuan’s notice', () => taiyuan],
    ['a small notice', smallNotice],
    ['hostile names and texts', hostileProgram],
  ])('has nothing to say about the models of %s, by the standard’s schema and its own rules', async (_, program) => {
    expect(await models.complaints(program())).toEqual([])
  })
})

/** The commands of the README, as its receiver types them. */
function commandsOf(readme: string): string {
  const command = /```sh\n(mvn[^`]*)```/.exec(readme)?.[1]
  if (!command) throw new Error('the README has no command')
  return command
}

describe('the kit of the DMN export', () => {
  it.each([
    ['a small notice', smallNotice],
    ['hostile names', hostileProgram],
  ])('of %s passes by the commands of its README, and fails where a result was changed', (_, program) =>
    inFolder('dmn-kit', async (folder) => {
      const files = exported(dmnTarget, program())
      writeInto(folder, files)
      const commands = commandsOf(fileText(files, 'README.md'))
      const first = await run('bash', ['-c', `set -e\n${commands}`], { cwd: folder })
      // Maven resets a terminal's colours even where there is no terminal.
      expect(stripVTControlCharacters(first)).toMatch(/^[1-9]\d* passed, 0 failed$/m)
      const test = files.find(({ path }) => path.endsWith('-test-01.xml'))?.path ?? ''
      tamper(join(folder, test))
      const last = commands.trim().split('\n').at(-1)
      expect(await run('bash', ['-c', `${last} || true`], { cwd: folder })).toMatch(/passed, [1-9]\d* failed$/m)
    }),
  )
})
