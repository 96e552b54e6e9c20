/// <reference lib="webworker" />
import { type PeopleInMemory, type Plan, runOver, SimulationError } from '../../../engine/index.ts'
import type { Tried } from '../../../engine/service/index.ts'
import { evaluatorsHere } from './evaluators.ts'
import { Cancelled, Impossible, MatchColumns, Unusable } from './failures.ts'
import { type LoadedPopulation, loadPeople } from './loading.ts'
import { nothingTried, type PopulationSource, type Sides, type SimulationReply, type SimulationRequest } from './protocol.ts'
import { planFor } from './variants.ts'

// A simulation in a web worker: the people in memory, two programs put to them, a summary for every change of what is tried.

declare const self: DedicatedWorkerGlobalScope

let sides: Sides | null = null
let source: PopulationSource | null = null
let loaded: LoadedPopulation | null = null
/** A load that came before it was known what is compared: only then is it known what has to be read. */
let waiting: { readonly id: number; readonly source: PopulationSource } | null = null
/** The load that is under way. */
let job: { readonly id: number; cancelled: boolean } | null = null
/** What is to be evaluated as soon as there are people. */
let wanted: { readonly id: number; readonly tried: Tried } | null = null

self.onmessage = ({ data }: MessageEvent<SimulationRequest>) => {
  switch (data.kind) {
    case 'sides':
      sides = data.sides
      if (waiting) void load(waiting.id, waiting.source)
      waiting = null
      return
    case 'load':
      source = data.source
      if (sides) void load(data.id, data.source)
      else waiting = data
      return
    case 'cancel':
      if (job?.id === data.id) job.cancelled = true
      return
    case 'evaluate':
      wanted = { id: data.id, tried: data.tried }
      void evaluate()
  }
}

async function load(id: number, from: PopulationSource): Promise<void> {
  if (job) job.cancelled = true
  const own = { id, cancelled: false }
  job = own
  try {
    const plan = planned(nothingTried)
    const progress = (done: number, all: number | null) => reply({ kind: 'progress', id, done, all })
    const fresh = await loadPeople(from, plan, { progress, isCancelled: () => own.cancelled })
    if (job !== own) return
    loaded = fresh
    job = null
    reply({ kind: 'loaded', id, loaded: fresh.told })
  } catch (failure) {
    if (job === own) job = null
    reply(replyTo(id, failure))
  }
  await evaluate()
}

/** What became of a load or a summary that did not come to its end. */
function replyTo(id: number, failure: unknown): SimulationReply {
  if (failure instanceof Cancelled) return { kind: 'cancelled', id }
  if (failure instanceof MatchColumns) return { kind: 'columns', id, columns: failure.columns }
  if (failure instanceof Unusable) return { kind: 'unusable', id, reasons: failure.reasons }
  if (failure instanceof Impossible) return { kind: 'impossible', id, reasons: failure.reasons }
  if (failure instanceof SimulationError) return { kind: 'impossible', id, reasons: failure.problems }
  return { kind: 'failed', id, message: failure instanceof Error ? `${failure.message}\n${failure.stack ?? ''}` : String(failure) }
}

function planned(tried: Tried): Plan {
  if (!sides) throw new Impossible([])
  const { plan, problems } = planFor(sides, tried)
  if (!plan) throw new Impossible(problems)
  return plan
}

async function evaluate(): Promise<void> {
  if (wanted === null || loaded === null || job !== null || sides === null) return
  const { id, tried } = wanted
  wanted = null
  try {
    const started = performance.now()
    const plan = planned(tried)
    if (!loaded.fits(plan)) return void again(id, tried)
    const summary = summarize(loaded.people, plan)
    reply({ kind: 'summary', id, summary, took: performance.now() - started, by: evaluatorsHere().by })
  } catch (failure) {
    reply(replyTo(id, failure))
  }
}

const summarize = (people: PeopleInMemory, plan: Plan) => runOver(people, plan, { evaluators: evaluatorsHere().evaluators })

/** The notice reads other fields than the people were read with: they are read once more. */
function again(id: number, tried: Tried): void {
  wanted = { id, tried }
  loaded = null
  if (source) void load(id, source)
}

const reply = (message: SimulationReply): void => self.postMessage(message)
