import type { Span } from '../../grammar/source.ts'
import type { Expr, Program, Rule, Table } from './program.ts'

/** Something that cases can exercise: a row, branch, exception or band. */
export interface Coverable {
  readonly id: string
  /** In the officer's words: 表 财政补助分担 第 3 行. */
  readonly label: string
  readonly span: Span
}

/** Every row, branch, otherwise, exception and band of the program. */
export function coverables(program: Program): Coverable[] {
  return [...program.tables.flatMap(ofTable), ...program.rules.flatMap(ofRule)]
}

/** The ids of what can be exercised, by the entity whose records do. */
export function coverablesByEntity({ tables, rules }: Program): ReadonlyMap<string | null, readonly string[]> {
  const owned = [
    ...tables.map((table) => ({ ...table, parts: ofTable(table) })),
    ...rules.map((rule) => ({ ...rule, parts: ofRule(rule) })),
  ]
  const ids = new Map<string | null, string[]>()
  for (const { entity, parts } of owned) ids.set(entity, [...(ids.get(entity) ?? []), ...parts.map(({ id }) => id)])
  return ids
}

function ofTable({ name, rows }: Table): Coverable[] {
  return rows.map((row, index) => ({ id: row.id, label: `表 ${name} 第 ${index + 1} 行`, span: row.span }))
}

function ofRule({ name, body, exceptions }: Rule): Coverable[] {
  return [...ofBody(name, body), ...exceptions.map((e) => ({ id: e.id, label: `例外 ${e.name}`, span: e.span }))]
}

function ofBody(name: string, body: Expr): Coverable[] {
  if (body.kind === 'progressive')
    return body.bands.map((band, index) => ({ id: band.id, label: `${name} 第 ${index + 1} 段`, span: band.span }))
  if (body.kind !== 'choice') return []
  const branches = body.branches.map((branch, index) => ({ id: branch.id, label: `${name} 第 ${index + 1} 种情形`, span: branch.span }))
  const first = body.branches[0]
  return body.otherwise && first
    ? [...branches, { id: first.id.replace(/#\d+$/, '#otherwise'), label: `${name} 其它`, span: body.otherwise.span }]
    : branches
}
