import type * as ast from '../../grammar/ast.ts'
import type { Edit } from '../../grammar/diagnostic.ts'
import { fillHead } from './fillHead.ts'
import { valuesOf } from './values.ts'

/** A value of a draft and what it is to say. */
export interface ValueChange {
  /** As `draftValues` names it. */
  readonly id: string
  /** What the value is called; finds the place of an item of the head that the draft has not yet. */
  readonly name: string
  readonly text: string
}

/**
 * The edits that let values of a draft say something else, as the draft is spaced at each place. A value that is no longer
 * there is passed over.
 */
export function changeValues(draft: ast.Module, changes: readonly ValueChange[]): Edit[] {
  const found = valuesOf(draft)
  return changes.flatMap(({ id, name, text }) => {
    const value = found.get(id)
    if (value?.kind === 'header' || (!value && id.startsWith('通知 '))) return fillHead(draft, name, text) ?? []
    return value ? [{ span: value.span, text: spacedLike(value.text, text) }] : []
  })
}

/** `300元` as `280 元` is written: `300 元`; anything but a number with its unit stays as it was typed. */
function spacedLike(pattern: string, text: string): string {
  const amount = /^([\d.,]+)\s*([^\d.,\s]+)$/.exec(text)
  return amount ? `${amount[1]}${/^[\d.,]+(\s+)/.exec(pattern)?.[1] ?? ''}${amount[2]}` : text
}
