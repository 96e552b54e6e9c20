import type { TableTexts } from '../../session/state.ts'
import type { ShownTable } from '../../session/tables.ts'
import { behind } from './layout.ts'

/** The texts of a table for telling later what changed, notes and comments behind its columns. */
export function textsOf({ columns, rows }: ShownTable): TableTexts {
  return {
    columns: [...columns.map(({ label }) => label), ...behind],
    rows: rows.map(({ cells, provenance, comment }) => [...cells, provenance, comment]),
  }
}

/** What a row was, by its index now: its cells by title; null for a row that is new. Rows that stayed are not there. */
export type Changes = ReadonlyMap<number, ReadonlyMap<string, string> | null>

/** Which rows of a table are not what they were. Rows are told apart by their cells, so that one that moved down is no change. */
export function changesSince(then: TableTexts, now: TableTexts): Changes {
  const changes = new Map<number, ReadonlyMap<string, string> | null>()
  if (then === now) return changes
  const shared = now.columns.filter((title) => then.columns.includes(title))
  for (const [oldRows, newRows] of unmatched(linesOf(then, shared), linesOf(now, shared))) {
    for (const [index, row] of newRows.entries()) {
      const was = then.rows[oldRows[index] ?? -1]
      changes.set(row, was ? keyed(then.columns, was) : null)
    }
  }
  return changes
}

/** Each row's cells of some columns, as one text. */
function linesOf({ columns, rows }: TableTexts, titles: readonly string[]): string[] {
  const places = titles.map((title) => columns.indexOf(title))
  return rows.map((row) => places.map((place) => row[place]).join('\n'))
}

const keyed = (titles: readonly string[], row: readonly string[]): ReadonlyMap<string, string> =>
  new Map(titles.map((title, index) => [title, row[index] ?? '']))

type Run = readonly [old: readonly number[], now: readonly number[]]

/** The rows between those that stayed, paired by where they stand. */
function unmatched(old: readonly string[], now: readonly string[]): Run[] {
  const runs: Run[] = []
  let [a, b] = [0, 0]
  for (const [x, y] of [...stayed(old, now), [old.length, now.length] as const]) {
    if (y > b) runs.push([range(a, x), range(b, y)])
    a = x + 1
    b = y + 1
  }
  return runs
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

/** Pairs of equal rows in order: those at both ends, and between them each that is found again behind the last. */
function stayed(old: readonly string[], now: readonly string[]): (readonly [number, number])[] {
  const head: [number, number][] = []
  while (head.length < old.length && head.length < now.length && old[head.length] === now[head.length])
    head.push([head.length, head.length])
  const tail: [number, number][] = []
  while (tail.length < Math.min(old.length, now.length) - head.length && old.at(-1 - tail.length) === now.at(-1 - tail.length))
    tail.unshift([old.length - 1 - tail.length, now.length - 1 - tail.length])
  const middle: [number, number][] = []
  const places = new Map<string, number[]>()
  for (let index = head.length; index < old.length - tail.length; index++)
    places.set(old[index] as string, [...(places.get(old[index] as string) ?? []), index])
  let last = head.length - 1
  for (let index = head.length; index < now.length - tail.length; index++) {
    const found = places.get(now[index] as string)?.find((place) => place > last)
    if (found === undefined) continue
    middle.push([found, index])
    last = found
  }
  return [...head, ...middle, ...tail]
}
