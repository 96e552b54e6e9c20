/// <reference lib="webworker" />
import { type Plan, runOver } from '../../../engine/index.ts'
import type { Tried } from '../../../engine/service/index.ts'
import { Analyses } from './analyses.ts'
import { evaluatorsHere } from './evaluators.ts'
import { Impossible, replyTo } from './failures.ts'
import { type LoadedPopulation, loadPeople } from './loading.ts'
import type { PopulationSource, Sides, SimulationReply, SimulationRequest } from './protocol.ts'
import { Refusals } from './refusals.ts'
import { planFor } from './variants.ts'

// A simulation in a web worker: the people in memory, two programs put to them, a summary for every change of what is tried.

declare const self: DedicatedWorkerGlobalScope

interface People {
  readonly population: LoadedPopulation
  readonly source: PopulationSource
  /** What they are told apart by, as `compared` says it. */
  readonly of: string
}

let sides: Sides | null = null
/** Counts changes of the sides. */
let version = 0
let readings: Tried['readings'] = {}
let people: People | null = null
/** A load that came before it was known what is compared: only then is it known what has to be read. */
let waiting: { readonly id: number; readonly source: PopulationSource } | null = null
/** The load that is under way. */
let job: { readonly id: number; cancelled: boolean } | null = null
/** What is to be evaluated as soon as there are people. */
let wanted: { readonly id: number; readonly tried: Tried } | null = null

/** What is asked beyond the summary, of the same people. */
const analyses = new Analyses((id, analysis) => reply({ kind: 'analysis', id, analysis }))

self.onmessage = ({ data }: MessageEvent<SimulationRequest>) => {
  switch (data.kind) {
    case 'sides':
      if (JSON.stringify(sides) !== JSON.stringify(data.sides)) version++
      sides = data.sides
      if (waiting) void load(waiting.id, waiting.source)
      waiting = null
      return
    case 'load':
      if (sides) void load(data.id, data.source)
      else waiting = data
      return
    case 'cancel':
      if (job?.id === data.id) job.cancelled = true
      return
    case 'evaluate':
      wanted = { id: data.id, tried: data.tried }
      readings = data.tried.readings
      void evaluate()
      return
    case 'analyse':
      analyse(data)
      return
    case 'endAnalysis':
      analyses.end()
  }
}

/** People are told apart as far as two programs do it under these readings, whatever values are tried; for others they are read once more. */
const compared = (): string => `${version} ${JSON.stringify(readings)}`

async function load(id: number, source: PopulationSource): Promise<void> {
  if (job) job.cancelled = true
  const own = { id, cancelled: false }
  job = own
  const of = compared()
  try {
    const progress = (done: number, all: number | null) => reply({ kind: 'progress', id, done, all })
    const population = await loadPeople(source, planned({ parameters: {}, readings }), { progress, isCancelled: () => own.cancelled })
    if (job !== own) return
    people = { population, source, of }
    analyses.keep(source)
    reply({ kind: 'loaded', id, loaded: population.told })
  } catch (failure) {
    reply(replyTo(id, failure))
    if (job === own) giveUp(id)
  }
  if (job === own) job = null
  await evaluate()
}

/** Without people of what is compared now there is nothing to wait for. */
function giveUp(id: number): void {
  if (people?.of === compared() || !wanted) return
  if (wanted.id !== id) reply({ kind: 'impossible', id: wanted.id, reasons: [] })
  wanted = null
}

function analyse({ id, asked, tried }: Extract<SimulationRequest, { kind: 'analyse' }>): void {
  if (people === null) {
    reply({ kind: 'analysis', id, analysis: { kind: 'impossible', reasons: [] } })
    return
  }
  const { population, source } = people
  void analyses.run({
    id,
    asked,
    version,
    source,
    together: people.of === compared() ? population.people : null,
    plan: () => planned(tried),
  })
}

function planned(tried: Tried): Plan {
  if (!sides) throw new Impossible([])
  const { plan, problems } = planFor(sides, tried)
  if (!plan) throw new Impossible(problems)
  return plan
}

async function evaluate(): Promise<void> {
  if (wanted === null || people === null || job !== null || sides === null) return
  if (people.of !== compared()) return load(wanted.id, people.source)
  const { id, tried } = wanted
  wanted = null
  try {
    const started = performance.now()
    const refusals = new Refusals()
    const { evaluators, by } = evaluatorsHere()
    const summary = runOver(people.population.people, planned(tried), { evaluators, refused: refusals.add })
    reply({ kind: 'summary', id, tried, summary, refused: refusals.all, took: performance.now() - started, by })
  } catch (failure) {
    reply(replyTo(id, failure))
  }
}

const reply = (message: SimulationReply): void => self.postMessage(message)
