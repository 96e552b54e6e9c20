import * as monaco from 'monaco-editor/editor'
import { shortcuts } from '../session/shortcuts.ts'

/** Gives Monaco the keys of the table; what it binds to others besides stays. */
export function registerKeys(): void {
  const rules = shortcuts.flatMap(({ keys, action }) =>
    action === undefined ? [] : [{ keybinding: keybindingOf(keys), command: action, when: 'editorTextFocus' }],
  )
  monaco.editor.addKeybindingRules(rules)
}

const modifiers: Readonly<Record<string, number>> = {
  Ctrl: monaco.KeyMod.CtrlCmd,
  Shift: monaco.KeyMod.Shift,
  Alt: monaco.KeyMod.Alt,
}

const named: Readonly<Record<string, monaco.KeyCode>> = { '/': monaco.KeyCode.Slash, Enter: monaco.KeyCode.Enter }

function keybindingOf(keys: string): number {
  return keys.split('+').reduce((code, key) => code | (modifiers[key] ?? named[key] ?? letterOrFunction(key)), 0)
}

function letterOrFunction(key: string): monaco.KeyCode {
  const code = monaco.KeyCode[(key.length === 1 ? `Key${key}` : key) as keyof typeof monaco.KeyCode]
  if (code === undefined) throw new Error(`Monaco has no key ${key}`)
  return code
}
