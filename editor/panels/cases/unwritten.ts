import type { CaseFault, CaseKey, CasesChanged } from '../../../engine/service/index.ts'
import { cellKey, type Fate, type Unwritten, type UnwrittenCell } from '../../session/casesWork.ts'
import type { CaseColumn } from './columns.ts'
import type { Source } from './requests.ts'

/** What was typed stands in its cells until it is in the text. */
export function withTyped({ cells, rows }: Unwritten, sources: readonly Source[]): Unwritten {
  const typed = sources.flatMap(({ key, texts }) =>
    key ? Object.entries(texts).map(([column, text]): [string, UnwrittenCell] => [cellKey(key, column), { text, ...waiting }]) : [],
  )
  const retried = new Set(sources.map(({ unwritten }) => unwritten))
  const first = nextId(rows)
  const added = sources.filter(({ key }) => key === null).map(({ texts }, index) => ({ id: first + index, texts, ...waiting }))
  return { cells: { ...cells, ...Object.fromEntries(typed) }, rows: [...rows.filter(({ id }) => !retried.has(id)), ...added] }
}

const waiting: Fate = { message: null, revision: null }

const nextId = (rows: Unwritten['rows']): number => Math.max(0, ...rows.map(({ id }) => id)) + 1

/** What came of it: what could not be written has its reason, the rest the revision of the text that has it. */
export function withOutcome(
  { cells, rows }: Unwritten,
  sources: readonly Source[],
  changed: Pick<CasesChanged, 'faults' | 'names'>,
  columns: readonly CaseColumn[],
  revision: number,
): Unwritten {
  let next = { cells, rows }
  for (const [index, source] of sources.entries()) {
    const faults = changed.faults.filter(({ request }) => request === index)
    const name = changed.names[index] ?? null
    next = source.key
      ? ofCase(next, source, source.key, name, faults, columns, revision)
      : ofNew(next, source, name, faults, columns, revision)
  }
  return next
}

function ofCase(
  { cells, rows }: Unwritten,
  { texts }: Source,
  key: CaseKey,
  name: string | null,
  faults: readonly CaseFault[],
  columns: readonly CaseColumn[],
  revision: number,
): Unwritten {
  const reasons = reasonsOf(faults, columns)
  const next = { ...cells }
  for (const [column, text] of Object.entries(texts)) {
    const message = reasons.get(column) ?? (name === null ? (faults[0]?.message ?? null) : null)
    delete next[cellKey(key, column)]
    if (message === null) next[cellKey(key, column)] = { text, message, revision }
    else next[cellKey({ ...key, name: name ?? key.name }, column)] = { text, message, revision: null }
  }
  return { cells: next, rows }
}

/** A new case that was made takes along the cells that it could not be made with. */
function ofNew(
  { cells, rows }: Unwritten,
  { texts, entity }: Source,
  name: string | null,
  faults: readonly CaseFault[],
  columns: readonly CaseColumn[],
  revision: number,
): Unwritten {
  const fate: Fate =
    name === null ? { message: faults.map(({ message }) => message).join('\n'), revision: null } : { message: null, revision }
  const after = rows.map((row) => (row.texts === texts ? { ...row, ...fate } : row))
  if (name === null) return { cells, rows: after }
  const left = [...reasonsOf(faults, columns)].map(([column, message]): [string, UnwrittenCell] => [
    cellKey({ entity, name, nth: 0 }, column),
    { text: texts[column] ?? '', message, revision: null },
  ])
  return { cells: { ...cells, ...Object.fromEntries(left) }, rows: after }
}

/** Column → what is wrong in it. */
function reasonsOf(faults: readonly CaseFault[], columns: readonly CaseColumn[]): ReadonlyMap<string, string> {
  const kinds = { name: 'name', field: 'input', reading: 'reading', expectation: 'expected' } as const
  const found = faults.flatMap(({ at, name, message }): [string, string][] => {
    const column = columns.find((each) => each.kind === kinds[at] && (at === 'name' || each.name === name))
    return column ? [[column.grid.id, message]] : []
  })
  return new Map(found)
}

/** Without what the sheet of a text has. */
export function pending({ cells, rows }: Unwritten, revision: number): Unwritten {
  const isLeft = (fate: Fate) => fate.revision === null || fate.revision > revision
  return {
    cells: Object.fromEntries(Object.entries(cells).filter(([, cell]) => isLeft(cell))),
    rows: rows.filter(isLeft),
  }
}

/** How many things could not be written. */
export const countRefused = ({ cells, rows }: Unwritten): number =>
  [...Object.values(cells), ...rows].filter(({ message }) => message !== null).length
