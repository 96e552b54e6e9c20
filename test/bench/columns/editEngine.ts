import type { Batch } from '../../../engine/batch/batch.ts'
import { packBatch } from '../../../engine/batch/packed.ts'
import type { Program } from '../../../engine/index.ts'
import type { Counted } from './generated/kernel.ts'
import { begin } from './peers/engineJob.ts'
import { paidResults } from './peers/engineRun.ts'

/** Totals by 参保地 and payer and of one further result, in fen, by the engine on one thread. */
export function editEngine(program: Program, people: Batch, further: string): Counted {
  const job = begin({ program, people: packBatch(people), results: [...paidResults, further], exact: true, further, written: null })
  job.take({ from: 0, to: people.rows })
  return job.finish()
}
