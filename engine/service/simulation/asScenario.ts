import type { Language } from '../../../grammar/diagnostic.ts'
import { type ScenarioBase, scenarioText } from '../../drafting/scenario.ts'
import { readOverrides } from '../../interpret/overrides.ts'
import type { Program } from '../../program/program.ts'
import { showValue } from '../../program/show.ts'
import type { Readings } from '../readings/runs.ts'
import type { Dial } from './dials.ts'

/** Values and readings that are tried instead of the notice's. */
export interface Tried {
  /** As a dial's key names it → as it is typed. */
  readonly parameters: Readonly<Record<string, string>>
  readonly readings: Readings
}

/** What was tried as the text of a 方案 that comes to the same; null where a name or a value can't be written. */
export function asScenario(
  program: Program,
  dials: readonly Dial[],
  { parameters, readings }: Tried,
  name: string,
  base: ScenarioBase,
  language: Language,
): string | null {
  const tried = dials.filter(({ key }) => parameters[key] !== undefined)
  const values = tried.flatMap(({ key, parameter, period, unit }) => {
    const { overrides } = readOverrides(program, { [key]: parameters[key] as string })
    const type = { kind: 'decimal', unit } as const
    return overrides.map(({ value }) => ({ parameter, type: unit, period, value: showValue(type, value)[language] }))
  })
  return values.length < tried.length ? null : scenarioText(name, base, readings, values, language)
}
