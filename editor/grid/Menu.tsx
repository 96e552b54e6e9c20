import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly keys?: string | undefined
  readonly disabled?: boolean | undefined
  run(): void
}

export interface MenuProps {
  readonly label: string
  readonly x: number
  readonly y: number
  readonly groups: readonly (readonly MenuItem[])[]
  /** Gives the focus back; before the item does its work. */
  onClose(): void
}

/** A menu at a point of the window. */
export function Menu({ label, x, y, groups, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => keepInWindow(menu.current, x, y), [x, y])
  useEffect(() => buttonsIn(menu.current)[0]?.focus(), [])
  useEffect(() => {
    const outside = (event: Event) => {
      if (!menu.current?.contains(event.target as Node)) onClose()
    }
    window.addEventListener('pointerdown', outside, true)
    window.addEventListener('blur', onClose)
    return () => {
      window.removeEventListener('pointerdown', outside, true)
      window.removeEventListener('blur', onClose)
    }
  }, [onClose])
  return (
    <div
      ref={menu}
      className="grid-menu"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => keyIn(menu.current, event, onClose)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {groups.map((items, i) => (
        <div key={items[0]?.id} role="group" className={i > 0 ? 'grid-menu-group' : undefined}>
          {items.map((item) => (
            <MenuButton key={item.id} item={item} onClose={onClose} />
          ))}
        </div>
      ))}
    </div>
  )
}

function MenuButton({ item, onClose }: { readonly item: MenuItem; onClose(): void }) {
  const choose = () => {
    onClose()
    item.run()
  }
  return (
    <button type="button" className="grid-item" role="menuitem" tabIndex={-1} disabled={item.disabled} onClick={choose}>
      <span>{item.label}</span>
      {item.keys && <kbd>{item.keys}</kbd>}
    </button>
  )
}

/** Moves a box that would leave the window back into it. */
export function keepInWindow(box: HTMLElement | null, x: number, y: number): void {
  if (!box) return
  const room = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight }
  box.style.left = `${Math.max(4, Math.min(x, room.width - box.offsetWidth - 4))}px`
  box.style.top = `${Math.max(4, Math.min(y, room.height - box.offsetHeight - 4))}px`
}

const buttonsIn = (menu: HTMLElement | null) => [...(menu?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [])]

function keyIn(menu: HTMLElement | null, event: KeyboardEvent, close: () => void): void {
  const buttons = buttonsIn(menu)
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const places: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % buttons.length,
    ArrowUp: (at - 1 + buttons.length) % buttons.length,
    Home: 0,
    End: buttons.length - 1,
  }
  const place = places[event.key]
  if (place !== undefined) buttons[place]?.focus()
  else if (event.key === 'Escape' || event.key === 'Tab') close()
  else return
  event.preventDefault()
  event.stopPropagation()
}
