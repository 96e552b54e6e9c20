import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programOf } from '../../policies/notices.ts'
import { startDmn } from '../support/dmn.ts'
import { inFolder } from '../support/folder.ts'
import { taiyuanSample } from '../support/samples.ts'
import type { EngineSpeed } from '../support/speed.ts'
import { writtenModels } from './models.ts'
import { inputsOf } from './outcomes.ts'

/** How fast Drools evaluates people of Taiyuan's notice. */
export const speed = (): Promise<readonly EngineSpeed[]> =>
  inFolder('dmn-speed', async (folder) => {
    const models = writtenModels(programOf('taiyuan-2020'))
    const [people] = models
    if (!people) throw new Error('no model')
    const sample = taiyuanSample(2000)
    const inputs = sample.records.map((record) => inputsOf(people.world, sample.program, record, sample.options))
    const file = join(folder, 'people.dmn')
    writeFileSync(file, people.content)
    const dmn = await startDmn('drools')
    try {
      const model = await dmn.load(file)
      await model.evaluate(inputs.slice(0, 500), ['结果'])
      const start = performance.now()
      await model.evaluate(inputs, ['结果'])
      const seconds = (performance.now() - start) / 1000
      const bytes = models.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0)
      return [{ target: 'dmn', engine: 'Drools 10.2.0', bytes, records: inputs.length, seconds }]
    } finally {
      await dmn.end()
    }
  })
