import type { EntityGuard } from '../guards.ts'
import { cast } from './expression.ts'
import { checksOf } from './guard.ts'
import { keyColumn } from './names.ts'
import { allPieces, guardPieces } from './pieces.ts'
import type { ViewSource } from './view.ts'

/** How deep relations are checked that lead back to themselves; no rule reads them so deep. */
const deepest = 4

interface Found {
  readonly queries: string[]
  readonly names: string[]
}

/** The queries in which the input guard finds what is wrong with a record's elements, and theirs; none where it has no relations. */
export function elementChecks(source: ViewSource): string[] {
  const { entity } = source.plan.form
  const guard = entity && source.guards.get(entity.name)
  if (!guard || guard.relations.length === 0) return []
  const found: Found = { queries: [], names: [] }
  visit(source, guard, null, 1, found)
  const { dialect } = source
  const key = dialect.quote(keyColumn)
  const each = found.names.map((name) => `SELECT ${key}, found FROM ${name} WHERE found <> ''`).join('\n    UNION ALL ')
  const all = `faults ${dialect.layer} (\n  SELECT ${key}, ${dialect.joined('found')} AS found\n  FROM (\n    ${each}\n  ) AS e\n  GROUP BY ${key}\n)`
  return [...found.queries, all]
}

/** What the guard found of a record's elements, where the record is joined with it. */
export const foundFaults = `COALESCE(x.found, '')`

/** The elements of an entity's relations: the record that they belong to in the end, their path in it, and what is wrong with them. */
function visit(source: ViewSource, guard: EntityGuard, holder: string | null, depth: number, found: Found): void {
  const { dialect, names, guards } = source
  const quote = (name: string) => dialect.quote(name)
  for (const relation of guard.relations) {
    const element = guards.get(relation.entity)
    if (!element || depth > deepest) continue
    const link = names.link(guard.entity.name, relation.name, relation.entity)
    const name = `g${found.names.length + 1}`
    const parent = `t.${quote(link.parent)}`
    const place = `ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY t.${quote(link.position)})`
    const root = holder === null ? parent : `h.${quote(keyColumn)}`
    const shown = JSON.stringify(relation.name).slice(1, -1)
    const before = holder === null ? '' : 'h.path || '
    const path = `${before}${dialect.text(`${shown}[`)} || ${cast(place, dialect.types.text)} || '].'`
    const table = `${quote(names.table(relation.entity))} AS t`
    const from = holder === null ? `${table} WHERE ${parent} IS NOT NULL` : `${table} JOIN ${holder} AS h ON h.own = ${parent}`
    found.names.push(name)
    found.queries.push(
      `${name}_placed ${dialect.layer} (\n  SELECT ${root} AS ${quote('$root')}, ${path} AS path, ${place} AS place, ${holder === null ? `''` : 'h.path'} AS around, t.*\n  FROM ${from}\n)`,
      `${name} ${dialect.layer} (\n  SELECT t.${quote('$root')} AS ${quote(keyColumn)}, t.${quote(keyColumn)} AS own, t.path,\n    ${allPieces(pieces(source, element, shown))} AS found\n  FROM ${name}_placed AS t CROSS JOIN s\n)`,
    )
    visit(source, element, name, depth + 1, found)
  }
}

function pieces({ dialect, names }: ViewSource, { entity, fields, elements }: EntityGuard, relation: string): string[] {
  const checks = fields.flatMap((guard) => {
    const column = `t.${dialect.quote(names.field(entity.name, guard.field.name))}`
    return checksOf(dialect, guard, column, `s.${dialect.quote('$base_date')}`).map((check) => ({ ...check, field: guard.field.name }))
  })
  // Told once, of the first element that is too many.
  const many = { code: 'record.beyondExport', field: relation, when: `t.place = ${elements + 1n}` }
  return [...guardPieces(dialect, checks, 't.path'), ...guardPieces(dialect, [many], 't.around')]
}
