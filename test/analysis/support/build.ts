import type {
  Assertion,
  Column,
  Exception,
  Expr,
  Field,
  HitPolicy,
  LiteralValue,
  Numeric,
  Parameter,
  Program,
  Provenance,
  Question,
  Row,
  Rule,
  Table,
  Type,
} from '../../../engine/program/program.ts'
import type { OperatorId } from '../../../engine/types/operators.ts'
import type { Span } from '../../../grammar/source.ts'

let offset = 0

/** A span of its own for everything built, so that diagnostics can be told apart. */
export function span(): Span {
  offset += 10
  return { file: 'test.md', start: offset, end: offset + 9 }
}

const stated: Provenance = { kind: 'stated', note: null, clause: null }

export const boolean: Type = { kind: 'boolean' }
export const integer: Type = { kind: 'decimal', unit: 'integer' }
export const amount: Type = { kind: 'decimal', unit: 'amount' }
export const ratio: Type = { kind: 'decimal', unit: 'ratio' }
export const date: Type = { kind: 'date' }
export const text: Type = { kind: 'text' }
export const days: Type = { kind: 'duration', unit: 'day' }
export const months: Type = { kind: 'duration', unit: 'month' }
export const enumOf = (name: string): Type => ({ kind: 'enum', enum: name })

const numericOf = (type: Type): Pick<Expr, 'numeric'> =>
  type.kind === 'decimal'
    ? { numeric: { scale: type.unit === 'amount' ? 2 : type.unit === 'ratio' ? 4 : 0, minimum: null, maximum: null } }
    : {}

export function literal(type: Type, value: LiteralValue): Expr {
  return { kind: 'literal', type, value, span: span(), ...numericOf(type) }
}

export const int = (value: number): Expr => literal(integer, String(value))
export const yuan = (value: string): Expr => literal(amount, value)
export const yes: Expr = literal(boolean, true)
export const no: Expr = literal(boolean, false)
export const day = (iso: string): Expr => literal(date, iso)
export const silent = (type: Type): Expr => ({ kind: 'silent', type, span: span(), ...numericOf(type) })

export function input(field: Field): Expr {
  return {
    kind: 'input',
    field: field.name,
    scope: 0,
    type: field.type,
    span: span(),
    ...(field.numeric ? { numeric: field.numeric } : {}),
  }
}

export function result(rule: Rule): Expr {
  return { kind: 'result', rule: rule.id, scope: 0, type: rule.type, span: span(), ...numericOf(rule.type) }
}

export function op(operator: OperatorId, operands: readonly Expr[], type: Type = boolean): Expr {
  return { kind: 'operation', operator, arguments: operands, type, span: span(), ...numericOf(type) }
}

export const and = (...operands: Expr[]): Expr => (operands.length === 0 ? yes : op('and', operands))
export const or = (...operands: Expr[]): Expr => op('or', operands)
export const not = (operand: Expr): Expr => op('not', [operand])
export const eq = (a: Expr, b: Expr): Expr => op('equal', [a, b])
export const oneOf = (a: Expr, ...options: Expr[]): Expr => op('oneOf', [a, ...options])
export const plus = (a: Expr, b: Expr, type: Type = a.type): Expr => op('add', [a, b], type)

export interface FieldOptions {
  readonly optional?: boolean
  readonly default?: LiteralValue
  readonly minimum?: number
  readonly maximum?: number
  readonly earliest?: string
  readonly latest?: string
}

export function field(name: string, type: Type, options: FieldOptions = {}): Field {
  const scale = numericOf(type).numeric?.scale
  const numeric: Numeric | null =
    scale === undefined
      ? null
      : {
          scale,
          minimum: options.minimum === undefined ? null : String(options.minimum),
          maximum: options.maximum === undefined ? null : String(options.maximum),
        }
  return {
    name,
    type,
    numeric,
    optional: options.optional ?? false,
    default: options.default ?? null,
    earliest: options.earliest ? day(options.earliest) : null,
    latest: options.latest ? day(options.latest) : null,
    span: span(),
  }
}

export function rule(name: string, type: Type, body: Expr, extra: Partial<Rule> = {}): Rule {
  return {
    id: `人.${name}`,
    name,
    entity: '人',
    type,
    numeric: numericOf(type).numeric ?? null,
    rounding: null,
    body,
    exceptions: [],
    provenance: stated,
    clause: null,
    span: span(),
    ...extra,
  }
}

export function exception(name: string, when: Expr, value: Expr, beats: readonly string[] = []): Exception {
  return { id: name, name, when, value, beats, provenance: stated, span: span() }
}

export interface ChoiceOptions {
  readonly policy?: HitPolicy
  readonly otherwise?: Expr
}

let branches = 0

export function choice(
  type: Type,
  cases: readonly (readonly [when: Expr, value: Expr])[],
  { policy = 'unique', otherwise }: ChoiceOptions = {},
): Expr {
  return {
    kind: 'choice',
    policy,
    branches: cases.map(([when, value]) => ({ id: `b${branches++}`, when, value, provenance: stated, span: span() })),
    otherwise: otherwise ?? null,
    type,
    span: span(),
    ...numericOf(type),
  }
}

/** A row: its cells' conditions, and its values. */
export type RowSpec = readonly [cells: readonly Expr[], values: readonly Expr[], labels?: readonly string[]]

/** A table with the rules of its results. */
export function table(
  name: string,
  subjects: readonly Expr[],
  results: readonly (readonly [name: string, type: Type])[],
  rows: readonly RowSpec[],
  policy: HitPolicy = 'unique',
): { table: Table; rules: Rule[] } {
  const columns: Column[] = subjects.map((subject, i) => ({
    label: subject.kind === 'input' ? subject.field : `c${i}`,
    subject,
    question: null,
    span: span(),
  }))
  const made: Row[] = rows.map(([cells, values, labels], i) => ({
    id: `${name}#${i}`,
    when: cells.length === 1 ? (cells[0] as Expr) : and(...cells),
    cells,
    labels: labels ?? cells.map(() => ''),
    values,
    provenance: stated,
    span: span(),
  }))
  const rules = results.map(([result, type], column) =>
    rule(result, type, { kind: 'table', table: name, column, type, span: span(), ...numericOf(type) }),
  )
  return {
    table: { id: name, name, entity: '人', policy, columns, results: rules.map((r) => r.id), rows: made, clause: null, span: span() },
    rules,
  }
}

export function assertion(name: string, condition: Expr): Assertion {
  return { id: name, name, entity: '人', condition, clause: null, span: span() }
}

export interface ProgramSpec {
  readonly fields?: readonly Field[]
  readonly enums?: Readonly<Record<string, readonly string[]>>
  readonly questions?: Readonly<Record<string, readonly string[]>>
  readonly parameters?: readonly Parameter[]
  readonly tables?: readonly { table: Table; rules: Rule[] }[]
  readonly rules?: readonly Rule[]
  readonly assertions?: readonly Assertion[]
}

export function program({
  fields = [],
  enums = {},
  questions = {},
  parameters = [],
  tables = [],
  rules = [],
  assertions = [],
}: ProgramSpec): Program {
  return {
    version: 1,
    header: {
      name: '试验',
      number: null,
      issuers: [],
      issued: null,
      baseDate: '2021-01-01',
      rounding: null,
      conformsTo: null,
      basedOn: null,
      span: span(),
    },
    enumerations: Object.entries(enums).map(([name, members]) => ({ name, members, span: span() })),
    entities: [{ name: '人', fields, relations: [], span: span() }],
    mainEntity: '人',
    parameters,
    questions: Object.entries(questions).map(([name, readings]) => question(name, readings)),
    tables: tables.map((t) => t.table),
    rules: [...tables.flatMap((t) => t.rules), ...rules],
    assertions,
    requirements: [],
    duties: [],
    cases: [],
  }
}

function question(name: string, readings: readonly string[]): Question {
  return {
    name,
    text: name,
    readings: readings.map((r) => ({ name: r, span: span() })),
    default: readings[0] as string,
    clause: null,
    span: span(),
  }
}

export function parameter(
  name: string,
  type: Type,
  values: readonly (readonly [from: string | null, to: string | null, value: Expr])[],
): Parameter {
  return {
    name,
    type,
    numeric: numericOf(type).numeric ?? null,
    values: values.map(([from, to, value]) => ({ from, to, label: '', value, provenance: stated, span: span() })),
    clause: null,
    span: span(),
  }
}

export const inYear = (name: string, year: number, type: Type): Expr => ({
  kind: 'parameter',
  parameter: name,
  at: int(year),
  type,
  span: span(),
  ...numericOf(type),
})
export const bare = (name: string, type: Type): Expr => ({
  kind: 'parameter',
  parameter: name,
  at: null,
  type,
  span: span(),
  ...numericOf(type),
})
export const baseDate: Expr = { kind: 'baseDate', type: date, span: span() }
export const reading = (question: string, name: string): Expr => ({ kind: 'reading', question, reading: name, type: boolean, span: span() })
