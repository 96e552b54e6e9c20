import type { Parameter, Program, Rule, Table } from '../program/program.ts'
import { describeType } from '../types/type.ts'
import { Keys, noRenames, type Renames } from './key.ts'
import { type Pairs, pairedFurther } from './pairs.ts'

/**
 * What goes by another name: a parameter with the same values, a table with the same rows, a rule with the same body, where
 * there is only one that it could be. Rules are asked in their order, so that what reads a renamed rule is still the same.
 */
export function renamesOf(before: Program, after: Program): Renames {
  const keysAfter = new Keys(after)
  const parameters = renamedParameters(before, after, keysAfter)
  let renames: Renames = { ...noRenames, parameters }
  // Each round may make bodies equal that read what the round before it found; a chain of renames is short.
  for (let round = 0; round < 8; round++) {
    const found = renamedRules(before, after, new Keys(before, renames), keysAfter, renames.rules)
    if (found.size === renames.rules.size) break
    renames = { ...renames, rules: found }
  }
  return { ...renames, tables: renamedTables(before, after, new Keys(before, renames), keysAfter) }
}

function missing<T>(of: readonly T[], from: readonly T[], idOf: (it: T) => string, known: ReadonlySet<string> = new Set()): T[] {
  const there = new Set(from.map(idOf))
  return of.filter((it) => !there.has(idOf(it)) && !known.has(idOf(it)))
}

function namesOf<T>({ both }: Pairs<T>, idOf: (it: T) => string): Map<string, string> {
  return new Map(both.map(([a, b]) => [idOf(a), idOf(b)]))
}

function renamedParameters(before: Program, after: Program, keysAfter: Keys): ReadonlyMap<string, string> {
  const keysBefore = new Keys(before)
  const idOf = (it: Parameter) => it.name
  const left = leftOf(before.parameters, after.parameters, idOf)
  return namesOf(
    pairedFurther(
      left,
      (it) => parameterKey(it, keysBefore),
      (it) => parameterKey(it, keysAfter),
    ),
    idOf,
  )
}

function parameterKey({ type, values }: Parameter, keys: Keys): string {
  return JSON.stringify([describeType(type), values.map(({ from, to, value }) => [from, to, keys.of(value)])])
}

function leftOf<T>(before: readonly T[], after: readonly T[], idOf: (it: T) => string): Pairs<T> {
  return { both: [], removed: missing(before, after, idOf), added: missing(after, before, idOf) }
}

function renamedRules(
  before: Program,
  after: Program,
  keysBefore: Keys,
  keysAfter: Keys,
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const idOf = (it: Rule) => it.id
  const removed = missing(before.rules, after.rules, idOf, new Set(known.keys()))
  const added = missing(after.rules, before.rules, idOf, new Set(known.values()))
  const found = pairedFurther(
    { both: [], removed, added },
    (it) => ruleKey(it, before, keysBefore),
    (it) => ruleKey(it, after, keysAfter),
  )
  return new Map([...known, ...namesOf(found, idOf)])
}

/** All that a rule computes, whatever its name. */
function ruleKey({ entity, type, body, exceptions, rounding }: Rule, { tables }: Program, keys: Keys): string {
  const table = body.kind === 'table' ? tables.find((it) => it.id === body.table) : undefined
  const computed = table ? columnKey(table, (body as { column: number }).column, keys) : keys.of(body)
  const excepted = exceptions.map((e) => [keys.of(e.when), keys.of(e.value), e.beats]).sort()
  return JSON.stringify([entity, describeType(type), computed, excepted, rounding])
}

function columnKey({ policy, rows }: Table, column: number, keys: Keys): string {
  return JSON.stringify([policy, rows.map((row) => [keys.of(row.when), row.values[column] ? keys.of(row.values[column]) : ''])])
}

function renamedTables(before: Program, after: Program, keysBefore: Keys, keysAfter: Keys): ReadonlyMap<string, string> {
  const idOf = (it: Table) => it.id
  const keyOf = (keys: Keys) => (it: Table) => JSON.stringify([it.entity, it.results.map((_, column) => columnKey(it, column, keys))])
  return namesOf(pairedFurther(leftOf(before.tables, after.tables, idOf), keyOf(keysBefore), keyOf(keysAfter)), idOf)
}
