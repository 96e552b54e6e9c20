import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entitiesOf } from '../../engine/exports/entities.ts'
import { type Forms, formsOf, isRefused } from '../../engine/exports/forms.ts'
import { ability, bundleFiles, jsonLogicTarget } from '../../engine/exports/jsonlogic/toJsonLogic.ts'
import { expectedJson } from '../../engine/exports/kit/expectedJson.ts'
import { Judge } from '../../engine/exports/kit/judge.ts'
import { asWritten } from '../../engine/exports/kit/settingChoices.ts'
import type { Program } from '../../engine/program/program.ts'
import { recordJson } from '../../engine/records/recordJson.ts'
import { resultNames } from '../../engine/records/writeResults.ts'
import { hostileProgram } from '../exports/hostile.ts'
import { programOf } from '../policies/notices.ts'
import { type Chosen, type Receiver, receivers } from './jsonlogic/receivers.ts'
import { run } from './support/child.ts'
import { exported, writeInto } from './support/exported.ts'
import { inFolder, makeFolder, removeFolder } from './support/folder.ts'
import { fromPython, root } from './support/installed.ts'
import { type EngineSample, randomSamples, taiyuanSample } from './support/samples.ts'

const taiyuan = programOf('taiyuan-2020')

function formsFor(program: Program): Forms {
  const forms = formsOf(program, ability)
  if (isRefused(forms)) throw new Error(forms.map(({ code }) => code).join(', '))
  return forms as Forms
}

const { limits: taiyuanLimits } = formsFor(taiyuan)

/** The records of a sample as lines of JSON. */
const linesOf = ({ program, records, options: { entity } }: EngineSample): string[] =>
  records.map((record) => (entity === null ? '{}' : recordJson(program, entity, record)))

/** What the interpreter says of them, as the lines of a kit; null of those beyond what the export computes. */
function expectedLines(sample: EngineSample, limits = taiyuanLimits): (string | null)[] {
  const { program, expected, records, options } = sample
  const { entity, baseDate, readings } = options
  const judge = new Judge(program, entity, { ...asWritten, baseDate, readings }, limits)
  const names = resultNames(program, entity)
  return records.map((record, index) =>
    judge.judge(record) ? expectedJson(names, expected[index] as EngineSample['expected'][number]) : null,
  )
}

/** What a run is told: what is as in the notice need not be. */
function chosenOf({ program, options: { entity, baseDate, readings } }: EngineSample): Chosen {
  return { entity, readings, baseDate: baseDate === program.header.baseDate ? null : baseDate }
}

/** Lines of which both sides speak, those beyond the export made null. */
const spoken = (lines: readonly string[]): (string | null)[] => lines.map((line) => (line.includes('"record.beyondExport"') ? null : line))

const drawn: { readonly sample: EngineSample; readonly expected: readonly (string | null)[] }[] = []

/** People under every reading, and at other base dates; drawn once for all implementations. */
function otherwise(): typeof drawn {
  if (drawn.length > 0) return drawn
  const readings = taiyuan.questions.flatMap(({ name, readings: all }) => all.map((reading) => ({ readings: { [name]: reading.name } })))
  for (const options of [...readings, { baseDate: '2020-02-29' }, { baseDate: '2021-12-31' }, { baseDate: '2022-03-01' }]) {
    const sample = taiyuanSample(60, options)
    drawn.push({ sample, expected: expectedLines(sample) })
  }
  return drawn
}

describe.each(Object.entries(receivers))('the JsonLogic bundle on %s', (_, start) => {
  const folder = makeFolder('jsonlogic')
  let receiver: Receiver
  beforeAll(() => {
    writeInto(folder, exported(jsonLogicTarget, taiyuan))
    receiver = start()
  })
  afterAll(async () => {
    await receiver.end()
    removeFolder(folder)
  })

  it('computes 20,000 people as the interpreter does', async () => {
    const sample = taiyuanSample(20_000)
    expect(spoken(await receiver.lines(folder, { entity: '参保人' }, linesOf(sample)))).toEqual(expectedLines(sample))
  })

  it('computes people under every other reading, and at other base dates', async () => {
    for (const { sample, expected } of otherwise()) {
      expect(spoken(await receiver.lines(folder, chosenOf(sample), linesOf(sample)))).toEqual(expected)
    }
  })

  it.each(entitiesOf(taiyuan).slice(1))('computes records of %s', async (entity) => {
    const sample = taiyuanSample(300, { entity })
    const expected = expectedLines(sample)
    expect(expected.filter((line) => line !== null).length).toBeGreaterThan(50)
    expect(spoken(await receiver.lines(folder, { entity }, linesOf(sample)))).toEqual(expected)
  })
})

it('computes random programs on all of them as the interpreter does, or refuses them', async () => {
  const all = Object.values(receivers).map((start) => start())
  const samples = randomSamples(130, 20, 'open')
  const asWrittenOnly = randomSamples(130, 20, 'fixed')
  const refused: string[] = []
  let accepted = 0
  for (const [index, open] of samples.entries()) {
    const { program, options } = open
    const forms = formsOf(program, ability)
    if (isRefused(forms)) refused.push(forms[0]?.code ?? '')
    if (isRefused(forms) || !entitiesOf(program).includes(options.entity)) continue
    const sample = forms.settings === 'open' ? open : (asWrittenOnly[index] as EngineSample)
    await inFolder('jsonlogic-random', async (folder) => {
      writeInto(folder, bundleFiles({ program, sources: new Map(), version: '' }, forms).files)
      for (const receiver of all) {
        const lines = await receiver.lines(folder, chosenOf(sample), linesOf(sample))
        expect(spoken(lines)).toEqual(expectedLines(sample, forms.limits))
      }
    })
    accepted++
  }
  console.info(`random programs: ${accepted} accepted, ${refused.length} refused: ${refused.join(', ')}`)
  expect(accepted).toBeGreaterThanOrEqual(100)
  for (const receiver of all) await receiver.end()
})

describe('the kit, run as its receiver would', () => {
  const folder = makeFolder('jsonlogic-kit')
  const node = (implementation: string) => run(process.execPath, ['kit/run.mjs', implementation], { cwd: folder })
  const python = () => run(fromPython('python'), ['kit/run.py'], { cwd: folder })
  const commands = [
    ['json-logic-js', () => node('json-logic-js')] as const,
    ['json-logic-engine', () => node('json-logic-engine')] as const,
    ['datalogic-py', python] as const,
  ]

  beforeAll(() => {
    writeInto(folder, exported(jsonLogicTarget, taiyuan))
    // What `npm install` and `pip install` of the README put there.
    mkdirSync(join(folder, 'node_modules'))
    for (const name of ['json-logic-js', 'json-logic-engine'])
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  })
  afterAll(() => removeFolder(folder))

  it('is told by the README', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8')
    for (const command of ['node kit/run.mjs json-logic-js', 'node kit/run.mjs json-logic-engine', 'python3 kit/run.py'])
      expect(readme).toContain(command)
  })

  it.each(commands)('passes on %s, and fails where a value was changed', async (name, command) => {
    expect(await command()).toMatch(new RegExp(`^${name}: [0-9]{4,} passed, 0 failed\n$`))
    const path = join(folder, 'kit', 'expected.ndjson')
    const before = readFileSync(path, 'utf8')
    writeFileSync(path, before.replace('"中央补助":330', '"中央补助":331'))
    await expect(command()).rejects.toThrow()
    const records = path.replace('expected', 'records')
    const asked = readFileSync(records, 'utf8')
    for (const file of [path, records]) writeFileSync(file, '')
    await expect(command()).rejects.toThrow('lines are missing')
    writeFileSync(path, before)
    writeFileSync(records, asked)
  })

  it.each(commands)('of a notice of hostile names passes on %s', async (_, command) => {
    const hostile = exported(jsonLogicTarget, hostileProgram())
    writeInto(folder, hostile)
    expect(await command()).toContain(' passed, 0 failed')
    writeInto(folder, exported(jsonLogicTarget, taiyuan))
  })
})
