import { type Block, gather, type PeopleInMemory, type Plan, type RefusedRecord, UnusableSource } from '../../../engine/index.ts'
import { Cancelled, MatchColumns, Unusable } from './failures.ts'
import { headerOf } from './header.ts'
import { type LoadedPeople, type PopulationSource, refusedKept } from './protocol.ts'
import { blocksOf } from './sources.ts'

/** People in memory, with what the page is told of them. */
export interface LoadedPopulation {
  readonly people: PeopleInMemory
  readonly told: LoadedPeople
}

export interface Watch {
  readonly progress: (done: number, all: number | null) => void
  readonly isCancelled: () => boolean
}

/** So often the page is told how far it is, in milliseconds. */
export const tellEvery = 100

/**
 * Brings people into memory as far as the plan's programs tell them apart, equal ones together, whatever is tried. Throws
 * `Cancelled`, `Unusable` or `MatchColumns`.
 */
export async function loadPeople(source: PopulationSource, plan: Plan, watch: Watch): Promise<LoadedPopulation> {
  const refused: RefusedRecord[] = []
  let records = 0
  const count = (block: Block) => {
    records += block.batch.rows + block.refused.length
    for (const row of block.refused.slice(0, refusedKept - refused.length)) refused.push(row)
  }
  const all = source.kind === 'synthetic' ? source.people : null
  try {
    const watched = watching(blocksOf(source, plan), count, () => watch.progress(records, all), watch.isCancelled)
    const people = await gather(plan, { source: watched, synthetic: source.kind === 'synthetic', settings: 'values' })
    const shape = { entity: plan.entity, entities: plan.pair.baseline.program.entities }
    return { people, told: { people: records - people.unreadable, unreadable: people.unreadable, refused, shape } }
  } catch (failure) {
    throw await explained(failure, source)
  }
}

/** The same people, each as he is: analyses ask about other readings, and how near to an edge each stands. Throws as above. */
export async function loadEach(source: PopulationSource, plan: Plan, watch: Watch): Promise<PeopleInMemory> {
  let records = 0
  const count = ({ batch, refused }: Block) => {
    records += batch.rows + refused.length
  }
  const all = source.kind === 'synthetic' ? source.people : null
  const watched = watching(blocksOf(source, plan), count, () => watch.progress(records, all), watch.isCancelled)
  try {
    return await gather(plan, { source: watched, synthetic: source.kind === 'synthetic', collapse: false })
  } catch (failure) {
    throw await explained(failure, source)
  }
}

/** Passes blocks on; from time to time it tells how far it is, and hears whether to go on. */
async function* watching(
  blocks: AsyncIterable<Block> | Iterable<Block>,
  count: (block: Block) => void,
  tell: () => void,
  isCancelled: () => boolean,
): AsyncGenerator<Block> {
  let told = 0
  for await (const block of blocks) {
    count(block)
    yield block
    if (performance.now() - told < tellEvery) continue
    told = performance.now()
    tell()
    await queued()
    if (isCancelled()) throw new Cancelled()
  }
}

/** A header that can be matched by hand is asked for once; what else is wrong is said. */
async function explained(failure: unknown, source: PopulationSource): Promise<unknown> {
  if (!(failure instanceof UnusableSource)) return failure
  const canMatch = failure.refusals.some(({ code }) => code === 'header.columnUnknown' || code === 'header.columnMissing')
  if (canMatch && source.kind === 'file' && source.columns === null) return new MatchColumns(await headerOf(source.file))
  return new Unusable(failure.refusals)
}

/** Lets what the page has asked meanwhile be heard. */
export function queued(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
