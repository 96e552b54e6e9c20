import { type KeyboardEvent, useEffect } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { type Screen, screens } from '../../session/state.ts'
import { shellTexts } from '../../texts/shell.ts'
import { useNarrow } from '../common/useNarrow.ts'
import './tabs.css'

const labels = {
  draft: shellTexts.draft,
  cases: shellTexts.cases,
  check: shellTexts.check,
  compare: shellTexts.compare,
  simulate: shellTexts.simulate,
  notice: shellTexts.noticeView,
  export: shellTexts.export,
  files: shellTexts.files,
} as const satisfies Record<Screen, { readonly zh: string; readonly en: string }>

/** The element of the shown screen, and of the tab of each. */
export const screenId = 'screen'
export const tabId = (screen: Screen): string => `tab-${screen}`

/** The screens in the order in which a notice is worked on; arrows move along, Alt+1 … 8 come from anywhere. */
export function Tabs() {
  const session = useSession()
  const say = useSay()
  const shown = useSessionState((state) => state.screen)
  const narrow = useNarrow()
  useEffect(() => {
    // In a window too narrow for all of them the shown one is in view.
    if (narrow) document.getElementById(tabId(shown))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shown, narrow])
  const step = (event: KeyboardEvent) => {
    const next = nextTab(shown, event.key)
    if (next === null) return
    event.preventDefault()
    session.dispatch({ kind: 'screen', screen: next })
    document.getElementById(tabId(next))?.focus()
  }
  return (
    <nav aria-label={say(shellTexts.screens)} className="screens" data-tour="screens">
      <div role="tablist" aria-label={say(shellTexts.screens)} className="screen-tabs" onKeyDown={step}>
        {screens.map((screen, at) => (
          <button
            key={screen}
            id={tabId(screen)}
            type="button"
            role="tab"
            aria-selected={screen === shown}
            aria-controls={screen === shown ? screenId : undefined}
            aria-keyshortcuts={`Alt+${at + 1}`}
            title={`Alt+${at + 1}`}
            tabIndex={screen === shown ? 0 : -1}
            onClick={() => session.dispatch({ kind: 'screen', screen })}
          >
            {say(labels[screen])}
            {screen === 'check' && <Errors />}
          </button>
        ))}
      </div>
    </nav>
  )
}

/** How many errors wait to be looked at. */
function Errors() {
  const say = useSay()
  const errors = useSessionState(({ snapshot }) => snapshot?.problems.filter(({ severity }) => severity === 'error').length ?? 0)
  if (errors === 0) return null
  return (
    <span className="tab-errors" role="img" aria-label={say(shellTexts.tabProblems, errors)}>
      {errors > 99 ? '99+' : errors}
    </span>
  )
}

function nextTab(shown: Screen, key: string): Screen | null {
  const at = screens.indexOf(shown)
  const moves: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }
  const to = moves[key]
  return to === undefined ? null : (screens.at(to % screens.length) ?? null)
}
