import type { ReactNode } from 'react'
import './common.css'

interface PaneProps {
  readonly title: ReactNode
  /** Buttons at the right of the title. */
  readonly tools?: ReactNode
  readonly children: ReactNode
  /** Its results are of an earlier text: shown greyed. */
  readonly stale?: boolean
}

/** A titled part of a screen; its body scrolls by itself. */
export function Pane({ title, tools, children, stale = false }: PaneProps) {
  return (
    <section className="pane">
      <header className="pane-head">
        <h2>{title}</h2>
        <div className="pane-tools">{tools}</div>
      </header>
      <div className={stale ? 'pane-body stale' : 'pane-body'}>{children}</div>
    </section>
  )
}
