/** The parts of the page between which F6 moves, in the order in which they stand; a part within another counts, not the other. */
const regions = '.tour-card, .title-bar, [data-region], .pane, .status-bar'

/** What takes the focus by Tab. */
const stops = 'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), a[href], [tabindex]'

/** Moves the focus to the next part of the page, or the one before, going round. */
export function toRegion(by: 1 | -1): void {
  const all = shownRegions()
  const here = all.findIndex((region) => region.contains(document.activeElement))
  const from = here < 0 && by < 0 ? 0 : here
  const next = all[(from + by + all.length) % all.length]
  if (next) enter(next)
}

function shownRegions(): HTMLElement[] {
  const found = [...document.querySelectorAll<HTMLElement>(regions)].filter((region) => region.checkVisibility())
  const innermost = found.filter((region) => !found.some((other) => other !== region && region.contains(other)))
  const main = document.getElementById('screen')
  // A screen without panes is one part.
  if (main && !innermost.some((region) => main.contains(region))) innermost.push(main)
  return innermost.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
}

/** To the first stop of a part; where it has none, to the part itself. */
function enter(region: HTMLElement): void {
  const reachable = [...region.querySelectorAll<HTMLElement>(stops)].filter((each) => each.tabIndex >= 0 && each.checkVisibility())
  // Of the source, the text itself, not the buttons above it.
  const target = region.querySelector<HTMLElement>('.source textarea') ?? reachable[0]
  if (!target) region.tabIndex = -1
  ;(target ?? region).focus()
}
