import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { modelTexts } from './monaco/models.ts'
import { registerKeys } from './monaco/keys.ts'
import { registerProviders } from './monaco/providers/index.ts'
import { setUpMonaco } from './monaco/setup.ts'
import { samples } from './samples.ts'
import { SessionContext } from './session/hooks.ts'
import { preferences } from './session/preferences.ts'
import { createSession } from './session/session.ts'
import './style.css'

/** Opens the editor on the page. */
export function start(): void {
  setUpMonaco()
  const session = createSession(modelTexts, preferences())
  registerProviders(session)
  registerKeys()
  // A handle for scripts that drive the page: the benchmark, the pictures of the README.
  Object.assign(window, { tiaoli: session })
  session.open(samples, 'taiyuan-2020/notice.md')
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  createRoot(root).render(
    <SessionContext.Provider value={session}>
      <App />
    </SessionContext.Provider>,
  )
}
