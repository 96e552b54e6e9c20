import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import {
  compile,
  type PopulationModel,
  type Program,
  readConfig,
  readPopulationModel,
  type SimulationConfig,
  type Variant,
} from '../../../engine/index.ts'

const policies = resolve(import.meta.dirname, '../../../policies')
const text = (...path: string[]) => readFileSync(join(policies, ...path), 'utf8')

/** The notice of 2020 and the draft of 2021, with the synthetic city that they are put to. */
export interface CityRequest {
  readonly baseline: Variant
  readonly scenario: Variant
  readonly config: SimulationConfig
  readonly model: PopulationModel
}

export const seed = 20200828

export function cityRequest(): CityRequest {
  const baseline = noticeOf('taiyuan-2020')
  return {
    baseline: { program: baseline, options: {} },
    scenario: { program: noticeOf('taiyuan-2021-draft'), options: {} },
    config: readConfig(text('taiyuan-2020/simulation.json'), baseline).config as SimulationConfig,
    model: readPopulationModel(text('taiyuan-2020/population.json'), baseline).model as PopulationModel,
  }
}

function noticeOf(folder: string): Program {
  const loader = {
    read: (path: string) => readFileSync(path, 'utf8'),
    resolve: (from: string, to: string) => resolve(dirname(from), to),
    findNotice: () => join(policies, 'national-2020/notice.md'),
  }
  const compiled = compile(loader, join(policies, folder, 'notice.md'))
  if (!compiled?.program) throw new Error(`${folder} has errors`)
  return compiled.program
}
