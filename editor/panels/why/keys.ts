import type { KeyboardEvent } from 'react'

/** What can be opened, or gone through with the arrow keys. */
const stops = '.why-head, .why-more'

/** The keys of a tree: up and down from step to step, right into one and left out of it. */
export function moveInTree(event: KeyboardEvent<HTMLButtonElement>): void {
  const at = event.currentTarget
  const target = targetOf(event.key, at)
  if (!target) return
  event.preventDefault()
  if (target === at) at.click()
  else target.focus()
}

/** Where a key leads; itself where it opens or closes. */
function targetOf(key: string, at: HTMLButtonElement): HTMLButtonElement | null {
  const open = at.getAttribute('aria-expanded')
  if (key === 'ArrowRight') return open === 'false' ? at : neighbour(at, 1)
  if (key === 'ArrowLeft') return open === 'true' ? at : parentOf(at)
  if (key === 'ArrowDown') return neighbour(at, 1)
  if (key === 'ArrowUp') return neighbour(at, -1)
  const all = allStops(at)
  if (key === 'Home') return all[0] ?? null
  return key === 'End' ? (all.at(-1) ?? null) : null
}

function allStops(at: HTMLButtonElement): HTMLButtonElement[] {
  let root: Element | null = at.closest('.why-tree')
  for (let above = root; above; above = above.parentElement?.closest('.why-tree') ?? null) root = above
  return [...(root?.querySelectorAll<HTMLButtonElement>(stops) ?? [])]
}

function neighbour(at: HTMLButtonElement, by: number): HTMLButtonElement | null {
  const all = allStops(at)
  return all[all.indexOf(at) + by] ?? null
}

/** The head of the step that this one, or what is told of it, stands under. */
function parentOf(at: HTMLButtonElement): HTMLButtonElement | null {
  const own = at.closest('.why-step')
  const step = at.classList.contains('why-head') ? own?.parentElement?.closest('.why-step') : own
  return step?.querySelector<HTMLButtonElement>('.why-head') ?? null
}
