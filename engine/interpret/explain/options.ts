import type { Expr, HitPolicy, Provenance, Row, Rule, Table } from '../../program/program.ts'
import { otherwiseId } from '../evaluate.ts'
import type { Cell, Made } from './explanation.ts'
import type { Scene } from './scene.ts'

/** What may make a value: a row, a case, an exception, 其它. */
export interface Option {
  readonly kind: Made['kind']
  readonly id: string
  readonly name: string
  readonly number: number
  readonly cells: readonly Cell[]
  /** null for 其它. */
  readonly when: Expr | null
  readonly value: Expr
  readonly provenance: Provenance
  readonly span: Expr['span']
}

/** The options of a table or of cases, 其它 last. */
export interface Options {
  readonly policy: HitPolicy
  readonly options: readonly Option[]
}

type Chooser = Extract<Expr, { kind: 'choice' | 'table' }>

const stated: Provenance = { kind: 'stated', note: null, clause: null }

/** What a table or cases may choose from; null for other expressions. */
export function optionsOf({ setting }: Scene, expr: Expr): Options | null {
  if (expr.kind === 'choice') return { policy: expr.policy, options: caseOptions(expr) }
  const table = expr.kind === 'table' ? setting.tables.get(expr.table) : undefined
  if (expr.kind !== 'table' || !table) return null
  return { policy: table.policy, options: table.rows.map((row, index) => rowOption(table, row, index, row.values[expr.column] as Expr)) }
}

function caseOptions(expr: Extract<Expr, { kind: 'choice' }>): Option[] {
  const cases = expr.branches.map(
    ({ id, when, value, provenance, span }, index): Option => ({
      kind: 'branch',
      id,
      name: '',
      number: index + 1,
      cells: [],
      when,
      value,
      provenance,
      span,
    }),
  )
  const { otherwise, otherwiseProvenance: provenance = stated } = expr
  if (!otherwise) return cases
  const { span } = otherwise
  return [
    ...cases,
    { kind: 'otherwise', id: otherwiseId(expr), name: '', number: 0, cells: [], when: null, value: otherwise, provenance, span },
  ]
}

function rowOption(table: Table, row: Row, index: number, value: Expr): Option {
  const { id, when, provenance, span } = row
  const cells = table.columns.map(({ label }, column) => ({ column: label, label: row.labels[column] ?? '' }))
  return { kind: 'row', id, name: table.name, number: index + 1, cells, when, value, provenance, span }
}

/** The exceptions of a rule as options. */
export function exceptionOptions(rule: Rule): Option[] {
  return rule.exceptions.map(({ id, name, when, value, provenance, span }) => ({
    kind: 'exception',
    id,
    name,
    number: 0,
    cells: [],
    when,
    value,
    provenance,
    span,
  }))
}

/** Those of the options that made the value. */
export function firedOptions({ activation }: Scene, options: readonly Option[]): Option[] {
  return options.filter(({ id }) => activation.fired.some((fired) => fired.id === id))
}

/** The values that a table or cases came to. */
export function chosenValues(scene: Scene, expr: Chooser): { readonly values: readonly Expr[]; readonly summed: boolean } {
  const all = optionsOf(scene, expr)
  const values = firedOptions(scene, all?.options ?? []).map((option) => option.value)
  return { values, summed: all?.policy === 'sum' }
}
