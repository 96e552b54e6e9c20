import { closest } from '../../../grammar/suggest.ts'
import type { DimensionPlan } from '../dimension.ts'
import type { Plan } from '../plan.ts'
import type { GroupKey } from '../summary.ts'
import { type AnalysisProblem, analysisProblem } from './problem.ts'
import type { SeekRequest } from './seekPlan.ts'

interface NamedGroup {
  readonly group: { readonly dimension: DimensionPlan; readonly index: number } | null
  readonly problems: readonly AnalysisProblem[]
}

/** The group that is meant: a dimension by its name or by what it groups by, a group as it is written. */
export function groupNamed({ dimensions }: Plan, asked: SeekRequest['group']): NamedGroup {
  if (!asked) return { group: null, problems: [] }
  const dimension = dimensions.find(({ name, by }) => [name, by.kind === 'field' ? by.field : by.name].includes(asked.dimension))
  if (!dimension) {
    const close =
      closest(
        asked.dimension,
        dimensions.map(({ name }) => name),
      ) ?? null
    return { group: null, problems: [analysisProblem('seek.dimensionUnknown', { name: asked.dimension, close })] }
  }
  const names = dimension.keys.map(namesOf)
  const index = names.findIndex((all) => all.includes(asked.name))
  if (index >= 0) return { group: { dimension, index }, problems: [] }
  const close =
    closest(
      asked.name,
      names.flatMap(([first]) => first ?? []),
    ) ?? null
  return { group: null, problems: [analysisProblem('seek.groupUnknown', { dimension: dimension.name, name: asked.name, close })] }
}

/** How a request names a group. */
export const askedGroup = (key: GroupKey): string => namesOf(key)[0] as string

/** How a group may be written; a band by its ends: 18-60, 60- . */
function namesOf(key: GroupKey): string[] {
  switch (key.kind) {
    case 'member':
      return [key.name]
    case 'boolean':
      return key.value ? ['是', 'yes', 'true'] : ['否', 'no', 'false']
    case 'band':
      return [`${key.from ?? ''}-${key.to ?? ''}`, `${key.from ?? ''}至${key.to ?? ''}`]
    case 'unknown':
      return ['不明', 'unknown']
  }
}
