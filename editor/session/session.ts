import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Edit } from '../../engine/index.ts'
import { connectService, type ServiceClient } from '../worker/client.ts'
import type { Answered, Asked, Focus, Question } from '../worker/protocol.ts'
import type { Place } from '../worker/snapshot.ts'
import { type Action, initialState, type SessionState, update } from './state.ts'
import type { Texts, TextsListener } from './texts.ts'

/** What the session adds to every question itself. */
type Context = 'entry' | 'language'
export type AskedOf<Q extends Question> = Omit<Asked<Q>, Context>

/** One officer at work: the state that screens show, and the only way to change it. */
export interface Session {
  readonly store: StoreApi<SessionState>
  readonly texts: Texts
  dispatch(action: Action): void
  /** Files of a workspace and the notice to start with. */
  open(files: Iterable<readonly [string, string]>, entry: string): void
  /** Asks the service about the notice that is worked on. */
  ask<Q extends Question>(question: Q, about: AskedOf<Q>): Promise<Answered<Q>>
  apply(edits: readonly Edit[]): void
  undo(): void
  redo(): void
  /** Shows a place in the source. */
  reveal(place: Place): void
  /** Does an action of the source editor, by its id, in the source. */
  command(action: string): void
}

export function createSession(makeTexts: (listener: TextsListener) => Texts, start: Partial<SessionState> = {}): Session {
  const store = createStore<SessionState>()(() => ({ ...initialState, ...start }))
  const dispatch = (action: Action) => store.setState((state) => update(state, action), true)
  const service = connectService({
    snapshot: (snapshot) => dispatch({ kind: 'snapshot', snapshot }),
    failed: (text) => dispatch({ kind: 'message', severity: 'error', text }),
  })
  const texts = makeTexts(forwarding(service, dispatch))
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
    ask: (question, about) => {
      const { entry, language } = store.getState()
      return service.ask(question, { ...about, entry, language } as Asked<typeof question>)
    },
    apply: (edits) => texts.apply(edits),
    undo: () => texts.undo(store.getState().file),
    redo: () => texts.redo(store.getState().file),
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
  }
}

/** Every change of a text goes to the worker at once. */
function forwarding(service: ServiceClient, dispatch: (action: Action) => void): TextsListener {
  const edited = () => dispatch({ kind: 'edited', revision: service.revision })
  return {
    opened: (path, text) => {
      service.set(path, text)
      edited()
    },
    changed: (path, changes) => {
      service.change(path, changes)
      edited()
    },
    closed: (path) => {
      service.set(path, null)
      edited()
    },
  }
}

const focusOf = ({ entry, language, readings }: SessionState): Focus => ({ entry, language, readings })

const focusChanged = (a: SessionState, b: SessionState): boolean =>
  a.entry !== b.entry || a.language !== b.language || a.readings !== b.readings
