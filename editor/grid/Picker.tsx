import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { gridTexts } from '../texts/grid.ts'
import { found, joined, membersOf, toggled } from './choices.ts'
import type { Say } from './control.ts'
import { keepInWindow } from './Menu.tsx'

export interface PickerProps {
  readonly say: Say
  readonly title: string
  readonly choices: readonly string[]
  readonly multiple: boolean
  /** The cell's text. */
  readonly text: string
  /** What was typed before the list was opened. */
  readonly search: string
  /** The cell, which the list stands under. */
  readonly anchor: DOMRect | undefined
  onPick(text: string): void
  onClose(): void
}

/** The choices of a cell, as a list that a search narrows. */
export function Picker(props: PickerProps) {
  const { say, title, choices, multiple, text, anchor, onPick, onClose } = props
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [search, setSearch] = useState(props.search)
  const [members, setMembers] = useState(() => (multiple ? membersOf(text) : [text]))
  const shown = found(choices, search)
  const [at, setAt] = useState(() => Math.max(0, shown.indexOf(members[0] ?? '')))
  const current = shown[Math.min(at, shown.length - 1)]
  const idOf = (choice: string | undefined) => (choice === undefined ? undefined : `${id}-${choices.indexOf(choice)}`)

  useEffect(() => field.current?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the box is larger or smaller with what is shown
  useLayoutEffect(() => anchor && place(box.current, anchor), [anchor, shown.length])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the option in question is found by the field
  useLayoutEffect(
    () => document.getElementById(field.current?.getAttribute('aria-activedescendant') ?? '')?.scrollIntoView({ block: 'nearest' }),
    [current],
  )

  const confirm = () => onPick(joined(members, choices))
  const toggle = (choice: string) => setMembers(toggled(members, choice))
  const choose = (choice: string) => (multiple ? toggle(choice) : onPick(choice))
  useOutside(box, multiple ? confirm : onClose)

  const enter = () => {
    if (multiple && search === '') return confirm()
    if (current === undefined) return
    choose(current)
    if (multiple) narrow('')
  }
  const narrow = (text: string) => {
    setSearch(text)
    setAt(0)
  }
  const keyDown = (event: KeyboardEvent) => {
    // While an input method composes, its keys are its own.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const place = placeFor(event, at, shown.length)
    if (place !== null) setAt(place)
    else if (event.key === 'Enter') enter()
    else if (event.key === ' ' && multiple) current !== undefined && toggle(current)
    else if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div ref={box} className="grid-picker" role="dialog" aria-label={say(gridTexts.pickFor, title)}>
      <input
        ref={field}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={idOf(current)}
        aria-autocomplete="list"
        aria-label={say(gridTexts.filter)}
        placeholder={say(gridTexts.filter)}
        value={search}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => narrow(event.target.value)}
        onKeyDown={keyDown}
      />
      <div id={`${id}-list`} role="listbox" tabIndex={-1} aria-label={title} aria-multiselectable={multiple}>
        {shown.map((choice) => (
          <div
            key={choice}
            id={idOf(choice)}
            role="option"
            tabIndex={-1}
            aria-selected={members.includes(choice)}
            className={choice === current ? 'grid-option grid-option-current' : 'grid-option'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            <span className={multiple ? 'grid-tick grid-tick-box' : 'grid-tick'} aria-hidden="true" />
            {choice}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className="grid-picker-none">{say(gridTexts.noChoice)}</p>}
      <footer>
        <span>{say(multiple ? gridTexts.pickSeveral : gridTexts.pickOne)}</span>
        {multiple && (
          <button type="button" className="grid-button" tabIndex={-1} onClick={confirm}>
            {say(gridTexts.confirm)}
          </button>
        )}
      </footer>
    </div>
  )
}

function useOutside(box: React.RefObject<HTMLElement | null>, act: () => void): void {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) latest.current()
    }
    window.addEventListener('pointerdown', outside, true)
    return () => window.removeEventListener('pointerdown', outside, true)
  }, [box])
}

/** Under the cell, or over it where the window ends. */
function place(box: HTMLElement | null, anchor: DOMRect): void {
  if (!box) return
  box.style.minWidth = `${Math.max(anchor.width, 200)}px`
  const below = anchor.bottom + box.offsetHeight <= document.documentElement.clientHeight
  keepInWindow(box, anchor.left, below || anchor.top < box.offsetHeight ? anchor.bottom : anchor.top - box.offsetHeight)
}

function placeFor({ key, altKey }: KeyboardEvent, at: number, count: number): number | null {
  if (count === 0 || altKey) return null
  const last = count - 1
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at >= last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    PageDown: Math.min(at + 8, last),
    PageUp: Math.max(at - 8, 0),
  }
  return places[key] ?? null
}
