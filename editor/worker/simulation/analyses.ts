import { type AnalysisControl, cliffs, type PeopleInMemory, type Plan, seek, sensitivity } from '../../../engine/index.ts'
import { evaluatorsHere } from './evaluators.ts'
import { analysisReplyTo, Cancelled } from './failures.ts'
import { loadEach, queued, tellEvery } from './loading.ts'
import type { AnalysisReply, Asked, Found, PopulationSource } from './protocol.ts'

export interface AnalysisRequest {
  readonly id: number
  readonly asked: Asked
  /** Counts changes of what is compared. */
  readonly version: number
  readonly source: PopulationSource
  /** The people as the summary has them, equal ones together; null where they don't serve the present readings. */
  readonly together: PeopleInMemory | null
  /** Throws where what is tried can't be. */
  plan(): Plan
}

interface Each {
  readonly people: PeopleInMemory
  readonly source: PopulationSource
  readonly version: number
}

/** Analyses over the people of a simulation, one at a time: a new one ends the one before. */
export class Analyses {
  private readonly tell: (id: number, reply: AnalysisReply) => void
  private running: AbortController | null = null
  /** The people each as he is, kept from the first analysis that asks for them so. */
  private each: Each | null = null

  constructor(tell: (id: number, reply: AnalysisReply) => void) {
    this.tell = tell
  }

  end(): void {
    this.running?.abort(new Cancelled())
    this.running = null
  }

  /** Lets people go that are no longer asked about. */
  keep(source: PopulationSource): void {
    if (this.each?.source !== source) this.each = null
  }

  async run(request: AnalysisRequest): Promise<void> {
    this.end()
    const own = new AbortController()
    this.running = own
    try {
      const found = await this.found(request, own.signal)
      if (this.running === own) this.tell(request.id, { kind: 'found', found })
    } catch (failure) {
      this.tell(request.id, analysisReplyTo(failure))
    }
    if (this.running === own) this.running = null
  }

  private async found(request: AnalysisRequest, signal: AbortSignal): Promise<Found> {
    const { asked } = request
    const plan = request.plan()
    const control: AnalysisControl = { signal, pause: queued, progress: this.watching(request.id, 'work') }
    const { evaluators } = evaluatorsHere()
    if (asked.kind === 'seek') {
      const people = request.together ?? (await this.eachOf(request, plan, signal))
      return { kind: 'seek', sought: await seek(plan, people, asked.request, control, { evaluators }) }
    }
    const people = await this.eachOf(request, plan, signal)
    return asked.kind === 'sensitivity'
      ? { kind: 'sensitivity', sensitivity: await sensitivity(plan, people, control, { evaluators }) }
      : { kind: 'cliffs', cliffs: await cliffs(plan, people, control, { evaluators }) }
  }

  private async eachOf({ id, source, version }: AnalysisRequest, plan: Plan, signal: AbortSignal): Promise<PeopleInMemory> {
    if (this.each?.source === source && this.each.version === version) return this.each.people
    this.each = null
    const told = this.watching(id, 'people')
    const progress = (done: number, of: number | null) => told({ done, of })
    const people = await loadEach(source, plan, { progress, isCancelled: () => signal.aborted })
    this.each = { people, source, version }
    return people
  }

  /** Tells how far it is, not more often than anybody could read. */
  private watching(id: number, stage: 'people' | 'work') {
    let told = 0
    return ({ done, of }: { readonly done: number; readonly of: number | null }) => {
      if (performance.now() - told < tellEvery) return
      told = performance.now()
      this.tell(id, { kind: 'progress', stage, done, all: of })
    }
  }
}
