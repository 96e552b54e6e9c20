import { fillerOf } from '../../steps/cells.ts'
import type { Frame, Node, NodeOf } from '../../steps/node.ts'
import { partsOf } from '../../steps/node.ts'
import { type Item, type Loop, rootsOf, type Step } from '../../steps/plan.ts'
import type { Setting } from '../../steps/settings.ts'
import type { EntityGuard } from '../guards.ts'
import { valueLines } from '../ruleLines.ts'
import { cellSql } from './cells.ts'
import { foundFaults } from './elementChecks.ts'
import { cast, columnType, definition, indented, type Printer, printed } from './expression.ts'
import { checksOf } from './guard.ts'
import { keyColumn, stepNames } from './names.ts'
import { allPieces, guardPieces } from './pieces.ts'
import type { Column, Query } from './queries.ts'
import type { ViewSource } from './view.ts'

type Leaf = NodeOf<'field' | 'given' | 'index' | 'setting'>

const isLeaf = (node: Node): node is Leaf =>
  node.kind === 'field' || node.kind === 'given' || node.kind === 'index' || node.kind === 'setting'

/** The key of the record at a depth, a column of every step's table. */
const keyAt = (depth: number): string => (depth === 0 ? keyColumn : `${keyColumn}${depth}`)

/** The steps of a view as queries, each from the one before: a step is in the first that comes after all it reads. */
export class Layers {
  readonly queries: Query[] = []
  readonly printer: Printer
  private readonly source: ViewSource
  private readonly names = stepNames()
  private readonly leaves: readonly Leaf[]
  private readonly columns = new Map<Node, string>()
  private count = 0

  constructor(source: ViewSource) {
    this.source = source
    this.leaves = leavesOf(rootsOf(source.plan.form))
    for (const leaf of this.leaves) this.columns.set(leaf, this.quote(this.names.of(`leaf ${leaf.id}`, this.leafName(leaf))))
    for (const [node, step] of source.plan.steps) this.columns.set(node, this.quote(this.names.of(`step ${node.id}`, stepName(step))))
    this.printer = { dialect: source.dialect, column: (node) => this.columns.get(node) ?? null }
  }

  /** The record's own cells, the settings, and what the input guard finds. */
  base(elementsToo: boolean): void {
    const { dialect, names, plan, guards } = this.source
    const { entity, root } = plan.form
    const own = this.leaves.filter((leaf) => leaf.kind !== 'setting' && leaf.frame === root)
    const guard = entity ? guards.get(entity.name) : null
    const checks = guard ? this.checks(guard) : []
    const found = [`s.${this.quote('$guard')}`, ...guardPieces(dialect, checks, null), ...(elementsToo ? [foundFaults] : [])]
    const columns = [
      { name: this.quote(keyColumn), sql: entity ? `t.${this.quote(keyColumn)}` : `''` },
      ...own.map((leaf) => this.cell(leaf)),
      ...this.settings(),
      { name: this.quote('$guard'), sql: allPieces(found) },
    ]
    const joined = elementsToo ? ` LEFT JOIN faults AS x ON x.${this.quote(keyColumn)} = t.${this.quote(keyColumn)}` : ''
    const source = entity ? `${this.quote(names.table(entity.name))} AS t CROSS JOIN s${joined}` : 's'
    this.queries.push({ name: 'l0', along: false, from: null, columns, reads: [], source })
  }

  /** The steps of a frame's records, from the query that has their cells; gives the last query. */
  block(frame: Frame, items: readonly Item[], from: string): string {
    let current = from
    let waiting: Step[] = []
    for (const item of items) {
      if (item.kind === 'step') waiting.push(item.step)
      else {
        current = this.folded(frame, item, this.steps(waiting, current))
        waiting = []
      }
    }
    return this.steps(waiting, current)
  }

  /** Steps between two loops, those that read none of the others first. */
  private steps(steps: readonly Step[], from: string): string {
    const level = new Map<Node, number>()
    for (const { node } of steps) level.set(node, 1 + Math.max(-1, ...this.columnsIn(node).map((read) => level.get(read) ?? -1)))
    let current = from
    for (let at = 0; at <= Math.max(-1, ...level.values()); at++) {
      current = this.layer(
        current,
        steps.filter(({ node }) => level.get(node) === at),
      )
    }
    return current
  }

  private step({ node, label }: Step): Column {
    const said = label && (label.part === 'value' || label.reason) ? `-- ${this.source.dialect.comment(labelText(label))}\n    ` : ''
    return { name: this.column(node), sql: `${said}${indented(definition(this.printer, node), '    ')}` }
  }

  private layer(from: string, steps: readonly Step[]): string {
    const name = this.fresh('l')
    const columns = steps.map((step) => this.step(step))
    const reads = steps.flatMap(({ node }) => this.columnsIn(node).map((read) => this.column(read)))
    this.queries.push({ name, along: true, from: { name: from, alias: from }, columns, reads, source: from })
    return name
  }

  /** Goes through a relation: its elements with their steps, then what is gathered of them, put beside the records. */
  private folded(frame: Frame, loop: Loop, from: string): string {
    const last = this.block(loop.over, loop.body, this.elements(loop, from))
    const keys = [...Array(frame.depth + 1).keys()].map((depth) => this.quote(keyAt(depth)))
    const gathered = this.fresh('f')
    const sums = loop.folds.map(({ node }) => ({ name: this.column(node), sql: this.fold(node) }))
    this.queries.push({
      name: gathered,
      along: false,
      from: { name: last, alias: last },
      columns: [...keys.map((key) => ({ name: key, sql: key })), ...sums],
      reads: [...keys, ...loop.folds.flatMap(({ node }) => partsOf(node).flatMap((part) => this.readBy(part)))],
      source: `${last} GROUP BY ${keys.join(', ')}`,
    })
    this.joined(from, gathered, keys, loop.folds)
    return this.queries[this.queries.length - 1]?.name ?? from
  }

  /** Puts what was gathered beside the records that it was gathered for. */
  private joined(from: string, gathered: string, keys: readonly string[], folds: Loop['folds']): void {
    const none = ({ node }: { readonly node: Node }) => (node.type === 'flag' ? 'FALSE' : '0')
    const columns = folds.map((step) => {
      const said = step.label ? `-- ${this.source.dialect.comment(labelText(step.label))}\n    ` : ''
      return { name: this.column(step.node), sql: `${said}COALESCE(f.${this.column(step.node)}, ${none(step)})` }
    })
    const on = keys.map((key) => `f.${key} = o.${key}`).join(' AND ')
    this.queries.push({
      name: this.fresh('l'),
      along: true,
      from: { name: from, alias: 'o' },
      columns,
      reads: keys,
      source: `${from} AS o LEFT JOIN ${gathered} AS f ON ${on}`,
      also: { name: gathered, reads: [...keys, ...columns.map(({ name }) => name)] },
    })
  }

  private fold({ function: name, when, value, ...node }: NodeOf<'fold'>): string {
    const condition = indented(printed(this.printer, when), '    ')
    const all = when.kind === 'constant'
    if (name === 'count') return all ? 'COUNT(*)' : `COUNT(CASE WHEN ${condition} THEN 1 END)`
    if (name === 'any') return all ? 'COUNT(*) > 0' : `BOOL_OR(${condition})`
    const read = this.printer.column(value as Node) ?? indented(definition(this.printer, value as Node), '    ')
    const chosen = all ? read : `CASE WHEN ${condition} THEN ${read} END`
    const sql = { sum: 'SUM', minimum: 'MIN', maximum: 'MAX' }[name]
    return cast(`COALESCE(${sql}(${chosen}), 0)`, columnType(this.source.dialect, node as Node))
  }

  /** The cells of a relation's elements, beside what their holder has if a step reads that. */
  private elements(loop: Loop, from: string): string {
    const { names } = this.source
    const { over } = loop
    const holder = over.holder as Frame
    const link = names.link(holder.entity ?? '', over.relation ?? '', over.entity ?? '')
    const parent = `t.${this.quote(link.parent)}`
    const beside = this.readsAround(loop)
    const outer = beside ? [] : [{ name: this.quote(keyAt(0)), sql: parent }, ...this.settings()]
    const own = this.leaves.filter((leaf) => leaf.kind !== 'setting' && leaf.frame === over).map((leaf) => this.cell(leaf))
    const key = { name: this.quote(keyAt(over.depth)), sql: `t.${this.quote(keyColumn)}` }
    const table = `${this.quote(names.table(over.entity ?? ''))} AS t`
    const source = beside
      ? `${from} AS o JOIN ${table} ON ${parent} = o.${this.quote(keyAt(holder.depth))}`
      : `${table} CROSS JOIN s WHERE ${parent} IS NOT NULL`
    const name = this.fresh('e')
    this.queries.push({
      name,
      along: beside,
      from: beside ? { name: from, alias: 'o' } : null,
      columns: [...outer, key, ...own],
      reads: beside ? [...Array(over.depth).keys()].map((depth) => this.quote(keyAt(depth))) : [],
      source,
    })
    return name
  }

  /** Whether a step of a loop reads anything of the records around it: settings are everywhere. */
  private readsAround({ over, body, folds }: Loop): boolean {
    if (over.depth > 1) return true
    const own = new Set(stepsIn(body))
    const parts = [...folds.map(({ node }) => node), ...own].flatMap(partsOf)
    const read = parts.flatMap((part) => (this.columns.has(part) ? [part] : this.columnsIn(part)))
    return read.some((node) => !own.has(node) && node.kind !== 'setting' && (node.frame?.depth ?? 0) < over.depth)
  }

  /** The columns that an expression reads which has a node in it. */
  readBy(node: Node): string[] {
    return (this.columns.has(node) ? [node] : this.columnsIn(node)).map((read) => this.column(read))
  }

  /** The columns that a node's own expression reads. */
  private columnsIn(node: Node): Node[] {
    const found = new Set<Node>()
    const visit = (part: Node): void => {
      if (this.columns.has(part)) found.add(part)
      else partsOf(part).forEach(visit)
    }
    partsOf(node).forEach(visit)
    return [...found]
  }

  private cell(leaf: Leaf): Column {
    return { name: this.column(leaf), sql: this.cellOf(leaf) }
  }

  private cellOf(leaf: Leaf): string {
    const { dialect, names, plan, guards } = this.source
    if (leaf.kind === 'setting') throw new Error('settings have a query of their own')
    const frame = leaf.frame as Frame
    if (leaf.kind === 'index') return this.place(frame)
    const guard = guards.get(frame.entity ?? '')?.fields.find(({ field }) => field.name === leaf.field)
    if (!guard) throw new Error(`${plan.form.entity?.name}: no field ${leaf.field}`)
    const column = `t.${this.quote(names.field(frame.entity ?? '', leaf.field))}`
    if (leaf.kind === 'given') return guard.default === null ? `${column} IS NOT NULL` : 'TRUE'
    return cellSql(
      dialect,
      { type: guard.field.type, node: guard.node, scale: guard.scale, filler: guard.default ?? fillerOf(guard.node) },
      column,
    )
  }

  /** An element's place in its relation, from 0. */
  private place(frame: Frame): string {
    const holder = frame.holder as Frame
    const link = this.source.names.link(holder.entity ?? '', frame.relation ?? '', frame.entity ?? '')
    const around = [...Array(frame.depth).keys()].slice(1).map((depth) => `o.${this.quote(keyAt(depth))}`)
    const parts = [`t.${this.quote(link.parent)}`, ...around].join(', ')
    return `CAST(ROW_NUMBER() OVER (PARTITION BY ${parts} ORDER BY t.${this.quote(link.position)}) - 1 AS BIGINT)`
  }

  private checks({ entity, fields }: EntityGuard) {
    const { dialect, names } = this.source
    return fields.flatMap((guard) => {
      const column = `t.${this.quote(names.field(entity.name, guard.field.name))}`
      return checksOf(dialect, guard, column, `s.${this.quote('$base_date')}`).map((check) => ({ ...check, field: guard.field.name }))
    })
  }

  private settings(): Column[] {
    return this.leaves.filter(({ kind }) => kind === 'setting').map((leaf) => ({ name: this.column(leaf), sql: `s.${this.column(leaf)}` }))
  }

  private leafName(leaf: Leaf): string {
    const { names, plan } = this.source
    if (leaf.kind === 'setting') return names.setting(plan.form.settings[leaf.setting] as Setting)
    const around = leaf.frame?.relation ? `${leaf.frame.relation}_` : ''
    if (leaf.kind === 'index') return `${around}index`
    return `${around}${leaf.field}${leaf.kind === 'given' ? '_given' : ''}`
  }

  private column(node: Node): string {
    const name = this.columns.get(node)
    if (name === undefined) throw new Error(`${node.kind} has no column`)
    return name
  }

  private fresh(letter: string): string {
    this.count++
    return `${letter}${this.count}`
  }

  private quote(name: string): string {
    return this.source.dialect.quote(name)
  }
}

function stepName({ number, label, node }: Step): string {
  const around = node.frame?.relation ? `${node.frame.relation}_` : ''
  if (!label) return `s${number}`
  return `${around}${label.rule.name}${label.part === 'value' ? '' : '_unknown'}`
}

function labelText(label: NonNullable<Step['label']>): string {
  const { rule, part, reason } = label
  if (part === 'value' || reason === null) return valueLines(label).join(' · ')
  return `${rule.name} 未知 unknown: ${'text' in reason ? reason.text : reason.parameter}`
}

function stepsIn(items: readonly Item[]): Node[] {
  return items.flatMap((item) => (item.kind === 'step' ? [item.step.node] : [...stepsIn(item.body), ...item.folds.map(({ node }) => node)]))
}

function leavesOf(roots: readonly Node[]): Leaf[] {
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    partsOf(node).forEach(visit)
  }
  roots.forEach(visit)
  return [...seen].filter(isLeaf)
}
