import type { Program } from '../../program/program.ts'
import type { Form } from '../../steps/form.ts'
import { type EntityGuard, guardsOf } from '../guards.ts'
import { kitOf } from '../kit/build.ts'
import type { Kit, KitCase, KitGroup } from '../kit/kit.ts'
import type { FormCases } from './build.ts'
import { type CaseRow, caseRow, fitsCells, refusedRow } from './sheets/caseRows.ts'

/** Cases that a sheet begins with, at most: the notice's own all, and of the kit's so many that people find their way. */
const mostCases = { main: 240, other: 80, withElements: 40 } as const
/** Records that the guard refuses, at most. */
const mostRefused = 20
/** Rows that are ready for new cases. */
const empty = { main: 50, other: 20 } as const

/** Random records of the main entity that cases are chosen from. */
const random = 80

/** The cases of every form: the notice's own, and the kit's under the notice's own settings, spread over all that it has. */
export function kitCases(program: Program, forms: readonly Form[]): FormCases[] {
  const kits = new Map<string, Kit>()
  return forms.map((form, index) => {
    const entity = form.entity?.name ?? null
    const guard = entity === null ? null : (guardsOf(program, entity, form.limits).get(entity) ?? null)
    const { magnitude, elements } = form.limits
    const key = `${magnitude} ${elements}`
    const kit = kits.get(key) ?? kitOf(program, { settings: 'fixed', random, limits: form.limits })
    kits.set(key, kit)
    const group = kit.groups.find((each) => each.entity === entity)
    const most = index === 0 ? mostCases.main : guard && guard.relations.length > 0 ? mostCases.withElements : mostCases.other
    return { form, rows: group ? groupRows(program, guard, group, most) : [], empty: index === 0 ? empty.main : empty.other }
  })
}

function groupRows(program: Program, guard: EntityGuard | null, { cases, refusals }: KitGroup, most: number): CaseRow[] {
  const fitting = cases.filter(({ record }) => fitsCells(record))
  const sound = chosenCases(fitting, most).map(({ record, expected, why }) => caseRow(program, guard, why, record, expected))
  const refused = guard ? refusals.flatMap((each) => refusedRow(guard, each) ?? []) : []
  return [...sound, ...spread(refused, mostRefused)]
}

/** The notice's own cases are named 算例 …; the others are drawn evenly. */
function chosenCases(cases: readonly KitCase[], most: number): KitCase[] {
  const own = cases.filter(({ why }) => why.startsWith('算例'))
  const others = cases.filter(({ why }) => !why.startsWith('算例'))
  return [...own, ...spread(others, Math.max(0, most - own.length))]
}

function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)] as T)
}
