import { type KeyboardEvent, type ReactNode, useId } from 'react'
import './common.css'

export interface TabbedPane<K extends string> {
  readonly key: K
  readonly label: string
  readonly content: ReactNode
}

interface PaneTabsProps<K extends string> {
  readonly label: string
  readonly panes: readonly TabbedPane<K>[]
  readonly active: K
  readonly onChange: (key: K) => void
}

/** Panes of a screen one at a time, where there is no room for them side by side. */
export function PaneTabs<K extends string>({ label, panes, active, onChange }: PaneTabsProps<K>) {
  const id = useId()
  const shown = panes.find(({ key }) => key === active) ?? panes[0]
  const step = (event: KeyboardEvent, by: number) => {
    const next = panes[(panes.findIndex(({ key }) => key === shown?.key) + by + panes.length) % panes.length]
    if (!next) return
    event.preventDefault()
    onChange(next.key)
    document.getElementById(`${id}${next.key}`)?.focus()
  }
  return (
    <div className="pane-tabs">
      <div
        role="tablist"
        tabIndex={-1}
        aria-label={label}
        className="pane-tab-list"
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') step(event, 1)
          if (event.key === 'ArrowLeft') step(event, -1)
        }}
      >
        {panes.map(({ key, label: name }) => (
          <button
            key={key}
            id={`${id}${key}`}
            type="button"
            role="tab"
            className="pane-tab"
            aria-selected={key === shown?.key}
            aria-controls={`${id}shown`}
            tabIndex={key === shown?.key ? 0 : -1}
            onClick={() => onChange(key)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}shown`} aria-labelledby={`${id}${shown?.key}`} className="pane-tab-body">
        {shown?.content}
      </div>
    </div>
  )
}
