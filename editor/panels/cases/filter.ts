import type { CaseSheet, SheetRow } from '../../../engine/service/index.ts'
import { type CasesView, caseKeyText, entityKey } from '../../session/casesWork.ts'
import { changesOf } from '../../session/changed.ts'
import type { CaseItem, InBoth } from '../../worker/snapshot.ts'

/** Case → result → what it was when the notice was opened, where it is something else now. */
export type Changes = ReadonlyMap<string, ReadonlyMap<string, InBoth>>

/** What changed in each case since the notice was opened; cases and rows are in the same order. */
export function changesIn(rows: readonly SheetRow[], cases: readonly CaseItem[], opening: readonly CaseItem[] | null): Changes {
  const byName = new Map(cases.map((each) => [each.name, each]))
  const changed = rows.flatMap(({ key }): [string, ReadonlyMap<string, InBoth>][] => {
    const now = byName.get(key.name)
    const changes = now ? changesOf(now, opening) : new Map()
    return changes.size > 0 ? [[caseKeyText(key), changes]] : []
  })
  return new Map(changed)
}

/** What the cases are of, in the order of the text. */
export const entitiesOf = ({ rows }: CaseSheet): readonly (string | null)[] => [...new Set(rows.map(({ key }) => key.entity))]

export type SettledView = CasesView & { readonly entity: string | null }

/** The view with what it leaves open: the entity of the selected case, or the first; an entity that has no cases any more is none. */
export function settledView(view: CasesView, sheet: CaseSheet, selected: string | null): SettledView {
  const { entity } = view
  if (entity === null || entitiesOf(sheet).some((each) => entityKey(each) === entity)) return { ...view, entity: entity ?? null }
  const row = sheet.rows.find(({ key }) => key.name === selected) ?? sheet.rows[0]
  return { ...view, entity: row ? entityKey(row.key.entity) : null }
}

export const clausesOf = (rows: readonly SheetRow[]): readonly string[] => [...new Set(rows.map(({ clause }) => clause ?? ''))]

/** The rows that a view lets through, whatever it shows of their verdicts. */
export function rowsWithin(rows: readonly SheetRow[], { entity, clause, text }: CasesView): SheetRow[] {
  const wanted = text.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (entity === null || entityKey(row.key.entity) === entity) &&
      (clause === null || (row.clause ?? '') === clause) &&
      (wanted === '' || wordsOf(row).toLowerCase().includes(wanted)),
  )
}

/** Of these, the ones that fail or changed, where only they are wanted. */
export function rowsShown(rows: readonly SheetRow[], { show }: CasesView, changes: Changes): SheetRow[] {
  if (show === 'all') return [...rows]
  return rows.filter(({ key, passed }) => (show === 'failing' ? !passed : changes.has(caseKeyText(key))))
}

/** Everything that a row says, for the search. */
function wordsOf({ key, clause, readings, inputs, relations, results }: SheetRow): string {
  const said = Object.values(results).flatMap(({ expected, actual }) => [expected, actual])
  return [key.name, clause ?? '', ...Object.values(readings), ...Object.values(inputs), ...Object.values(relations).flat(), ...said].join(
    '\n',
  )
}

/** The view in which a case is in sight: as it is, if the case is of what it shows. */
export function viewWith(view: CasesView, sheet: CaseSheet, name: string): CasesView {
  const row = sheet.rows.find(({ key }) => key.name === name)
  const settled = settledView(view, sheet, name)
  if (!row || rowsWithin([row], settled).length > 0) return view
  return { ...view, clause: null, text: '', entity: entityKey(row.key.entity) }
}
