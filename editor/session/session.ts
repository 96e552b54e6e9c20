import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Edit } from '../../engine/index.ts'
import { sessionTexts } from '../texts/session.ts'
import { say } from '../texts/text.ts'
import { connectService } from '../worker/client.ts'
import type { ServiceClient, Work } from '../worker/connection.ts'
import { type Answered, type Asked, type Focus, isSlow, type Question } from '../worker/protocol.ts'
import type { Place } from '../worker/snapshot.ts'
import { createSimulation, type Simulation } from './simulation.ts'
import { type Action, initialState, type SessionState, update } from './state.ts'
import type { Texts, TextsListener } from './texts.ts'

/** What the session adds to every question itself. */
type Context = 'entry' | 'language' | 'readings'
export type AskedOf<Q extends Question> = Omit<Asked<Q>, Context>

/** One officer at work: the state that screens show, and the only way to change it. */
export interface Session {
  readonly store: StoreApi<SessionState>
  readonly texts: Texts
  dispatch(action: Action): void
  /** Files of a workspace and the notice to start with. */
  open(files: Iterable<readonly [string, string]>, entry: string): void
  /** Every text, by path, as it was when the notice that is worked on was opened; the same object until another is. */
  readonly openingTexts: Readonly<Record<string, string>>
  /** Asks the service about the notice that is worked on. Slow questions are answered in a worker of their own: no keystroke waits. */
  ask<Q extends Question>(question: Q, about: AskedOf<Q>): Promise<Answered<Q>>
  /** What a change does to a whole population. */
  readonly simulation: Simulation
  apply(edits: readonly Edit[]): void
  undo(): void
  redo(): void
  /** Shows a place in the source. */
  reveal(place: Place): void
  /** Does an action of the source editor, by its id, in the source. */
  command(action: string): void
  /** Ends a computation that takes too long; the next edit, or `resumeWork`, starts it anew. */
  stopWork(): void
  resumeWork(): void
}

/** After how many milliseconds without a reply work is said to be long: of the service, and of the one for slow questions. */
const patience = { usual: 5_000, slow: 30_000 } as const

export function createSession(makeTexts: (listener: TextsListener) => Texts, start: Partial<SessionState> = {}): Session {
  const store = createStore<SessionState>()(() => ({ ...initialState, ...start }))
  let openingTexts: Readonly<Record<string, string>> = {}
  const dispatch = (action: Action) => {
    if (action.kind === 'opened' || action.kind === 'notice') {
      openingTexts = copyOf(texts)
      simulation.end()
    }
    store.setState((state) => update(state, action), true)
  }
  const simulation = createSimulation(() => store.getState(), dispatch)
  const works = { usual: 'usual', slow: 'usual' } as Record<keyof typeof patience, Work>
  const connect = (part: keyof typeof patience) =>
    connectService({
      patience: patience[part],
      texts: () => Object.entries(copyOf(texts)),
      listener: {
        snapshot: (snapshot) => dispatch({ kind: 'snapshot', snapshot }),
        failed: (text) => dispatch({ kind: 'message', severity: 'error', text }),
        restarted: () => dispatch({ kind: 'message', severity: 'warning', text: say(store.getState().language, sessionTexts.restarted) }),
        work: (work) => {
          works[part] = work
          dispatch({ kind: 'work', work: works.usual === 'usual' && works.slow === 'long' ? 'long' : works.usual })
        },
      },
    })
  const texts: Texts = makeTexts(forwarding(() => (slow ? [service, slow] : [service]), dispatch))
  const service = connect('usual')
  let slow: ServiceClient | null = null
  const slowService = (): ServiceClient => {
    slow ??= connect('slow')
    return slow
  }
  store.subscribe((state, before) => {
    if (focusChanged(state, before)) service.focus(focusOf(state))
  })
  return {
    store,
    texts,
    dispatch,
    open(files, entry) {
      for (const [path, text] of files) texts.open(path, text)
      dispatch({ kind: 'opened', paths: texts.paths, entry })
    },
    get openingTexts() {
      return openingTexts
    },
    ask: (question, about) => {
      const { entry, language, readings } = store.getState()
      const by = isSlow(question) ? slowService() : service
      return by.ask(question, { ...about, entry, language, readings } as Asked<typeof question>)
    },
    simulation,
    apply: (edits) => texts.apply(edits),
    undo: () => texts.undo(workedOn(store.getState())),
    redo: () => texts.redo(workedOn(store.getState())),
    reveal: (place) => {
      dispatch({ kind: 'file', file: place.file })
      dispatch({ kind: 'screen', screen: 'draft' })
      dispatch({ kind: 'pane', pane: 'source' })
      texts.reveal(place)
    },
    command: (action) => {
      dispatch({ kind: 'table', table: null })
      dispatch({ kind: 'screen', screen: 'draft' })
      dispatch({ kind: 'pane', pane: 'source' })
      texts.command(action)
    },
    stopWork() {
      if (works.usual === 'long') service.stop()
      slow?.stop()
      slow = null
      works.slow = 'usual'
    },
    resumeWork() {
      service.resume()
      dispatch({ kind: 'edited', revision: service.revision })
    },
  }
}

/** The file whose newest step undo takes back: cases are written in the notice's main file. */
const workedOn = ({ screen, entry, file }: SessionState): string => (screen === 'cases' ? entry : file)

/** Every change of a text goes to the workers at once. */
function forwarding(services: () => readonly [ServiceClient, ...ServiceClient[]], dispatch: (action: Action) => void): TextsListener {
  const tell = (told: (service: ServiceClient) => void) => {
    const all = services()
    for (const service of all) told(service)
    dispatch({ kind: 'edited', revision: all[0].revision })
  }
  return {
    opened: (path, text) => tell((service) => service.set(path, text)),
    changed: (path, changes) => tell((service) => service.change(path, changes)),
    closed: (path) => tell((service) => service.set(path, null)),
  }
}

const copyOf = (texts: Texts): Readonly<Record<string, string>> =>
  Object.fromEntries(texts.paths.map((path) => [path, texts.text(path) ?? '']))

const focusOf = ({ entry, language, readings }: SessionState): Focus => ({ entry, language, readings })

const focusChanged = (a: SessionState, b: SessionState): boolean =>
  a.entry !== b.entry || a.language !== b.language || a.readings !== b.readings
