import { describe, expect, it } from 'vitest'
import { commandOf, type Mode } from '../../../editor/grid/keyboard.ts'

/** `Ctrl+Shift+Z` → what it stands for, in short. */
function command(keys: string, mode: Mode = 'navigate'): string {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const has = (name: string) => parts.slice(0, -1).includes(name)
  const found = commandOf({ key, ctrl: has('Ctrl'), shift: has('Shift'), alt: has('Alt') }, mode)
  return found ? Object.values(found).join(' ') : '–'
}

describe('keys on a cell', () => {
  it.each([
    ['ArrowUp', 'move up false'],
    ['Shift+ArrowRight', 'move right true'],
    ['Ctrl+Shift+ArrowDown', 'jump down true'],
    ['Alt+ArrowDown', 'pick'],
    ['Alt+Shift+ArrowUp', 'moveRows -1'],
    ['Alt+Shift+ArrowRight', 'moveColumns 1'],
    ['Home', 'goTo rowStart false'],
    ['Ctrl+Shift+End', 'goTo gridEnd true'],
    ['PageDown', 'page down false'],
    ['Enter', 'enter false'],
    ['Shift+Tab', 'tab true'],
    ['F2', 'edit'],
    ['Backspace', 'editEmpty'],
    ['Delete', 'clear'],
    ['Ctrl+a', 'selectAll'],
    ['Ctrl+D', 'fillDown'],
    ['Ctrl+z', 'undo'],
    ['Ctrl+Shift+Z', 'redo'],
    ['Ctrl+y', 'redo'],
    ['Shift+F10', 'menu'],
    ['Alt+ContextMenu', 'menu'],
    ['Ctrl+Enter', 'open'],
    ['Alt+Insert', 'insertRow'],
    ['Alt+.', 'widen 1'],
    ['Escape', 'leave'],
  ])('%s: %s', (keys, expected) => {
    expect(command(keys)).toBe(expected)
  })

  it.each(['Ctrl+ ', 'Shift+ ', 'Ctrl+.', 'Ctrl+Shift+f', 'a', '参', 'Ctrl+c', 'Ctrl+Tab', 'Alt+ArrowUp', 'Ctrl+Alt+ArrowDown', 'F10'])(
    '%s stays with the input method or the browser',
    (keys) => {
      expect(command(keys)).toBe('–')
    },
  )
})

describe('keys while a cell is edited', () => {
  it.each([
    ['replace', 'ArrowDown', 'move down false'],
    ['edit', 'ArrowDown', '–'],
    ['replace', 'Shift+ArrowDown', '–'],
    ['edit', 'Enter', 'enter false'],
    ['edit', 'Alt+Enter', 'breakLine'],
    ['edit', 'Ctrl+Enter', 'fillSelection'],
    ['edit', 'Shift+Tab', 'tab true'],
    ['edit', 'Escape', 'cancel'],
    ['replace', 'F2', 'switchMode'],
    ['edit', 'Alt+ArrowDown', 'pick'],
    ['edit', 'Ctrl+z', '–'],
    ['edit', 'Delete', '–'],
    ['replace', 'Home', '–'],
  ] as const)('%s: %s → %s', (mode, keys, expected) => {
    expect(command(keys, mode)).toBe(expected)
  })
})
