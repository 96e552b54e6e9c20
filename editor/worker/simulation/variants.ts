import { type Pair, type Plan, planOf, readOverrides } from '../../../engine/index.ts'
import type { Tried } from '../../../engine/service/index.ts'
import type { Problem, Sides } from './protocol.ts'

/** The pair that is compared while something is tried, or why it can't be. */
export function planFor(
  { baseline, scenario, readings, config }: Sides,
  tried: Tried,
): { plan: Plan | null; problems: readonly Problem[] } {
  const { overrides, problems } = readOverrides(scenario, tried.parameters)
  if (problems.length > 0) return { plan: null, problems: problems.map(({ name, value }) => unread(name, value)) }
  const pair: Pair = {
    baseline: { program: baseline, options: { readings: readings.baseline } },
    scenario: { program: scenario, options: { readings: { ...readings.scenario, ...tried.readings }, parameters: overrides } },
  }
  return planOf(pair, config)
}

/** A value that the parameter can't take is refused as a field's would be. */
const unread = (name: string, value: string): Problem => ({
  code: 'record.typeMismatch',
  values: { field: name, expected: 'number', given: 'text', value },
})
