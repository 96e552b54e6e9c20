import type { Tried } from '../../../engine/service/index.ts'
import type { WorkerLike } from '../connection.ts'
import type { AnalysisReply, Asked, PopulationSource, Sides, SimulationReply, SimulationRequest } from './protocol.ts'

/** The page's side of the simulation's worker. What was asked last is what counts: an older answer is passed over. */
export interface SimulationClient {
  compare(sides: Sides): void
  load(source: PopulationSource): void
  /** Ends the loading; the people are those from before. */
  cancel(): void
  /** Asks for the summary of what is tried: at once where nothing is awaited, else as soon as the last answer is there. */
  evaluate(tried: Tried): void
  /** Asks something beyond the summary, of the same people; what was asked so before is given up. */
  analyse(asked: Asked, tried: Tried): void
  endAnalysis(): void
  /** Ends what takes too long, the people with it. */
  stop(): void
  /** Starts anew with all that was asked. */
  resume(): void
  end(): void
}

export interface SimulationListener {
  replied(reply: SimulationReply): void
  /** Something is heard of the analysis that was asked last. */
  analysed(reply: AnalysisReply): void
  /** Whether a summary is awaited. */
  busy(busy: boolean): void
  /** Nothing was heard for longer than is usual, or work was stopped. */
  work(work: 'usual' | 'long' | 'stopped'): void
  /** The worker died, and another took its place. */
  restarted(): void
  failed(message: string): void
}

interface Options {
  readonly listener: SimulationListener
  start(): WorkerLike
  /** After how long without a reply work counts as long, in milliseconds. */
  readonly patience: number
}

/** A worker that dies this often within a minute would go on dying. */
const deathsTolerated = 3

export function connectSimulation({ listener, start, patience }: Options): SimulationClient {
  let worker: WorkerLike | null = null
  let sides: Sides | null = null
  let source: PopulationSource | null = null
  let tried: Tried | null = null
  let ids = 0
  /** The load and the summary that are awaited; 0 for none. */
  let loading = 0
  let evaluating = 0
  /** The analysis that is awaited. */
  let analysing = 0
  /** Something newer is to be evaluated once the awaited summary is there. */
  let due = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let deaths: number[] = []

  const post = (request: SimulationRequest) => worker?.postMessage(request)
  const watch = () => {
    clearTimeout(timer)
    listener.work('usual')
    if (loading > 0 || evaluating > 0) timer = setTimeout(() => listener.work('long'), patience)
  }
  const begin = () => {
    worker = start()
    worker.onmessage = ({ data }: MessageEvent<SimulationReply>) => heard(data)
    worker.onerror = ({ message }) => died(message)
    if (sides) post({ kind: 'sides', sides })
    if (source) sendLoad(source)
    if (tried) sendTried(tried)
  }
  const end = () => {
    clearTimeout(timer)
    if (worker) {
      worker.onmessage = null
      worker.onerror = null
      worker.terminate()
    }
    worker = null
    loading = 0
    evaluating = 0
    due = false
    if (analysing > 0) listener.analysed({ kind: 'cancelled' })
    analysing = 0
  }
  const died = (message: string) => {
    const now = Date.now()
    deaths = [...deaths.filter((at) => now - at < 60_000), now]
    end()
    listener.busy(false)
    if (deaths.length > deathsTolerated) {
      listener.work('stopped')
      return listener.failed(message)
    }
    begin()
    listener.restarted()
  }
  const sendLoad = (from: PopulationSource) => {
    loading = ++ids
    post({ kind: 'load', id: loading, source: from })
    watch()
  }
  const sendTried = (what: Tried) => {
    evaluating = ++ids
    due = false
    listener.busy(true)
    post({ kind: 'evaluate', id: evaluating, tried: what })
    watch()
  }
  const ask = (what: Tried) => {
    if (evaluating > 0) due = true
    else sendTried(what)
  }
  const heardOfAnalysis = (id: number, analysis: AnalysisReply) => {
    if (id !== analysing) return
    if (analysis.kind !== 'progress') analysing = 0
    listener.analysed(analysis)
  }
  const heard = (reply: SimulationReply) => {
    if (reply.kind === 'analysis') return heardOfAnalysis(reply.id, reply.analysis)
    const ofLoad = reply.id === loading
    const ofSummary = reply.id === evaluating
    if (!ofLoad && !ofSummary) return
    if (ofLoad) heardOfLoad(reply)
    // Before a summary people may have to be read once more.
    const summed = ofSummary && reply.kind !== 'progress' && reply.kind !== 'loaded'
    if (summed) evaluating = 0
    watch()
    listener.replied(reply)
    if (summed) goOn()
  }
  /** Other people: what is tried is computed for them. */
  const heardOfLoad = ({ kind }: SimulationReply) => {
    if (kind !== 'progress') loading = 0
    if (kind === 'loaded' && tried) ask(tried)
  }
  const goOn = () => {
    if (due && tried) sendTried(tried)
    else listener.busy(false)
  }

  return {
    compare(next) {
      sides = next
      if (!worker) return begin()
      post({ kind: 'sides', sides })
      if (tried) ask(tried)
    },
    load(from) {
      source = from
      if (worker) sendLoad(from)
      else begin()
    },
    cancel() {
      if (loading > 0 || evaluating > 0) post({ kind: 'cancel', id: loading || evaluating })
    },
    evaluate(what) {
      tried = what
      if (worker) ask(what)
    },
    analyse(asked, what) {
      if (!worker) return listener.analysed({ kind: 'cancelled' })
      analysing = ++ids
      post({ kind: 'analyse', id: analysing, asked, tried: what })
    },
    endAnalysis: () => post({ kind: 'endAnalysis' }),
    stop() {
      end()
      listener.busy(false)
      listener.work('stopped')
    },
    resume() {
      end()
      begin()
    },
    end,
  }
}
