import type { Span } from '../../../grammar/source.ts'
import { operators } from '../../types/operators.ts'
import type { RoundingMode } from '../../types/type.ts'
import type { AggregateFunction, Band, Branch, DecimalUnit, DurationUnit, Expr, Numeric, Provenance, Rounding, Type } from '../program.ts'
import { policy, type Shapes, spanned, the } from './parts.ts'
import { boolean, decimalText, either, list, nullable, object, oneOf, optional, tagged, text, whole } from './shape.ts'

const typed = { type: the('Type'), span: the('Span'), numeric: optional(the('Numeric')) }
const aggregateFunction = oneOf<AggregateFunction>({ sum: 0, count: 0, exists: 0, all: 0, maximum: 0, minimum: 0 })
const mode = oneOf<RoundingMode>({ 'half-up': 0, down: 0, up: 0, 'half-even': 0 })
const decimalUnit = oneOf<DecimalUnit>({ amount: 0, ratio: 0, integer: 0, number: 0 })
const durationUnit = oneOf<DurationUnit>({ month: 0, day: 0, minute: 0 })
const scope = whole(0, 64)

type ExpressionPart = 'Span' | 'Type' | 'Numeric' | 'Rounding' | 'LiteralValue' | 'Expr' | 'Branch' | 'Band' | 'Provenance'

/** The shapes of expressions and of what they are made of. */
export const expressions: Shapes<ExpressionPart> = {
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
    scale: whole(0, 10_000),
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
}
