import type { Span } from '../../../grammar/source.ts'
import { operators } from '../../types/operators.ts'
import type { RoundingMode } from '../../types/type.ts'
import type {
  AggregateFunction,
  Assertion,
  Band,
  Branch,
  Case,
  CaseRecord,
  CaseValue,
  Column,
  DatedValue,
  Deadline,
  DecimalUnit,
  DurationUnit,
  Duty,
  Entity,
  Enumeration,
  Exception,
  Expectation,
  Expr,
  Field,
  Header,
  HitPolicy,
  LiteralValue,
  Numeric,
  Parameter,
  Program,
  Provenance,
  Question,
  Reading,
  Relation,
  Rounding,
  Row,
  Rule,
  Table,
  Type,
} from '../program.ts'
import { programVersion } from '../program.ts'
import {
  boolean,
  constant,
  dateText,
  decimalText,
  either,
  list,
  map,
  nullable,
  object,
  oneOf,
  optional,
  type Shaped,
  tagged,
  text,
  whole,
} from './shape.ts'

/** The parts of a program that the schema defines once and refers to by name. */
interface Definitions {
  Program: Program
  Span: Span
  Type: Type
  Numeric: Numeric
  Rounding: Rounding
  LiteralValue: LiteralValue
  Expr: Expr
  Branch: Branch
  Band: Band
  Provenance: Provenance
  Header: Header
  Enumeration: Enumeration
  Entity: Entity
  Field: Field
  Relation: Relation
  Parameter: Parameter
  DatedValue: DatedValue
  Question: Question
  Reading: Reading
  Table: Table
  Column: Column
  Row: Row
  Rule: Rule
  Exception: Exception
  Assertion: Assertion
  Duty: Duty
  Deadline: Deadline
  Case: Case
  CaseRecord: CaseRecord
  CaseValue: CaseValue
  Expectation: Expectation
}

export type DefinitionName = keyof Definitions

const the = <K extends DefinitionName>(name: K): Shaped<Definitions[K]> => ({ kind: 'reference', name })

const spanned = { span: the('Span') }
const typed = { type: the('Type'), span: the('Span'), numeric: optional(the('Numeric')) }
const policy = oneOf<HitPolicy>({ unique: 0, first: 0, sum: 0 })
const aggregateFunction = oneOf<AggregateFunction>({ sum: 0, count: 0, exists: 0, all: 0, maximum: 0, minimum: 0 })
const mode = oneOf<RoundingMode>({ 'half-up': 0, down: 0, up: 0, 'half-even': 0 })
const decimalUnit = oneOf<DecimalUnit>({ amount: 0, ratio: 0, integer: 0, number: 0 })
const durationUnit = oneOf<DurationUnit>({ month: 0, day: 0, minute: 0 })

const scope = whole(0, 64)
const aloud = { soft: boolean, text }

/** The shape of a program and of all its parts. It is checked against the types of program.ts by the compiler. */
export const definitions: { readonly [K in DefinitionName]: Shaped<Definitions[K]> } = {
  Program: object<Program>('A notice, typed, scaled and ordered.', {
    version: constant(programVersion),
    header: the('Header'),
    enumerations: list(the('Enumeration')),
    entities: list(the('Entity')),
    mainEntity: nullable(text),
    parameters: list(the('Parameter')),
    questions: list(the('Question')),
    tables: list(the('Table')),
    rules: list(the('Rule')),
    assertions: list(the('Assertion')),
    requirements: list(the('Assertion')),
    duties: list(the('Duty')),
    cases: list(the('Case')),
  }),
  Span: object<Span>('Where it stands in its file: a half-open range of UTF-16 offsets.', { file: text, start: whole(0), end: whole(0) }),
  Type: tagged<Type>('The type of a value.', {
    boolean: ['true or false', {}],
    decimal: ['an exact decimal: an amount in yuan, a ratio of one, an integer or another number', { unit: decimalUnit }],
    date: ['a day', {}],
    instant: ['a minute of a day, on the local clock', {}],
    duration: ['a number of months, days or minutes', { unit: durationUnit }],
    text: ['a text', {}],
    identity: ['a citizen identity number', {}],
    enum: ['a member of an enumeration', { enum: text }],
  }),
  Numeric: object<Numeric>('What inference knows of a decimal: decimal places, and inclusive bounds; null where unbounded.', {
    scale: whole(0, 1000),
    minimum: nullable(decimalText),
    maximum: nullable(decimalText),
  }),
  Rounding: object<Rounding>('To so many decimal places; negative scales round to tens, hundreds …', { mode, scale: whole(-18, 99) }),
  LiteralValue: either(boolean, text),
  Expr: tagged<Expr>('An expression. `scope` counts aggregates outward: 0 is the innermost record.', {
    literal: [
      'a constant: true or false, a decimal as text, an ISO date, instant or duration, a text or member',
      { value: the('LiteralValue'), ...typed },
    ],
    input: ['a field of the record', { field: text, scope, ...typed }],
    result: ['the result of a rule that stands before', { rule: text, scope, ...typed }],
    parameter: [
      'a parameter at a day or in a whole year; at the base date where `at` is null',
      { parameter: text, at: nullable(the('Expr')), ...typed },
    ],
    baseDate: ['the base date', typed],
    reading: ['true where this reading of the question is the chosen one', { question: text, reading: text, ...typed }],
    operation: ['an operator or function of the operator table', { operator: oneOf(operators), arguments: list(the('Expr')), ...typed }],
    round: ['rounded; of a division the exact quotient, once', { rounding: the('Rounding'), argument: the('Expr'), ...typed }],
    choice: [
      'the branches that apply, by the hit policy',
      {
        policy,
        branches: list(the('Branch')),
        otherwise: nullable(the('Expr')),
        otherwiseProvenance: optional(the('Provenance')),
        ...typed,
      },
    ],
    table: ['a result column of a decision table, without its exceptions', { table: text, column: whole(0), ...typed }],
    aggregate: [
      'over the records of a to-many relation',
      { function: aggregateFunction, relation: text, scope, condition: nullable(the('Expr')), body: nullable(the('Expr')), ...typed },
    ],
    progressive: [
      'the sum over bands of the part of the base within the band times its rate',
      { base: the('Expr'), bands: list(the('Band')), ...typed },
    ],
    silent: ['the text is silent: unknown for that reason', typed],
  }),
  Branch: object<Branch>('One case of a choice.', {
    id: text,
    when: the('Expr'),
    value: the('Expr'),
    provenance: the('Provenance'),
    ...spanned,
  }),
  Band: object<Band>('One band of a progressive scale, up to its end; the last has none.', {
    id: text,
    upTo: nullable(the('Expr')),
    rate: the('Expr'),
    ...spanned,
  }),
  Provenance: object<Provenance>('Where a value comes from: stated in the clause, derived from it, or assumed.', {
    kind: oneOf<Provenance['kind']>({ stated: 0, derived: 0, assumed: 0 }),
    note: nullable(text),
    clause: nullable(text),
  }),
  Header: object<Header>('The head of the notice.', {
    name: text,
    number: nullable(text),
    issuers: list(text),
    issued: nullable(dateText),
    baseDate: dateText,
    rounding: nullable(the('Rounding')),
    conformsTo: nullable(text),
    basedOn: nullable(text),
    ...spanned,
  }),
  Enumeration: object<Enumeration>('A closed list.', { name: text, members: list(text), ...spanned }),
  Entity: object<Entity>('A kind of record.', { name: text, fields: list(the('Field')), relations: list(the('Relation')), ...spanned }),
  Field: object<Field>('A field of a record.', {
    name: text,
    type: the('Type'),
    numeric: nullable(the('Numeric')),
    optional: boolean,
    default: nullable(the('LiteralValue')),
    earliest: nullable(the('Expr')),
    latest: nullable(the('Expr')),
    ...spanned,
  }),
  Relation: object<Relation>('A field that holds records of another entity.', { name: text, entity: text, ...spanned }),
  Parameter: object<Parameter>('A constant with values by date.', {
    name: text,
    type: the('Type'),
    numeric: nullable(the('Numeric')),
    values: list(the('DatedValue')),
    clause: nullable(text),
    ...spanned,
  }),
  DatedValue: object<DatedValue>('A value from one day to another, both included; null is open.', {
    from: nullable(dateText),
    to: nullable(dateText),
    label: text,
    value: the('Expr'),
    provenance: the('Provenance'),
    ...spanned,
  }),
  Question: object<Question>('A point that the text leaves open.', {
    name: text,
    text,
    readings: list(the('Reading')),
    default: text,
    clause: nullable(text),
    ...spanned,
  }),
  Reading: object<Reading>('One reading of a question.', { name: text, ...spanned }),
  Table: object<Table>('A decision table.', {
    id: text,
    name: text,
    entity: nullable(text),
    policy,
    columns: list(the('Column')),
    results: list(text),
    rows: list(the('Row')),
    clause: nullable(text),
    ...spanned,
  }),
  Column: object<Column>('What a column tests: an expression, or which reading of a question is chosen.', {
    label: text,
    subject: nullable(the('Expr')),
    question: nullable(text),
    ...spanned,
  }),
  Row: object<Row>('A row: `when` joins the conditions of its cells.', {
    id: text,
    when: the('Expr'),
    cells: list(the('Expr')),
    labels: list(text),
    values: list(the('Expr')),
    provenance: the('Provenance'),
    ...spanned,
  }),
  Rule: object<Rule>('One computed quantity.', {
    id: text,
    name: text,
    entity: nullable(text),
    type: the('Type'),
    numeric: nullable(the('Numeric')),
    rounding: nullable(the('Rounding')),
    body: the('Expr'),
    exceptions: list(the('Exception')),
    provenance: the('Provenance'),
    clause: nullable(text),
    ...spanned,
  }),
  Exception: object<Exception>('A case that overrides a rule.', {
    id: text,
    name: text,
    when: the('Expr'),
    value: the('Expr'),
    beats: list(text),
    provenance: the('Provenance'),
    ...spanned,
  }),
  Assertion: object<Assertion>('What must hold for every record.', {
    id: text,
    name: text,
    entity: nullable(text),
    condition: the('Expr'),
    clause: nullable(text),
    ...spanned,
  }),
  Duty: object<Duty>('Who does what by when.', {
    name: text,
    agencies: list(text),
    partners: list(text),
    deadlines: list(the('Deadline')),
    clause: nullable(text),
    ...spanned,
  }),
  Deadline: tagged<Deadline>('When a duty falls due.', {
    yearly: ['every year on a day', { month: whole(1, 12), day: either(whole(1, 31), constant('last')), ...aloud }],
    by: ['by a day', { date: dateText, ...aloud }],
    window: ['between two days', { from: dateText, to: dateText, ...aloud }],
    from: ['from a day on', { date: dateText, ...aloud }],
    within: ['within a time of an event', { event: text, duration: text, ...aloud }],
    frequency: [
      'so many times a year, month or day',
      { count: whole(0), per: oneOf<'year' | 'month' | 'day'>({ year: 0, month: 0, day: 0 }), ...aloud },
    ],
    continuous: ['at all times', aloud],
    indefinite: ['the text gives no date', aloud],
  }),
  Case: object<Case>('A sample record with expected results.', {
    name: text,
    entity: nullable(text),
    record: the('CaseRecord'),
    readings: map(text),
    expectations: list(the('Expectation')),
    clause: nullable(text),
    ...spanned,
  }),
  CaseRecord: map(the('CaseValue')),
  CaseValue: either(the('LiteralValue'), list(the('CaseRecord'))),
  Expectation: object<Expectation>('A value, or null where the result is unknown for exactly these reasons.', {
    rule: text,
    name: text,
    value: nullable(the('LiteralValue')),
    reasons: list(text),
    ...spanned,
  }),
}
