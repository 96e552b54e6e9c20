import type { Span } from '../../../grammar/source.ts'
import { type Inferred, inferredOf, numericOf } from '../../types/numeric.ts'
import { type Operator, type OperatorId, operators } from '../../types/operators.ts'
import { resultType } from '../../types/signature.ts'
import { describeType, type Numeric, type Type } from '../../types/type.ts'
import type { Expr, LiteralValue } from '../program.ts'
import type { Context, Lowered } from './context.ts'
import { checkDigits } from './digits.ts'

const boolean: Type = { kind: 'boolean' }

export function literal(type: Type, value: LiteralValue, span: Span): Expr {
  if (type.kind !== 'decimal') return { kind: 'literal', type, value, span }
  const text = value as string
  const scale = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  return { kind: 'literal', type, value, span, numeric: { scale, minimum: text, maximum: text } }
}

export const truth = (value: boolean, span: Span): Expr => literal(boolean, value, span)

/** `and`, `or` of any number of conditions; one stands for itself. */
export function join(operator: 'and' | 'or', conditions: readonly Expr[], span: Span): Expr {
  const [only] = conditions
  if (conditions.length === 1 && only) return only
  return { kind: 'operation', operator, arguments: conditions, type: boolean, span }
}

export function not(condition: Expr, span: Span): Expr {
  return { kind: 'operation', operator: 'not', arguments: [condition], type: boolean, span }
}

/** An operation whose operands fit one of the operator's signatures; otherwise the diagnostic says what it was given. */
export function operation(context: Context, operator: OperatorId, operands: readonly Expr[], span: Span, numeric?: Numeric): Lowered {
  const entry: Operator = operators[operator]
  const gives = resultType(
    entry,
    operands.map((o) => o.type),
  )
  if (!gives)
    return context.report('type.operands', span, { operator: entry.zh[0] ?? operator, operands: operands.map((o) => describeType(o.type)) })
  const base = { kind: 'operation', operator, arguments: operands, type: gives, span } as const
  if (gives.kind !== 'decimal') return base
  return checkDigits(context, { ...base, numeric: numeric ?? infer(entry, operands) })
}

function infer(entry: Operator, operands: readonly Expr[]): Numeric {
  const inferred = operands.map((o): Inferred => (o.numeric ? inferredOf(o.numeric) : { scale: 0, minimum: null, maximum: null }))
  const scale = entry.scale ? entry.scale(inferred.map((i) => i.scale)) : 0
  const range = entry.range ? entry.range(inferred) : { minimum: null, maximum: null }
  return numericOf({ scale, ...range })
}

/** subject ∈ values, as an equality where there is one value. */
export function oneOf(context: Context, subject: Expr, values: readonly Expr[], span: Span): Lowered {
  const [only] = values
  if (values.length === 1 && only) {
    if (subject.type.kind === 'boolean' && only.kind === 'literal' && only.type.kind === 'boolean')
      return only.value ? subject : not(subject, span)
    return operation(context, 'equal', [subject, only], span)
  }
  return operation(context, 'oneOf', [subject, ...values], span)
}
