/** A column of a query: its name in quotes, and what it is. */
export interface Column {
  readonly name: string
  readonly sql: string
}

/** One of a view's queries, in the order of which each reads those before it. Names of columns are in quotes. */
export interface Query {
  readonly name: string
  /** Whether the columns of `from` are taken along, as far as they are read later. */
  readonly along: boolean
  /** The query that `reads` are columns of, with the name that it has in `source`. */
  readonly from: { readonly name: string; readonly alias: string } | null
  readonly columns: readonly Column[]
  readonly reads: readonly string[]
  /** What stands behind FROM. */
  readonly source: string
  /** Another query that it reads. */
  readonly also?: { readonly name: string; readonly reads: readonly string[] }
}

/** Writes queries, each with no more columns than are read of it: databases go through every column of every query. */
export function writtenQueries(layer: string, queries: readonly Query[], wanted: readonly string[]): string[] {
  const last = queries[queries.length - 1]
  const needs = new Map<string, Set<string>>(last ? [[last.name, new Set(wanted)]] : [])
  const written: string[] = []
  for (const query of queries.toReversed()) {
    const needed = needs.get(query.name) ?? new Set()
    const own = new Set(query.columns.map(({ name }) => name))
    const along = !query.along ? [] : [...needed].filter((column) => !own.has(column))
    if (query.from) need(needs, query.from.name, [...along, ...query.reads])
    if (query.also) need(needs, query.also.name, query.also.reads)
    written.unshift(queryText(layer, query, along, needed))
  }
  return written
}

function need(needs: Map<string, Set<string>>, query: string, columns: readonly string[]): void {
  const before = needs.get(query) ?? new Set()
  needs.set(query, before)
  for (const column of columns) before.add(column)
}

function queryText(layer: string, { name, from, columns, source }: Query, along: readonly string[], needed: ReadonlySet<string>): string {
  const taken = along.map((column) => `${from?.alias}.${column}`)
  const own = columns.filter((column) => needed.has(column.name)).map((column) => `${column.sql} AS ${column.name}`)
  return `${name} ${layer} (\n  SELECT ${[...inLines(taken), ...own].join(',\n    ')}\n  FROM ${source}\n)`
}

/** In characters: more than a line of an editor shows is hard to review. */
const widestLine = 110

/** Columns beside each other, in as few lines as hold them. */
function inLines(columns: readonly string[]): string[] {
  const lines: string[] = []
  for (const column of columns) {
    const longer = lines.length === 0 ? column : `${lines.at(-1)}, ${column}`
    if (lines.length === 0 || longer.length > widestLine) lines.push(column)
    else lines[lines.length - 1] = longer
  }
  return lines
}
