import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ability, modelsOf, type WrittenModel } from '../../../engine/exports/dmn/fromProgram.ts'
import { formsOf, isRefused } from '../../../engine/exports/forms.ts'
import type { Program } from '../../../engine/program/program.ts'
import { answerOf } from '../../agreement/engines.ts'
import { type Dmn, type DmnEngine, type DmnModel, startDmn } from '../support/dmn.ts'
import { makeFolder, removeFolder } from '../support/folder.ts'
import { type EngineSample, takenOf } from '../support/samples.ts'
import { answerFrom, inputsOf } from './outcomes.ts'

/** Exported models on an engine; each is loaded once. */
export class DmnModels {
  private readonly engine: DmnEngine
  private readonly loaded = new Map<string, DmnModel>()
  private dmn: Dmn | null = null
  private folder = ''
  private files = 0

  constructor(engine: DmnEngine) {
    this.engine = engine
  }

  async start(): Promise<void> {
    this.folder = makeFolder('dmn-models')
    this.dmn = await startDmn(this.engine)
  }

  async end(): Promise<void> {
    await this.dmn?.end()
    removeFolder(this.folder)
  }

  /** What the engine has to say about the model; else the first records of which it says something else, with both answers. */
  async different(sample: EngineSample): Promise<unknown[]> {
    const { program, options } = sample
    const written = writtenModels(program).find(({ world }) => (world.form.entity?.name ?? null) === options.entity)
    if (!written) throw new Error(`no model of ${options.entity}`)
    const { records, expected } = takenOf(sample, written.world.form.limits)
    const model = await this.load(written)
    if (model.messages.length > 0) return [...model.messages]
    const inputs = records.map((record) => inputsOf(written.world, program, record, options))
    const outcomes = await model.evaluate(inputs, ['结果'])
    const pairs = outcomes.map((outcome, index) => {
      return {
        given: answerFrom(written.world, outcome),
        expected: answerOf(expected[index] as (typeof expected)[number]),
        record: records[index],
        options,
      }
    })
    return pairs.filter(({ given, expected: wanted }) => JSON.stringify(sorted(given)) !== JSON.stringify(sorted(wanted))).slice(0, 3)
  }

  /** What the engine has to say about the models of a program. */
  async complaints(program: Program): Promise<string[]> {
    const models = await Promise.all(writtenModels(program).map((written) => this.load(written)))
    return models.flatMap(({ messages }) => messages)
  }

  private async load(written: WrittenModel): Promise<DmnModel> {
    const known = this.loaded.get(written.content)
    if (known) return known
    const file = join(this.folder, `${++this.files}.dmn`)
    writeFileSync(file, written.content)
    const model = await (this.dmn as Dmn).load(file)
    this.loaded.set(written.content, model)
    return model
  }
}

const sorted = (answer: Readonly<Record<string, string>>) => Object.entries(answer).toSorted(([a], [b]) => (a < b ? -1 : 1))

/** A program's models; throws where it is refused. */
export function writtenModels(program: Program): WrittenModel[] {
  const forms = formsOf(program, ability)
  if (isRefused(forms)) throw new Error(forms.map(({ code }) => code).join(', '))
  return modelsOf({ program, sources: new Map([['notice.md', program.header.name]]), version: '1.2.3' }, forms)
}
