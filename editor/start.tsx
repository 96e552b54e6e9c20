import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { registerKeys } from './monaco/keys.ts'
import { modelTexts } from './monaco/models.ts'
import { registerProviders } from './monaco/providers/index.ts'
import { setUpMonaco } from './monaco/setup.ts'
import { keepEditor } from './offline/register.ts'
import { guardDrops } from './panels/files/guardDrops.ts'
import { samples } from './samples.ts'
import { SessionContext } from './session/hooks.ts'
import { KeepingContext } from './session/keeping/hooks.ts'
import { startKeeping } from './session/keeping/start.ts'
import { preferences } from './session/preferences.ts'
import { createSession, type Session } from './session/session.ts'
import './style.css'

/** Opens the editor on the page. */
export async function start(): Promise<void> {
  setUpMonaco()
  const session = createSession(modelTexts, preferences())
  registerProviders(session)
  registerKeys()
  guardDrops(session)
  // A handle for scripts that drive the page: the benchmark, the pictures of the README.
  Object.assign(window, { tiaoli: session })
  const keeping = await startKeeping(session, samples)
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  await firstResults(session)
  createRoot(root, { onCaughtError: () => undefined }).render(
    <SessionContext.Provider value={session}>
      <KeepingContext.Provider value={keeping}>
        <App />
      </KeepingContext.Provider>
    </SessionContext.Provider>,
  )
  await keepEditor(() => session.dispatch({ kind: 'newVersion' }))
}

/** How long the first screen waits for its results, so that it comes filled, in milliseconds; with a notice too big it comes without. */
const longestWait = 2_000

function firstResults({ store }: Session): Promise<void> {
  return new Promise((resolve) => {
    const isThere = () => store.getState().entry === '' || store.getState().snapshot !== null
    if (isThere()) return resolve()
    const end = store.subscribe(() => isThere() && done())
    const timer = setTimeout(() => done(), longestWait)
    const done = () => {
      clearTimeout(timer)
      end()
      resolve()
    }
  })
}
