import { simulateTexts } from '../texts/simulate.ts'
import { say } from '../texts/text.ts'
import { connectSimulator } from '../worker/client.ts'
import type { SimulationClient } from '../worker/simulation/connection.ts'
import type { AnalysisReply, Asked, PopulationSource, Sides, SimulationReply } from '../worker/simulation/protocol.ts'
import { type Analysing, heard, type Under } from './analysing.ts'
import type { Simulating, Tried } from './simulating.ts'
import type { Action, SessionState } from './state.ts'

/** Simulations of a session: one worker, started with the first, which keeps the people. */
export interface Simulation {
  compare(sides: Sides): void
  load(source: PopulationSource): void
  cancel(): void
  evaluate(tried: Tried): void
  /** Asks something beyond the summary, of what is tried now. */
  analyse(asked: Asked): void
  endAnalysis(): void
  stop(): void
  resume(): void
  /** Forgets the people: another notice is worked on. */
  end(): void
}

/** After how long without a word from the worker its work is said to be long, in milliseconds. */
const patience = 15_000

export function createSimulation(state: () => SessionState, dispatch: (action: Action) => void): Simulation {
  const tell = (simulating: Partial<Simulating>) => dispatch({ kind: 'simulating', simulating })
  let client: SimulationClient | null = null
  let source: PopulationSource | null = null
  /** The texts that are compared, to be told from others. */
  let compared = ''
  let asked: { readonly asked: Asked; readonly under: Under } | null = null

  const replied = (reply: SimulationReply) => {
    switch (reply.kind) {
      case 'progress':
        return source && tell({ loading: { source, done: reply.done, all: reply.all } })
      case 'loaded':
        return source && tell({ loading: null, problems: [], loaded: { ...reply.loaded, source } })
      case 'columns':
        return stay({ matching: source?.kind === 'file' ? { file: source.file, columns: reply.columns } : null })
      case 'unusable':
      case 'impossible':
        return stay({ problems: reply.reasons })
      case 'cancelled':
        return stay({})
      case 'summary':
        return withSummary(reply)
      case 'failed':
        stay({})
        return dispatch({ kind: 'message', severity: 'error', text: said(simulateTexts.failed, reply.message) })
    }
  }
  /** Nothing came of it: the people are those from before. */
  const stay = (simulating: Partial<Simulating>) => {
    source = state().simulating.loaded?.source ?? null
    tell({ loading: null, ...simulating })
  }
  const withSummary = ({ tried, summary, refused, took, by }: Extract<SimulationReply, { kind: 'summary' }>) => {
    const { loaded } = state().simulating
    if (loaded) tell({ problems: [], result: { tried, summary, refused, of: loaded, took, by } })
  }
  const analysing = (next: Partial<Analysing>) => tell({ analysing: { ...state().simulating.analysing, ...next } })
  const analysed = (reply: AnalysisReply) => {
    if (!asked) return
    analysing(heard(state().simulating.analysing, reply, asked.asked, asked.under))
    if (reply.kind === 'failed') dispatch({ kind: 'message', severity: 'error', text: said(simulateTexts.failed, reply.message) })
  }
  const said = (text: typeof simulateTexts.failed, reason: string) => say(state().language, text, reason)
  const connected = (): SimulationClient => {
    client ??= connectSimulator({
      patience,
      listener: {
        replied: (reply) => void replied(reply),
        analysed,
        busy: (busy) => state().simulating.busy !== busy && tell({ busy }),
        work: (work) => state().simulating.work !== work && tell({ work }),
        restarted: () => dispatch({ kind: 'message', severity: 'warning', text: say(state().language, simulateTexts.restarted) }),
        failed: (message) => dispatch({ kind: 'message', severity: 'error', text: said(simulateTexts.failed, message) }),
      },
    })
    return client
  }
  return {
    compare(sides) {
      const text = JSON.stringify(sides)
      if (text !== compared) tell({ version: state().simulating.version + 1 })
      compared = text
      connected().compare(sides)
    },
    load(from) {
      source = from
      tell({ loading: { source: from, done: 0, all: from.kind === 'synthetic' ? from.people : null }, matching: null, problems: [] })
      connected().load(from)
    },
    cancel: () => client?.cancel(),
    evaluate: (tried) => connected().evaluate(tried),
    analyse(what) {
      const { loaded, tried, version, analysing: now } = state().simulating
      if (!loaded) return
      asked = { asked: what, under: { tried, version, source: loaded.source, shape: loaded.shape } }
      analysing({ running: { kind: what.kind, progress: null }, refused: now.refused?.kind === what.kind ? null : now.refused })
      connected().analyse(what, tried)
    },
    endAnalysis: () => client?.endAnalysis(),
    stop() {
      client?.stop()
      tell({ loading: null })
    },
    resume: () => client?.resume(),
    end() {
      client?.end()
      client = null
      source = null
      compared = ''
      asked = null
    },
  }
}
