import type { Span } from '../../../grammar/source.ts'
import type {
  Assertion,
  Band,
  Branch,
  Case,
  CaseRecord,
  CaseValue,
  Column,
  DatedValue,
  Deadline,
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
import { oneOf, type Shaped } from './shape.ts'

/** The parts of a program that the schema defines once and refers to by name. */
export interface Definitions {
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

/** A part by its name. */
export const the = <K extends DefinitionName>(name: K): Shaped<Definitions[K]> => ({ kind: 'reference', name })

/** The shapes of some parts. */
export type Shapes<K extends DefinitionName> = { readonly [Name in K]: Shaped<Definitions[Name]> }

/** What has a place in its file. */
export const spanned = { span: the('Span') }
export const policy = oneOf<HitPolicy>({ unique: 0, first: 0, sum: 0 })
