import { type Block, type PeopleInMemory, type Plan, type Program, UnusableSource, wantedColumns } from '../../../engine/index.ts'
import { Cancelled, MatchColumns, Unusable } from './failures.ts'
import { headerOf } from './header.ts'
import { type LoadedPeople, type PopulationSource, type RefusedRow, refusedKept } from './protocol.ts'
import { blocksOf } from './sources.ts'

/** People in memory, with what the page is told of them. */
export interface LoadedPopulation {
  readonly people: PeopleInMemory
  readonly told: LoadedPeople
  /** Whether they hold all that the plan's programs read. */
  fits(plan: Plan): boolean
}

export interface Watch {
  readonly progress: (done: number, all: number | null) => void
  readonly isCancelled: () => boolean
}

/** So often the page is told how far it is, in milliseconds. */
const tellEvery = 100

/** Reads or makes people as far as the plan's programs read them. Throws `Cancelled`, `Unusable` or `MatchColumns`. */
export async function loadPeople(source: PopulationSource, plan: Plan, watch: Watch): Promise<LoadedPopulation> {
  const gathering = new Gathering()
  const all = source.kind === 'synthetic' ? source.people : null
  let told = 0
  try {
    for await (const block of blocksOf(source, plan)) {
      gathering.add(block)
      if (performance.now() - told < tellEvery) continue
      told = performance.now()
      watch.progress(gathering.records, all)
      await queued()
      if (watch.isCancelled()) throw new Cancelled()
    }
  } catch (failure) {
    throw await explained(failure, source)
  }
  return gathering.finish(plan, source.kind === 'synthetic')
}

/** A header that can be matched by hand is asked for once; what else is wrong is said. */
async function explained(failure: unknown, source: PopulationSource): Promise<unknown> {
  if (!(failure instanceof UnusableSource)) return failure
  const canMatch = failure.refusals.some(({ code }) => code === 'header.columnUnknown' || code === 'header.columnMissing')
  if (canMatch && source.kind === 'file' && source.columns === null) return new MatchColumns(await headerOf(source.file))
  return new Unusable(failure.refusals)
}

/** Lets what the page has asked meanwhile be heard. */
function queued(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

class Gathering {
  records = 0
  private readonly weighted: PeopleInMemory['weighted'][number][] = []
  private unreadable = 0
  private readonly refused: RefusedRow[] = []

  add({ batch, numbers, refused }: Block): void {
    this.records += batch.rows + refused.length
    if (batch.rows > 0) this.weighted.push({ batch, weights: null, numbers })
    this.unreadable += refused.length
    for (const row of refused.slice(0, refusedKept - this.refused.length)) this.refused.push(row)
  }

  finish(plan: Plan, synthetic: boolean): LoadedPopulation {
    const { unreadable, refused, weighted } = this
    const key = columnsKey(plan)
    return {
      people: { weighted, unreadable, synthetic, distinct: null },
      told: { people: this.records - unreadable, unreadable, refused },
      fits: (other) => columnsKey(other) === key,
    }
  }
}

/** The fields that were read, and how they are kept: another text of the notice may read others. */
function columnsKey(plan: Plan): string {
  const wanted = wantedColumns(plan)
  const { program } = plan.pair.baseline
  const read = program.entities.map(({ name, fields, relations }) => [
    name,
    fields.filter((field) => wanted.field(name, field.name)).map(({ span: _, ...field }) => field),
    relations.filter((relation) => wanted.relation(name, relation.name)).map((relation) => relation.name),
  ])
  return JSON.stringify([read, enumerationsOf(program)])
}

const enumerationsOf = ({ enumerations }: Program) => enumerations.map(({ name, members }) => [name, members])
