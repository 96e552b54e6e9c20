import type { Language } from '../../engine/index.ts'
import { shellTexts } from '../texts/shell.ts'
import { shortcutTexts } from '../texts/shortcuts.ts'
import { say } from '../texts/text.ts'
import { nextProblem } from './problems.ts'
import { toRegion } from './regions.ts'
import type { Session } from './session.ts'
import { type Screen, screens } from './state.ts'
import { toTableOrBack } from './tables.ts'

/**
 * The keys of the editor: the table that the help shows, that the page obeys and that Monaco is given. Ctrl+Space, Ctrl+. and
 * Shift+Space belong to Chinese input methods and stand for nothing here.
 */
export interface Shortcut {
  /** Modifiers first: Ctrl+Shift+O. On a Mac, ⌘ does what Ctrl does. */
  readonly keys: string
  readonly scope: 'everywhere' | 'source' | 'table'
  readonly text: Readonly<Record<Language, string>>
  /** What the page does, where no text and no table takes the key first; false where it is left to the browser. */
  readonly run?: (session: Session) => boolean | undefined
  /** What Monaco does in the source, by the id of its action. */
  readonly action?: string
}

const toScreen = (screen: Screen, at: number): Shortcut => ({
  keys: `Alt+${at + 1}`,
  scope: 'everywhere',
  text: both((language) => say(language, shortcutTexts.screen, say(language, shellTexts[screenTexts[screen]]))),
  run: act((session) => session.dispatch({ kind: 'screen', screen })),
})

const both = (of: (language: Language) => string): Shortcut['text'] => ({ zh: of('zh'), en: of('en') })

const screenTexts = {
  draft: 'draft',
  cases: 'cases',
  check: 'check',
  compare: 'compare',
  simulate: 'simulate',
  notice: 'noticeView',
  export: 'export',
  files: 'files',
} as const satisfies Record<Screen, keyof typeof shellTexts>

function act(done: (session: Session) => void): (session: Session) => undefined {
  return (session) => {
    done(session)
    return undefined
  }
}

/** Shows the next problem in the source, or says that there is none. */
export function toProblem(session: Session, backwards = false): void {
  const { snapshot, caret, language } = session.store.getState()
  const found = nextProblem(snapshot?.problems ?? [], caret, backwards)
  if (found) session.reveal(found.place)
  else session.dispatch({ kind: 'message', severity: 'information', text: say(language, shortcutTexts.noProblems) })
}

/** Only from where the notice is in view: other screens print what they show. */
function print(session: Session): boolean | undefined {
  const { screen } = session.store.getState()
  if (screen !== 'draft' && screen !== 'notice') return false
  session.dispatch({ kind: 'printing', wanted: true })
  return undefined
}

const page: readonly Shortcut[] = [
  ...screens.map(toScreen),
  {
    keys: 'F8',
    scope: 'everywhere',
    text: shortcutTexts.nextProblem,
    run: act((session) => toProblem(session)),
    action: 'editor.action.marker.next',
  },
  {
    keys: 'Shift+F8',
    scope: 'everywhere',
    text: shortcutTexts.previousProblem,
    run: act((session) => toProblem(session, true)),
    action: 'editor.action.marker.prev',
  },
  {
    keys: 'F1',
    scope: 'everywhere',
    text: shortcutTexts.palette,
    run: act((session) => session.command('editor.action.quickCommand')),
    action: 'editor.action.quickCommand',
  },
  {
    keys: 'Shift+F1',
    scope: 'everywhere',
    text: shortcutTexts.help,
    run: act((session) => session.dispatch({ kind: 'help', page: 'shortcuts' })),
  },
  { keys: 'F6', scope: 'everywhere', text: shortcutTexts.nextRegion, run: act(() => toRegion(1)) },
  { keys: 'Shift+F6', scope: 'everywhere', text: shortcutTexts.previousRegion, run: act(() => toRegion(-1)) },
  { keys: 'Ctrl+Z', scope: 'everywhere', text: shortcutTexts.undo, run: act((session) => session.undo()) },
  { keys: 'Ctrl+Y', scope: 'everywhere', text: shortcutTexts.redo, run: act((session) => session.redo()) },
  { keys: 'Ctrl+Shift+Z', scope: 'everywhere', text: shortcutTexts.redo, run: act((session) => session.redo()) },
  { keys: 'Alt+G', scope: 'everywhere', text: shortcutTexts.asGrid, run: act((session) => void toTableOrBack(session)) },
  // The button of the title bar obeys it (panels/shell/SaveButton.tsx).
  { keys: 'Ctrl+S', scope: 'everywhere', text: shortcutTexts.save },
  { keys: 'Ctrl+P', scope: 'everywhere', text: shortcutTexts.print, run: print },
]

const source: readonly Shortcut[] = [
  { keys: 'Alt+/', scope: 'source', text: shortcutTexts.suggest, action: 'editor.action.triggerSuggest' },
  { keys: 'Alt+Enter', scope: 'source', text: shortcutTexts.fix, action: 'editor.action.quickFix' },
  { keys: 'F12', scope: 'source', text: shortcutTexts.definition, action: 'editor.action.revealDefinition' },
  { keys: 'Shift+F12', scope: 'source', text: shortcutTexts.references, action: 'editor.action.goToReferences' },
  { keys: 'F2', scope: 'source', text: shortcutTexts.rename, action: 'editor.action.rename' },
  { keys: 'Ctrl+Shift+O', scope: 'source', text: shortcutTexts.declarations, action: 'editor.action.quickOutline' },
  { keys: 'Ctrl+F', scope: 'source', text: shortcutTexts.find, action: 'actions.find' },
  { keys: 'Ctrl+H', scope: 'source', text: shortcutTexts.replace, action: 'editor.action.startFindReplaceAction' },
  { keys: 'Ctrl+/', scope: 'source', text: shortcutTexts.comment, action: 'editor.action.commentLine' },
  { keys: 'Shift+Alt+F', scope: 'source', text: shortcutTexts.format, action: 'editor.action.formatDocument' },
  { keys: 'Ctrl+M', scope: 'source', text: shortcutTexts.leave, action: 'editor.action.toggleTabFocusMode' },
]

/** The grid knows its keys itself (grid/keyboard.ts); a test holds these to it. */
const table: readonly Shortcut[] = [
  { keys: 'F2', scope: 'table', text: shortcutTexts.edit },
  { keys: 'Alt+ArrowDown', scope: 'table', text: shortcutTexts.pick },
  { keys: 'Shift+F10', scope: 'table', text: shortcutTexts.menu },
  { keys: 'Alt+Insert', scope: 'table', text: shortcutTexts.insertRow },
  { keys: 'Alt+Delete', scope: 'table', text: shortcutTexts.deleteRows },
  { keys: 'Shift+Alt+ArrowDown', scope: 'table', text: shortcutTexts.moveRows },
  { keys: 'Shift+Alt+ArrowRight', scope: 'table', text: shortcutTexts.moveColumns },
  { keys: 'Ctrl+D', scope: 'table', text: shortcutTexts.fillDown },
  { keys: 'Ctrl+R', scope: 'table', text: shortcutTexts.fillRight },
]

export const shortcuts: readonly Shortcut[] = [...page, ...source, ...table]

/** A key with its modifiers, as the table writes it; letters and digits by their place on the keyboard, whatever they type. */
export interface Stroke {
  readonly key: string
  readonly code: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

export function strokeName({ key, code, ctrl, shift, alt }: Stroke): string {
  const named = /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? key
  return [ctrl && 'Ctrl', shift && 'Shift', alt && 'Alt', named].filter(Boolean).join('+')
}

/** What the page itself does for a key. */
export function shortcutOf(stroke: Stroke): Shortcut | null {
  const name = strokeName(stroke)
  return shortcuts.find(({ keys, run }) => run && keys === name) ?? null
}
