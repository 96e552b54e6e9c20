import { gridStates } from '../texts/grid.ts'
import type { Say } from './control.ts'
import type { CellState } from './model.ts'

/** What a mark means, in words: the kind of mark and its message. */
export function markText(say: Say, state: CellState | undefined, message: string | undefined): string | undefined {
  if (state === undefined || state === 'normal') return message
  const kind = say(gridStates[state])
  return message ? `${kind}：${message}` : kind
}

/** `align` or, if the column has none, what suits its kind. */
export function alignOf({ align, kind }: { readonly align?: string | undefined; readonly kind?: string | undefined }): string {
  return align ?? (kind === 'number' ? 'end' : 'start')
}
