import type { CaseRecord, CaseValue } from '../../program/program.ts'
import type { Chooser } from './chooser.ts'
import type { RecordDrawer } from './drawer.ts'
import type { Judge, Judged } from './judge.ts'

/** How often the search may fail in a row before it ends. */
const patience = 250

/** The most records that it keeps. */
const most = 60

/** At most so many fields are changed at once. */
const mostChanges = 3

/**
 * Changes fields of records that are known, and keeps what exercises the rules in a way that none did before: rows, branches,
 * exceptions and bands that nothing exercised, and new combinations of them. Each record found is where the next starts.
 */
export function searchRecords(judge: Judge, drawer: RecordDrawer, chooser: Chooser, entity: string, known: readonly Judged[]): Judged[] {
  const pool = known.map(({ record }) => record)
  const seen = new Set(known.map(signature))
  const found: Judged[] = []
  for (let failed = 0; failed < patience && found.length < most && pool.length > 0; failed++) {
    const judged = judge.judge(changed(drawer, chooser, entity, chooser.one(pool)))
    if (!judged || seen.has(signature(judged))) continue
    seen.add(signature(judged))
    pool.push(judged.record)
    found.push(judged)
    failed = -1
  }
  return found
}

const signature = ({ fired, expected }: Judged): string => `${expected.kind} ${[...fired].toSorted().join(' ')}`

/** The record with some fields at other values, absent where they may be, or one of its lists drawn anew. */
function changed(drawer: RecordDrawer, chooser: Chooser, entity: string, record: CaseRecord): CaseRecord {
  const entries = new Map<string, CaseValue>(Object.entries(record))
  const { relations } = drawer.entity(entity)
  for (let change = chooser.between(1, mostChanges); change > 0; change--) {
    const place = chooser.below(drawer.values(entity).length + relations.length)
    const values = drawer.values(entity)[place]
    if (!values) entries.set(...redrawn(drawer, chooser, entity, place - drawer.values(entity).length))
    else if (values.mayLack && chooser.chance(4)) entries.delete(values.field.name)
    else entries.set(values.field.name, values.draw(chooser))
  }
  return Object.fromEntries(entries)
}

function redrawn(drawer: RecordDrawer, chooser: Chooser, entity: string, place: number): [string, CaseValue] {
  const relation = drawer.entity(entity).relations[place]
  if (!relation) throw new Error(`${entity} has no relation ${place}`)
  return [relation.name, drawer.elements(chooser, relation)]
}
