import { type Batch, fixedEvaluators, generator, planOf, wantedColumns } from '../../../engine/index.ts'
import { perPerson } from '../columns/measured.ts'
import { cityRequest, seed } from './request.ts'

/** People who are made beforehand, and gone through again and again: their columns lie in the cache as they do when read. */
const size = 200_000
const blockRows = 4096

/** Nanoseconds a person that the kernels of both notices take together: no generator, no totals, no summary. */
export function kernelTime(): Promise<number> {
  const { model, config, ...pair } = cityRequest()
  const { plan } = planOf(pair, config)
  if (!plan) throw new Error('the configuration does not fit')
  const sides = (['baseline', 'scenario'] as const).map((side) => fixedEvaluators(pair[side], plan.entity, plan.wanted[side]))
  const made = generator(model, pair.baseline.program, { seed, size, wanted: wantedColumns(plan) }).blocks({ rows: blockRows })
  const blocks: Batch[] = [...made].map(({ batch }) => batch)
  return perPerson(size, () => {
    for (const batch of blocks) for (const side of sides) side.evaluate(batch)
  })
}
