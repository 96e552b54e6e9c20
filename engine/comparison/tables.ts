import type { Words } from '../../grammar/messages/words.ts'
import type { Row, Rule, Table } from '../program/program.ts'
import { same } from '../program/show.ts'
import { describeType } from '../types/type.ts'
import type { CellChange, Part, RowChange, TableChange } from './comparison.ts'
import type { Context } from './context.ts'
import { expressionDifference } from './difference.ts'
import { type Pairs, pairedFurther, pairs } from './pairs.ts'
import { changed, oneSided, part, provenancePart, textPart } from './parts.ts'
import { placeOf, quoted, type Side } from './side.ts'

/** Decision tables that came, went or changed, row by row; a row is known by its conditions, wherever it stands. */
export function tableChanges(context: Context): TableChange[] {
  const { before, after, renames } = context
  const found = pairs(
    before.program.tables,
    after.program.tables,
    ({ id }) => renames.tables.get(id) ?? id,
    ({ id }) => id,
  )
  return [
    ...found.removed.map((it) => wholeTable('removed', before, it)),
    ...found.both.flatMap(([a, b]) => changedTable(context, a, b)),
    ...found.added.map((it) => wholeTable('added', after, it)),
  ]
}

function wholeTable(kind: 'added' | 'removed', side: Side, table: Table): TableChange {
  const rows = table.rows.map((row, index) => wholeRow(kind, side, resultsOf(side, table), row, index))
  return { ...oneSided(kind, table, [], table.entity), rows }
}

/** A result column: the rule that it gives and its place in the table. */
interface ResultColumn {
  readonly rule: Rule
  readonly column: number
}

function resultsOf({ program }: Side, { results }: Table): ResultColumn[] {
  return results.flatMap((id, column) => {
    const rule = program.rules.find((it) => it.id === id)
    return rule ? [{ rule, column }] : []
  })
}

function changedTable(context: Context, before: Table, after: Table): TableChange[] {
  const results = pairs(
    resultsOf(context.before, before),
    resultsOf(context.after, after),
    ({ rule }) => context.renames.rules.get(rule.id) ?? rule.id,
    ({ rule }) => rule.id,
  )
  const rows = rowPairs(context, before, after)
  const rowChanges = rowsOf(context, before, after, rows, results)
  const parts = [
    ...(before.policy === after.policy ? [] : [part('policy', policyWords[before.policy], policyWords[after.policy])]),
    ...columnParts(context, before, after),
    ...resultParts(results),
    ...orderPart(context, before, after, rows, results),
    ...rows.both.flatMap(([a, b]) => provenancePart(a.provenance, b.provenance, b.labels.join(' | '))),
  ]
  const found = changed(before, after, parts, after.entity)
  if (found.length === 0 && rowChanges.length === 0) return []
  const [change] = found.length > 0 ? found : changed(before, after, [part('value', null, null)], after.entity)
  return change ? [{ ...change, parts, rows: rowChanges }] : []
}

const policyWords: Readonly<Record<Table['policy'], Words>> = {
  unique: { zh: '唯一', en: 'unique' },
  first: { zh: '依次', en: 'first' },
  sum: { zh: '累加', en: 'collect' },
}

function columnParts(context: Context, before: Table, after: Table): Part[] {
  const key = (keys: Context['keysBefore']) => (c: Table['columns'][number]) => (c.subject ? keys.of(c.subject) : `疑义 ${c.question}`)
  const { removed, added } = pairs(before.columns, after.columns, key(context.keysBefore), key(context.keysAfter))
  return [...removed.map((c) => part('column', same(c.label), null)), ...added.map((c) => part('column', null, same(c.label)))]
}

function resultParts({ removed, both, added }: Pairs<ResultColumn>): Part[] {
  const kept = both.flatMap(([{ rule: a }, { rule: b }]) => [
    ...textPart('result', a.name, b.name),
    ...textPart('type', describeType(a.type), describeType(b.type)),
  ])
  return [
    ...removed.map(({ rule }) => part('result', same(rule.name), null)),
    ...kept,
    ...added.map(({ rule }) => part('result', null, same(rule.name))),
  ]
}

/** Rows that ask the same; then those that are written the same (其它 follows the others); then those that give the same. */
function rowPairs({ keysBefore, keysAfter }: Context, before: Table, after: Table): Pairs<Row> {
  const asked = pairs(
    before.rows,
    after.rows,
    (row) => keysBefore.of(row.when),
    (row) => keysAfter.of(row.when),
  )
  const written = (table: Table) => (row: Row) => JSON.stringify(table.columns.map((c, i) => `${c.label}=${row.labels[i]}`).sort())
  const further = pairedFurther(asked, written(before), written(after))
  const given = (keys: Context['keysBefore']) => (row: Row) => row.values.map((value) => keys.of(value)).join(' | ')
  return pairedFurther(further, given(keysBefore), given(keysAfter))
}

function rowsOf(context: Context, before: Table, after: Table, rows: Pairs<Row>, results: Pairs<ResultColumn>): RowChange[] {
  const [given, gives] = [resultsOf(context.before, before), resultsOf(context.after, after)]
  return [
    ...rows.removed.map((row) => wholeRow('removed', context.before, given, row, before.rows.indexOf(row))),
    ...rows.both.flatMap(([a, b]) => changedRow(context, before, after, a, b, results)),
    ...rows.added.map((row) => wholeRow('added', context.after, gives, row, after.rows.indexOf(row))),
  ]
}

function wholeRow(kind: 'added' | 'removed', side: Side, results: readonly ResultColumn[], row: Row, index: number): RowChange {
  const cells = results.flatMap(({ rule, column }): CellChange[] => {
    const value = row.values[column]
    const text = value ? quoted(side, value.span) : null
    const [before, after] = kind === 'added' ? [null, text] : [text, null]
    return [{ column: rule.name, before, after, difference: null }]
  })
  const place = placeOf({ span: row.span, clause: row.provenance.clause })
  const [before, after] = kind === 'added' ? [null, place] : [place, null]
  const [rowBefore, rowAfter] = kind === 'added' ? [null, index + 1] : [index + 1, null]
  return { kind, conditions: row.labels.slice(), rowBefore, rowAfter, before, after, cells }
}

function changedRow(context: Context, before: Table, after: Table, a: Row, b: Row, results: Pairs<ResultColumn>): RowChange[] {
  const cells = [...conditionCells(context, before, after, a, b), ...valueCells(context, a, b, results)]
  if (cells.length === 0) return []
  return [
    {
      kind: 'changed',
      conditions: b.labels.slice(),
      rowBefore: before.rows.indexOf(a) + 1,
      rowAfter: after.rows.indexOf(b) + 1,
      before: placeOf({ span: a.span, clause: a.provenance.clause }),
      after: placeOf({ span: b.span, clause: b.provenance.clause }),
      cells,
    },
  ]
}

/** Conditions that are written differently and ask something else. */
function conditionCells({ keysBefore, keysAfter }: Context, before: Table, after: Table, a: Row, b: Row): CellChange[] {
  if (keysBefore.of(a.when) === keysAfter.of(b.when)) return []
  const labelled = (table: Table, row: Row) => table.columns.map((column, i) => ({ column: column.label, text: row.labels[i] ?? '' }))
  const { both } = pairs(labelled(before, a), labelled(after, b), ({ column }) => column)
  return both.flatMap(([x, y]) => {
    const differs = x.text.replace(/\s/g, '') !== y.text.replace(/\s/g, '')
    return differs ? [{ column: y.column, before: same(x.text), after: same(y.text), difference: null }] : []
  })
}

function valueCells(context: Context, a: Row, b: Row, { both }: Pairs<ResultColumn>): CellChange[] {
  return both.flatMap(([from, to]) => {
    const [x, y] = [a.values[from.column], b.values[to.column]]
    if (!x || !y || context.keysBefore.of(x) === context.keysAfter.of(y)) return []
    const [before, after] = [quoted(context.before, x.span), quoted(context.after, y.span)]
    return [{ column: to.rule.name, before, after, difference: expressionDifference(context, x, y) }]
  })
}

/** Where the first row that applies decides, rows with other results have changed places. */
function orderPart(context: Context, before: Table, after: Table, { both }: Pairs<Row>, results: Pairs<ResultColumn>): Part[] {
  if (before.policy !== 'first' || after.policy !== 'first') return []
  const placed = both.map(([a, b]) => ({ a, b, from: before.rows.indexOf(a), to: after.rows.indexOf(b) })).sort((x, y) => x.from - y.from)
  const swapped = placed.find((x, i) => placed.slice(i + 1).some((y) => y.to < x.to && valueCells(context, x.a, y.b, results).length > 0))
  return swapped ? [part('order', same(String(swapped.from + 1)), same(String(swapped.to + 1)))] : []
}
