import { describe, expect, it } from 'vitest'
import { shortcutOf, shortcuts, strokeName } from '../../../editor/session/shortcuts.ts'

const stroke = (key: string, modifiers: Partial<Record<'ctrl' | 'shift' | 'alt', boolean>> = {}, code = '') => ({
  key,
  code,
  ctrl: false,
  shift: false,
  alt: false,
  ...modifiers,
})

describe('the keys', () => {
  it('leave to input methods what is theirs', () => {
    for (const { keys } of shortcuts) expect(keys).not.toMatch(/Space|^Ctrl\+\.$|^Ctrl\+Shift\+F$/)
    for (const taken of [stroke(' ', { ctrl: true }), stroke('.', { ctrl: true }), stroke(' ', { shift: true })])
      expect(shortcutOf(taken)).toBe(null)
  })

  it('stand for one thing each', () => {
    const named = shortcuts.map(({ keys, scope }) => `${scope} ${keys}`)
    expect(new Set(named).size).toBe(named.length)
    const everywhere = shortcuts.filter(({ scope }) => scope === 'everywhere').map(({ keys }) => keys)
    const source = shortcuts.filter(({ scope }) => scope === 'source').map(({ keys }) => keys)
    expect(source.filter((keys) => everywhere.includes(keys))).toEqual([])
  })

  it('have words in both languages', () => {
    for (const { text } of shortcuts) {
      expect(text.zh).toMatch(/\p{Script=Han}/u)
      expect(text.en).toMatch(/^[\p{L}\p{P}\s\d]+$/u)
    }
  })

  it.each([
    ['Alt+1', stroke('1', { alt: true }, 'Digit1')],
    // On a Mac, or with another layout, the letter is another; the key is where it is.
    ['Alt+7', stroke('¶', { alt: true }, 'Digit7')],
    ['Ctrl+Shift+Z', stroke('я', { ctrl: true, shift: true }, 'KeyZ')],
    ['F8', stroke('F8', {}, 'F8')],
    ['Shift+F6', stroke('F6', { shift: true }, 'F6')],
  ])('%s is told by its place', (name, pressed) => {
    expect(strokeName(pressed)).toBe(name)
    expect(shortcutOf(pressed)?.keys).toBe(name)
  })
})
