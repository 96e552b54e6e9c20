import type { ReactNode } from 'react'

/** A part that scrolls by itself where it is wider or longer than its place, by keyboard too. */
export function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached
    <section className="simulate-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
