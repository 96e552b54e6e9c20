import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { javascriptTarget } from '../../engine/exports/javascript/fromProgram.ts'
import { kitOf } from '../../engine/exports/kit/build.ts'
import { expectedText, recordsText } from '../../engine/exports/kit/files.ts'
import type { KitGroup } from '../../engine/exports/kit/kit.ts'
import { javascriptModule } from '../agreement/javascript.ts'
import { programOf } from '../policies/notices.ts'
import { loadedModule, type RulesModule, type RulesOptions } from '../support/javascriptModule.ts'
import { run } from './support/child.ts'
import { exported, fileText, writeInto } from './support/exported.ts'
import { inFolder } from './support/folder.ts'
import { expectedLines, linesOf, tamper } from './support/kitLines.ts'
import { type EngineSample, randomSamples, taiyuanSample } from './support/samples.ts'

const taiyuan = programOf('taiyuan-2020')
const files = exported(javascriptTarget, taiyuan)

/** What the module says of them, read from lines. */
function moduleLines(rules: RulesModule, sample: EngineSample): string[] {
  const { entity } = sample.options
  const compute = rules.prepareJson(sample.options)
  return linesOf(sample).map((line) => rules.toJson(compute(line), entity))
}

describe('the JavaScript export, in Node', () => {
  const rules = loadedModule(fileText(files, 'rules.mjs'))

  it('computes 20,000 people as the interpreter does', () => {
    const sample = taiyuanSample(20_000)
    expect(moduleLines(rules, sample)).toEqual(expectedLines(sample))
  })

  it('takes records as objects too, decimals as texts', () => {
    const sample = taiyuanSample(1000)
    const compute = rules.prepare()
    expect(sample.records.map((record) => rules.toJson(compute(record)))).toEqual(expectedLines(sample))
  })

  it.each(rules.notice.entities.slice(1))('computes records of %s', (entity) => {
    const sample = taiyuanSample(300, { entity })
    expect(moduleLines(rules, sample)).toEqual(expectedLines(sample))
  })

  it.each(taiyuan.questions.flatMap(({ name, readings }) => readings.map((reading) => [name, reading.name] as const)))(
    'computes people with %s read as %s',
    (name, reading) => {
      const sample = taiyuanSample(200, { readings: { [name]: reading } })
      expect(moduleLines(rules, sample)).toEqual(expectedLines(sample))
    },
  )

  it.each(['2019-06-30', '2020-02-29', '2020-12-31', '2022-01-01'])('computes people at %s', (baseDate) => {
    const sample = taiyuanSample(1000, { baseDate })
    expect(moduleLines(rules, sample)).toEqual(expectedLines(sample))
  })

  it('computes random notices as the interpreter does', () => {
    for (const sample of randomSamples(120, 20, 'open')) {
      const module = javascriptModule(sample.program, sample.options.entity)
      expect(moduleLines(module, sample)).toEqual(expectedLines(sample))
    }
  })
})

describe('kits of random notices', () => {
  it('pass, other settings and what must be refused included', () => {
    for (const { program } of randomSamples(30, 1, 'open')) {
      const kit = kitOf(program, { settings: 'open', random: 20 })
      const rules = javascriptModule(program, program.mainEntity)
      for (const group of kit.groups) {
        const compute = rules.prepareJson(optionsOf(rules, group))
        const found = recordLines(recordsText(program, group)).map((line) => rules.toJson(compute(line), group.entity))
        expect(found).toEqual(recordLines(expectedText(program, group)))
      }
    }
  })
})

const recordLines = (text: string): string[] => text.split('\n').slice(0, -1)

/** A group's settings, parameters by the names that the module has for them. */
function optionsOf(rules: RulesModule, { entity, settings: { baseDate, readings, parameters } }: KitGroup): RulesOptions {
  const keyOf = (name: string, place: number) =>
    rules.notice.parameters.find(({ parameter, period }) => parameter === name && period === place)?.key ?? ''
  const chosen = Object.fromEntries(parameters.map(({ parameter, period, value }) => [keyOf(parameter, period), value]))
  return { entity, readings, parameters: chosen, ...(baseDate === null ? {} : { baseDate }) }
}

/** The commands of the README that check an installation. */
function commandOf(readme: string): string {
  const command = /```sh\n(.+)\n```/.exec(readme)?.[1]
  if (command === undefined) throw new Error('the README has no command')
  return command
}

const kit: { readonly groups: readonly { readonly cases: number; readonly refusals: number }[] } = JSON.parse(
  fileText(files, 'kit/kit.json'),
)
const total = kit.groups.reduce((sum, { cases, refusals }) => sum + cases + refusals, 0)

describe('the kit, as its receiver runs it', () => {
  it('passes by the command of the README', () =>
    inFolder('javascript', async (folder) => {
      writeInto(folder, files)
      const printed = await run('sh', ['-c', commandOf(fileText(files, 'README.md'))], { cwd: folder })
      expect(printed.trim().split('\n').at(-1)).toBe(`${total} passed, 0 failed`)
    }))

  it('passes where a copy ends lines as Windows does', () =>
    inFolder('javascript', async (folder) => {
      writeInto(folder, files)
      for (const name of ['records.ndjson', 'expected.ndjson', 'purposes.txt']) {
        const path = join(folder, 'kit', name)
        writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'))
      }
      await expect(run('sh', ['-c', commandOf(fileText(files, 'README.md'))], { cwd: folder })).resolves.toContain(', 0 failed')
    }))

  it('fails where one expected value is another', () =>
    inFolder('javascript', async (folder) => {
      writeInto(folder, files)
      tamper(join(folder, 'kit/expected.ndjson'))
      await expect(run('sh', ['-c', commandOf(fileText(files, 'README.md'))], { cwd: folder })).rejects.toThrow()
    }))
})
