import type { Span } from '../../../grammar/source.ts'
import { type Inferred, inferredOf, numericOf } from '../../types/numeric.ts'
import { type Kind, type Operator, type OperatorId, operators } from '../../types/operators.ts'
import { describeType, kindOf, type Numeric, type Type, widens } from '../../types/type.ts'
import type { Expr, LiteralValue } from '../program.ts'
import type { Context, Lowered } from './context.ts'
import { checkDigits } from './numeric.ts'

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
  const gives = resultOf(entry, operands)
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

/** The result's type, by the first signature that fits exactly, or else by widening integers and ratios. */
function resultOf(entry: Operator, operands: readonly Expr[]): Type | null {
  const kinds = operands.map((o) => kindOf(o.type))
  const fits = (accepts: (has: Kind, wants: Kind | 'any') => boolean) => entry.signatures.find(([takes]) => matches(takes, kinds, accepts))
  const signature = fits((has, wants) => wants === 'any' || has === wants) ?? fits(accepts)
  return signature && sameEnums(operands) ? typeOf(signature[1], operands) : null
}

const decimalKinds: ReadonlySet<string> = new Set(['amount', 'ratio', 'integer', 'number'])

function accepts(has: Kind, wants: Kind | 'any'): boolean {
  if (has === wants || wants === 'any') return true
  return decimalKinds.has(has) && decimalKinds.has(wants) && widens(has as 'ratio', wants as 'ratio')
}

function matches(
  takes: readonly (Kind | 'any' | '…')[],
  kinds: readonly Kind[],
  fits: (has: Kind, wants: Kind | 'any') => boolean,
): boolean {
  const repeats = takes[takes.length - 1] === '…'
  const wanted = (repeats ? takes.slice(0, -1) : takes) as readonly (Kind | 'any')[]
  if (repeats ? kinds.length < wanted.length : kinds.length !== wanted.length) return false
  return kinds.every((kind, index) => fits(kind, wanted[Math.min(index, wanted.length - 1)] as Kind))
}

/** Members of two enumerations are never comparable, whatever they are called. */
function sameEnums(operands: readonly Expr[]): boolean {
  const names = operands.flatMap((o) => (o.type.kind === 'enum' ? [o.type.enum] : []))
  return new Set(names).size <= 1
}

function typeOf(kind: Kind | 'any', operands: readonly Expr[]): Type {
  switch (kind) {
    case 'amount':
    case 'ratio':
    case 'integer':
    case 'number':
      return { kind: 'decimal', unit: kind }
    case 'months':
      return { kind: 'duration', unit: 'month' }
    case 'days':
      return { kind: 'duration', unit: 'day' }
    case 'minutes':
      return { kind: 'duration', unit: 'minute' }
    case 'any':
    case 'enum':
      return (operands[0] as Expr).type
    default:
      return { kind }
  }
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
