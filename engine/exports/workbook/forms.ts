import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import type { Program } from '../../program/program.ts'
import { withoutCalendar } from '../../steps/calendar.ts'
import { type Limits, usualLimits } from '../../steps/cells.ts'
import type { Form } from '../../steps/form.ts'
import { entitiesOf } from '../entities.ts'
import { type Ability, formWithin, isForm, rooms } from '../forms.ts'

/**
 * Spreadsheets compute with floats, compare them by 15 digits, and show no more: every whole number of so many digits, and
 * 10¹⁵ itself, is exact. Aggregates are sums over the rows of another sheet, which has no further sheet below it.
 */
export const ability: Ability = { target: 'workbook', largest: 10n ** 15n, settings: 'either', relations: 'flat' }

/** How large numbers may be that the notice leaves open, tried for each entity from the widest. */
const ladder: readonly Limits[] = [
  usualLimits,
  { magnitude: 10n ** 12n, elements: 10_000n },
  ...[10n, 9n, 8n, 7n, 6n].map((digits) => ({ magnitude: 10n ** digits, elements: 10_000n })),
]

/** The forms of a notice, an entity each with the limits that it needs; or the expressions that no spreadsheet computes exactly. */
export function workbookForms(program: Program): readonly Form[] | readonly Diagnostic[] {
  let found: readonly Diagnostic[] = []
  for (const [settings, room] of [...rooms.map((each) => ['open', each] as const), ['fixed', 1n] as const]) {
    const tried = entitiesOf(program).map((entity) => widestForm(program, entity, { settings, room }))
    const beyond = tried.flatMap((form) => (isForm(form) ? [] : form))
    if (beyond.length === 0) return tried.filter(isForm).map(withoutCalendar)
    found = beyond
  }
  return found
}

function widestForm(
  program: Program,
  entity: string | null,
  { settings, room }: { readonly settings: 'open' | 'fixed'; readonly room: bigint },
): Form | readonly Diagnostic[] {
  let found: Form | readonly Diagnostic[] = []
  for (const limits of ladder) {
    found = formWithin(program, entity, ability, { settings, limits: { ...limits, room } })
    if (isForm(found)) return found
  }
  return found
}

export const areForms = (forms: readonly Form[] | readonly Diagnostic[]): forms is readonly Form[] =>
  forms.every((form) => 'results' in form)
