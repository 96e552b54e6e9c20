import {
  type PartResult,
  packBatch,
  planOf,
  SimulationError,
  SimulationPart,
  type SimulationRequest,
  type Summary,
  summaryOfParts,
} from '../../index.ts'
import { Crew, usualThreads } from './crew.ts'
import type { MadePeople, Part, Setup } from './simulationJob.ts'

/** A simulation over several threads: people who are read, or synthetic ones whom each thread makes for itself. */
export interface ThreadedRequest extends Omit<SimulationRequest, 'source' | 'synthetic' | 'evaluators' | 'block'> {
  readonly people: MadePeople | Pick<SimulationRequest, 'source' | 'synthetic'>
  readonly threads?: number
}

/** Synthetic people are made and evaluated so many at a time. */
const madeAtOnce = 65_536

/** As `simulate`, with the same summary, on several threads. */
export async function simulateInThreads(request: ThreadedRequest): Promise<Summary> {
  const { baseline, scenario, config, collapse = true, top, people, threads = usualThreads(), progress, signal } = request
  const { plan, problems } = planOf({ baseline, scenario }, config)
  if (!plan) throw new SimulationError(problems)
  const options = top === undefined ? { collapse } : { collapse, top }
  const made = 'model' in people ? people : null
  const setup: Setup = { baseline, scenario, config, made, ...options }
  const crew = await Crew.start<Setup, Part, PartResult>(new URL(jobFile, import.meta.url), setup, threads)
  const here = new SimulationPart(plan, options)
  try {
    let records = 0
    for await (const { part, count } of partsOf(people, here)) {
      if (signal?.aborted) throw signal.reason
      if (part) await crew.give(part)
      records += count
      progress?.({ records })
    }
    return summaryOfParts(plan, [here.finish(), ...(await crew.finish())], 'model' in people || people.synthetic, options)
  } finally {
    await crew.stop()
  }
}

/** The sources run as they are, the package runs what was built from them. */
const jobFile = import.meta.url.endsWith('.ts') ? './simulationJob.ts' : './simulationJob.js'

interface Cut {
  /** null where the people stay in this thread. */
  readonly part: Part | null
  readonly count: number
}

async function* partsOf(people: ThreadedRequest['people'], here: SimulationPart): AsyncGenerator<Cut> {
  if ('model' in people) return yield* rangesOf(people)
  for await (const { batch, numbers, refused } of people.source) {
    const count = batch.rows + refused.length
    // The codes of texts go with every block: where there are many, they are more than the block itself.
    const stays = batch.texts.all().length > batch.rows
    here.addUnreadable(refused.length)
    if (stays) here.add({ batch, numbers, refused: [] })
    yield { part: stays ? null : { kind: 'read', batch: packBatch(batch), numbers }, count }
  }
}

function* rangesOf({ size }: MadePeople): Generator<Cut> {
  for (let from = 0; from < size; from += madeAtOnce) {
    const to = Math.min(from + madeAtOnce, size)
    yield { part: { kind: 'made', from, to }, count: to - from }
  }
}
