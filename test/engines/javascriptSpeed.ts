import { javascriptTarget } from '../../engine/exports/javascript/fromProgram.ts'
import { recordJson } from '../../engine/records/recordJson.ts'
import { programOf } from '../policies/notices.ts'
import { loadedModule, type RulesModule } from '../support/javascriptModule.ts'
import { exported, fileText } from './support/exported.ts'
import { taiyuanSample } from './support/samples.ts'
import type { EngineSpeed } from './support/speed.ts'

const distinct = 20_000
const rounds = 10

/** Taiyuan's 参保人 through the module in Node: objects as JSON.parse gives them, and lines of JSON to lines of JSON. */
export function speed(): Promise<readonly EngineSpeed[]> {
  const program = programOf('taiyuan-2020')
  const text = fileText(exported(javascriptTarget, program), 'rules.mjs')
  const rules = loadedModule<RulesModule>(text)
  const lines = taiyuanSample(distinct).records.map((record) => recordJson(program, '参保人', record))
  const objects = lines.map((line): unknown => JSON.parse(line))
  const bytes = new TextEncoder().encode(text).length
  const [compute, computeJson] = [rules.prepare(), rules.prepareJson()]
  const engine = `Node ${process.versions.node}`
  const measured = (what: string, work: () => void): EngineSpeed => ({
    target: 'javascript',
    engine: `${engine}, ${what}`,
    bytes,
    records: distinct * rounds,
    seconds: secondsFor(work),
  })
  return Promise.resolve([
    measured('objects', () => {
      for (const object of objects) compute(object)
    }),
    measured('lines of JSON', () => {
      for (const line of lines) rules.toJson(computeJson(line))
    }),
  ])
}

/** The seconds of some rounds after one that is not counted. */
function secondsFor(work: () => void): number {
  work()
  const start = performance.now()
  for (let round = 0; round < rounds; round++) work()
  return (performance.now() - start) / 1000
}
