import { useSyncExternalStore } from 'react'

/** So narrow that panes can't stand beside each other: a small window, or one at 200 %. */
const list = matchMedia('(max-width: 900px)')
const paper = matchMedia('print')
let narrow = list.matches

export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => narrow)
}

function listen(changed: () => void): () => void {
  const measured = () => {
    // While it is printed the page is as wide as the paper: that is not a change of the window.
    if (paper.matches) return
    narrow = list.matches
    changed()
  }
  list.addEventListener('change', measured)
  return () => list.removeEventListener('change', measured)
}
