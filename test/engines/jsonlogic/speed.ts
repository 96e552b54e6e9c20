import { provedOn } from '../../../engine/exports/jsonlogic/readme.ts'
import { jsonLogicTarget } from '../../../engine/exports/jsonlogic/toJsonLogic.ts'
import { programOf } from '../../policies/notices.ts'
import { exported, fileText, writeInto } from '../support/exported.ts'
import { inFolder } from '../support/folder.ts'
import { linesOf } from '../support/kitLines.ts'
import { taiyuanSample } from '../support/samples.ts'
import type { EngineSpeed } from '../support/speed.ts'
import { receivers } from './receivers.ts'

/** How many of Taiyuan's people are timed. */
const people = 20_000

/** Lines of JSON in, lines of JSON out, in one thread; a first round, which is not timed, compiles rules and warms the engine. */
export function speed(): Promise<readonly EngineSpeed[]> {
  const files = exported(jsonLogicTarget, programOf('taiyuan-2020'))
  const lines = linesOf(taiyuanSample(people))
  return inFolder('jsonlogic-speed', async (folder) => {
    writeInto(folder, files)
    const measured: EngineSpeed[] = []
    for (const [name, start] of Object.entries(receivers) as [
      keyof typeof receivers,
      () => ReturnType<(typeof receivers)['datalogic-py']>,
    ][]) {
      const receiver = start()
      await receiver.lines(folder, { entity: '参保人' }, lines.slice(0, 500))
      const begin = performance.now()
      await receiver.lines(folder, { entity: '参保人' }, lines)
      const seconds = (performance.now() - begin) / 1000
      const bytes = Buffer.byteLength(fileText(files, 'rules.json'))
      measured.push({ target: 'jsonlogic', engine: `${name} ${provedOn[name]}`, bytes, records: people, seconds })
      await receiver.end()
    }
    return measured
  })
}
