import type * as ast from '../../../grammar/ast.ts'
import { type Operator, type OperatorId, operators } from '../../types/operators.ts'
import type { Type } from '../../types/type.ts'
import type { Context, Frame, Lowered } from './context.ts'
import { operation } from './operation.ts'
import { parameterRead } from './parameter.ts'

const entries = Object.entries(operators) as [OperatorId, Operator][]
const functions = new Map(
  entries
    .filter(([, entry]) => entry.form === 'function')
    .flatMap(([id, entry]) => [...entry.zh, ...entry.en].map((word) => [word, id] as const)),
)

/** Every function name, for suggestions and completion. */
export const functionNames: readonly string[] = [...functions.keys()]

/** 周岁（…）: a function; 标准（2020年）: a parameter at a year or day. */
export function call(context: Context, frame: Frame, expr: Extract<ast.Expr, { kind: 'call' }>): Lowered {
  if (context.scope.parameters.has(expr.name.text)) return parameterCall(context, frame, expr)
  const id = functions.get(expr.name.text)
  if (!id) return context.unknownName(expr.name, [...functionNames, ...context.scope.parameters.keys()])
  const operands: NonNullable<Lowered>[] = []
  let expected: Type | null = null
  for (const argument of expr.arguments) {
    const operand = context.lower(frame, argument, expected)
    if (!operand) return null
    expected = operand.type
    operands.push(operand)
  }
  const entry: Operator = operators[id]
  const most = Math.max(...entry.signatures.map(([takes]) => (takes.includes('…') ? Number.POSITIVE_INFINITY : takes.length)))
  const least = Math.min(...entry.signatures.map(([takes]) => takes.filter((kind) => kind !== '…').length))
  if (operands.length < least || operands.length > most)
    return context.report('type.arguments', expr.span, { name: expr.name.text, takes: entry.example })
  return operation(context, id, operands, expr.span)
}

function parameterCall(context: Context, frame: Frame, expr: Extract<ast.Expr, { kind: 'call' }>): Lowered {
  const [at, ...more] = expr.arguments
  if (!at || more.length > 0)
    return context.report('type.arguments', expr.span, { name: expr.name.text, takes: `${expr.name.text}（2020年）` })
  const moment = context.lower(frame, at)
  if (!moment) return null
  const fits = moment.type.kind === 'date' || (moment.type.kind === 'decimal' && moment.type.unit === 'integer')
  if (!fits) return context.report('type.arguments', at.span, { name: expr.name.text, takes: `${expr.name.text}（2020年）` })
  return parameterRead(context, { text: expr.name.text, span: expr.span }, moment)
}
