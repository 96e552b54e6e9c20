import type { Direction, Place } from './selection.ts'

/** A key, with Ctrl (or ⌘), Shift and Alt. */
export interface Stroke {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/**
 * What the keys do to a cell: nothing is edited; text typed over it (arrows leave the cell); text edited in it (arrows move the
 * caret).
 */
export type Mode = 'navigate' | 'replace' | 'edit'

export type Command =
  | { readonly kind: 'move'; readonly direction: Direction; readonly extend: boolean }
  | { readonly kind: 'jump'; readonly direction: Direction; readonly extend: boolean }
  | { readonly kind: 'goTo'; readonly place: Place; readonly extend: boolean }
  | { readonly kind: 'page'; readonly direction: 'up' | 'down'; readonly extend: boolean }
  | { readonly kind: 'enter' | 'tab'; readonly back: boolean }
  | { readonly kind: 'moveRows' | 'moveColumns' | 'widen'; readonly by: 1 | -1 }
  | { readonly kind: (typeof plain)[number] }

const plain = [
  'edit',
  'editEmpty',
  'switchMode',
  'cancel',
  'leave',
  'breakLine',
  'fillSelection',
  'pick',
  'menu',
  'open',
  'clear',
  'selectAll',
  'fillDown',
  'fillRight',
  'undo',
  'redo',
  'insertRow',
  'deleteRows',
] as const

const arrows: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

/**
 * What a key does in a cell, as in Excel and WPS; null leaves it to the browser (and to the text). Ctrl+Space, Shift+Space and
 * Ctrl+. belong to Chinese input methods and stand for nothing here.
 */
export function commandOf(stroke: Stroke, mode: Mode): Command | null {
  if (mode === 'navigate') return navigating(stroke)
  const shared = editing(stroke)
  if (shared || mode === 'edit') return shared
  const direction = arrows[stroke.key]
  return direction && !stroke.ctrl && !stroke.shift && !stroke.alt ? { kind: 'move', direction, extend: false } : null
}

function navigating(stroke: Stroke): Command | null {
  const { key, ctrl, shift, alt } = stroke
  const direction = arrows[key]
  if (direction) return arrow(direction, stroke)
  if (ctrl && !alt) return controlled(stroke)
  if (alt) return withAlt(stroke)
  switch (key) {
    case 'Home':
      return { kind: 'goTo', place: 'rowStart', extend: shift }
    case 'End':
      return { kind: 'goTo', place: 'rowEnd', extend: shift }
    case 'PageUp':
      return { kind: 'page', direction: 'up', extend: shift }
    case 'PageDown':
      return { kind: 'page', direction: 'down', extend: shift }
    case 'Enter':
    case 'Tab':
      return { kind: key === 'Enter' ? 'enter' : 'tab', back: shift }
    case 'F2':
      return { kind: 'edit' }
    case 'F10':
      return shift ? { kind: 'menu' } : null
    default:
      return alone[key] ?? null
  }
}

const alone: Readonly<Record<string, Command>> = {
  Backspace: { kind: 'editEmpty' },
  Delete: { kind: 'clear' },
  Escape: { kind: 'leave' },
  ContextMenu: { kind: 'menu' },
}

function arrow(direction: Direction, { ctrl, shift, alt }: Stroke): Command | null {
  if (!alt) return { kind: ctrl ? 'jump' : 'move', direction, extend: shift }
  if (ctrl) return null
  const by = direction === 'up' || direction === 'left' ? -1 : 1
  if (shift) return { kind: direction === 'up' || direction === 'down' ? 'moveRows' : 'moveColumns', by }
  return direction === 'down' ? { kind: 'pick' } : null
}

function controlled({ key, shift }: Stroke): Command | null {
  switch (key) {
    case 'Home':
      return { kind: 'goTo', place: 'gridStart', extend: shift }
    case 'End':
      return { kind: 'goTo', place: 'gridEnd', extend: shift }
    case 'Enter':
      return { kind: 'open' }
    default:
      return (shift ? withControlAndShift : withControl)[key.toLowerCase()] ?? null
  }
}

const withControl: Readonly<Record<string, Command>> = {
  a: { kind: 'selectAll' },
  d: { kind: 'fillDown' },
  r: { kind: 'fillRight' },
  z: { kind: 'undo' },
  y: { kind: 'redo' },
}
const withControlAndShift: Readonly<Record<string, Command>> = { z: { kind: 'redo' } }

function withAlt({ key, ctrl }: Stroke): Command | null {
  if (ctrl) return null
  switch (key) {
    case 'Insert':
      return { kind: 'insertRow' }
    case 'Delete':
      return { kind: 'deleteRows' }
    case 'ContextMenu':
      return { kind: 'menu' }
    case '.':
    case ',':
      return { kind: 'widen', by: key === '.' ? 1 : -1 }
    default:
      return null
  }
}

function editing({ key, ctrl, shift, alt }: Stroke): Command | null {
  switch (key) {
    case 'Enter':
      if (alt) return { kind: 'breakLine' }
      return ctrl ? { kind: 'fillSelection' } : { kind: 'enter', back: shift }
    case 'Tab':
      return ctrl || alt ? null : { kind: 'tab', back: shift }
    case 'Escape':
      return { kind: 'cancel' }
    case 'F2':
      return { kind: 'switchMode' }
    case 'ArrowDown':
      return alt && !ctrl && !shift ? { kind: 'pick' } : null
    default:
      return null
  }
}
