import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kitOf } from '../../engine/exports/kit/build.ts'
import { expectedJson, refusedJson } from '../../engine/exports/kit/expectedJson.ts'
import type { KitGroup } from '../../engine/exports/kit/kit.ts'
import { overridesOf } from '../../engine/exports/kit/overrides.ts'
import { programTarget } from '../../engine/exports/program/fromProgram.ts'
import { evaluator } from '../../engine/interpret/evaluator.ts'
import { programFromJson } from '../../engine/program/json.ts'
import type { Program } from '../../engine/program/program.ts'
import { resultNames } from '../../engine/records/writeResults.ts'
import { inputOf } from '../agreement/engines.ts'
import { programOf } from '../policies/notices.ts'
import { run } from './support/child.ts'
import { exported, fileText, writeInto } from './support/exported.ts'
import { inFolder } from './support/folder.ts'
import { expectedLines, tamper } from './support/kitLines.ts'
import { type EngineSample, randomSamples, taiyuanSample } from './support/samples.ts'

// The program as data, as its receiver has it: read from program.json and from nothing else.

function readBack(program: Program): Program {
  const { program: read, problems } = programFromJson(fileText(exported(programTarget, program), 'program.json'))
  if (!read) throw new Error(JSON.stringify(problems))
  return read
}

function answers(read: Program, { records, options }: EngineSample): string[] {
  const by = evaluator(read, options)
  const names = resultNames(read, options.entity)
  return records.map((record) => expectedJson(names, by.evaluate(inputOf(read, record, options), options.entity)))
}

describe('the program as data', () => {
  const taiyuan = programOf('taiyuan-2020')

  it('gives the results of 20,000 people and of every other entity', () => {
    const read = readBack(taiyuan)
    const samples = [taiyuanSample(20_000), ...read.entities.map(({ name }) => taiyuanSample(200, { entity: name }))]
    for (const sample of samples) expect(answers(read, sample)).toEqual(expectedLines(sample))
  })

  it('gives the results of random notices', () => {
    for (const sample of randomSamples(100, 20, 'open')) expect(answers(readBack(sample.program), sample)).toEqual(expectedLines(sample))
  })

  it('is found valid and right by the commands of its README, and wrong where one answer is', () =>
    inFolder('program', async (folder) => {
      const files = exported(programTarget, taiyuan)
      writeInto(folder, files)
      const command = /```sh\n([\s\S]+?)\n```/.exec(fileText(files, 'README.md'))?.[1] ?? ''
      writeAnswers(folder, readBack(taiyuan))
      const printed = await run('sh', ['-ec', command], { cwd: folder })
      expect(printed).toMatch(/^program.json: valid\n\d+ passed, 0 failed\n$/)
      tamper(join(folder, 'kit/expected.ndjson'))
      await expect(run('sh', ['-ec', command], { cwd: folder })).rejects.toThrow()
    }))
})

/** Answers to the kit's records, computed from the program that was read; what is refused is told by the reader of records. */
function writeAnswers(folder: string, read: Program): void {
  const answers = kitOf(read, { settings: 'open' }).groups.flatMap((group) => groupAnswers(read, group))
  writeFileSync(join(folder, 'answers.ndjson'), `${answers.join('\n')}\n`)
}

function groupAnswers(read: Program, { entity, settings, cases, refusals }: KitGroup): string[] {
  const baseDate = settings.baseDate ?? read.header.baseDate
  const by = evaluator(read, { baseDate, readings: settings.readings, parameters: overridesOf(read, settings) })
  const names = resultNames(read, entity)
  const sound = cases.map(({ record }) => expectedJson(names, by.evaluate(inputOf(read, record, { entity, baseDate }), entity)))
  return [...sound, ...refusals.map(({ refused }) => refusedJson(refused))]
}
