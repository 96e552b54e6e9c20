import type { FormTable, FormTableResult } from '../../steps/lower/table.ts'
import { type Node, partsOf } from '../../steps/node.ts'
import type { Item, Plan } from '../../steps/plan.ts'

/** A result column of a decision table, where it stands for a node. */
export interface Column {
  readonly table: FormTable
  readonly place: number
  readonly result: FormTableResult
  /** Rows that leave the value open though they apply, and hold another node for it than where no row applies. */
  readonly open: readonly { readonly when: Node; readonly value: Node }[]
}

/** The nodes whose value a decision table gives: they are read from the table, and written nowhere else. */
export function columnsOf({ form: { tables }, items }: Plan): ReadonlyMap<Node, Column> {
  const found = new Map<Node, Column>()
  const behind = behindOf(items)
  const taken: Linked[] = []
  for (const table of tables) {
    const linked = { table, reach: reachOf(table, behind), values: candidates(table) }
    // Tables that read each other, column by column, can't all stand for nodes: a decision rests on no other that rests on it.
    if (isCircular(linked, [...taken, linked])) continue
    taken.push(linked)
    for (const place of linked.values.values()) addColumn(found, table, place)
  }
  return found
}

interface Linked {
  readonly table: FormTable
  /** All that its inputs and values rest on, and that reading it does. */
  readonly reach: ReadonlySet<Node>
  /** Nodes that it may stand for, with the place of the result column. */
  readonly values: ReadonlyMap<Node, number>
}

function candidates({ results, table }: FormTable): ReadonlyMap<Node, number> {
  const wanted = results.flatMap(({ value, first }, place): [Node, number][] =>
    value.kind === 'constant' || !(first || table.policy === 'sum') ? [] : [[value, place]],
  )
  return new Map(wanted)
}

function isCircular(from: Linked, all: readonly Linked[]): boolean {
  const seen = new Set<Linked>()
  const leadsBack = (at: Linked): boolean =>
    all.some((other) => {
      if (![...other.values.keys()].some((value) => at.reach.has(value))) return false
      if (other === from) return true
      if (seen.has(other)) return false
      seen.add(other)
      return leadsBack(other)
    })
  return leadsBack(from)
}

/** What a node is computed with: its parts; of what is gathered over a relation, those of all that is gathered in the same going through. */
function behindOf(items: readonly Item[]): (node: Node) => readonly Node[] {
  const loops = items.filter((item) => item.kind === 'loop')
  const parts = new Map<Node, readonly Node[]>()
  for (const { folds } of loops) {
    const all = folds.flatMap(({ node }) => partsOf(node))
    for (const { node } of folds) parts.set(node, all)
  }
  return (node) => parts.get(node) ?? partsOf(node)
}

function reachOf(table: FormTable, behind: (node: Node) => readonly Node[]): ReadonlySet<Node> {
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    behind(node).forEach(visit)
  }
  nodesOfTable(table).forEach(visit)
  // Whoever reads a column reads what stands for its open rows, too.
  for (const [place, result] of table.results.entries()) residueOf({ open: openRows(table, place), result }).forEach(visit)
  return seen
}

/** What a table's inputs, tests and values are written from. */
export function nodesOfTable({ columns, rows }: FormTable): Node[] {
  const terms = [...columns.flatMap(({ subject, cells }) => [subject, ...cells]), ...rows.flatMap(({ values }) => values)]
  return terms.flatMap(({ value, unknown }) => [value, ...[...unknown.values()].map(({ when }) => when)])
}

function addColumn(found: Map<Node, Column>, table: FormTable, place: number): void {
  const result = table.results[place] as FormTableResult
  if (found.has(result.value)) return
  found.set(result.value, { table, place, result, open: openRows(table, place) })
}

function openRows({ table, rows, results }: FormTable, place: number): Column['open'] {
  if (table.policy === 'sum') return []
  return rows.flatMap(({ applies, values }) => {
    const own = values[place]
    return own && own.unknown.size > 0 && own.value !== results[place]?.otherwise ? [{ when: applies, value: own.value }] : []
  })
}

/** Nodes that reading a column rests on, beside the table. */
export const residueOf = ({ open, result }: Pick<Column, 'open' | 'result'>): Node[] =>
  open.length === 0 ? [] : [...open.flatMap(({ when, value }) => [when, value]), result.otherwise]
