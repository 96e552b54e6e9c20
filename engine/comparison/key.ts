import { formatDecimal } from '../number/decimal.ts'
import { decimalOf } from '../program/apply.ts'
import { mapExpr, partsOf } from '../program/map.ts'
import { printExpr } from '../program/printExpr.ts'
import type { Expr, Program, Rule } from '../program/program.ts'

/** Names of the side before as the side after has them: rule ids and parameters that were renamed. */
export interface Renames {
  readonly rules: ReadonlyMap<string, string>
  readonly parameters: ReadonlyMap<string, string>
  readonly tables: ReadonlyMap<string, string>
}

export const noRenames: Renames = { rules: new Map(), parameters: new Map(), tables: new Map() }

type Operation = Extract<Expr, { kind: 'operation' }>

/** Operators whose operands may stand in any order and grouping; arithmetic is exact, so nothing is lost. */
const commutative: ReadonlySet<string> = new Set(['and', 'or', 'add', 'multiply', 'equal', 'notEqual', 'lesserOf', 'greaterOf'])
const associative: ReadonlySet<string> = new Set(['and', 'or', 'add', 'multiply', 'lesserOf', 'greaterOf'])
/** 且 and 或 stop where they are decided: an operand that may refuse the record must keep its place. */
const lazy: ReadonlySet<string> = new Set(['and', 'or'])
const mayFail: ReadonlySet<string> = new Set(['divide', 'monthEnd', 'addMonthsDown', 'addMonthsUp'])

/** Gives two expressions the same text where they mean the same for every record, whatever their order and layout. */
export class Keys {
  private readonly failing = new Set<string>()
  private readonly known = new Map<Expr, string>()
  private readonly renames: Renames

  constructor(program: Program, renames: Renames = noRenames) {
    this.renames = renames
    for (const rule of program.rules) if (ruleParts(program, rule).some((part) => this.mayRefuse(part))) this.failing.add(rule.id)
  }

  of(expr: Expr): string {
    const made = this.known.get(expr) ?? printExpr(mapExpr(expr, (part) => this.canonical(part)))
    this.known.set(expr, made)
    return made
  }

  private mayRefuse(expr: Expr): boolean {
    if (expr.kind === 'operation' && mayFail.has(expr.operator)) return true
    if (expr.kind === 'result') return this.failing.has(expr.rule)
    return partsOf(expr).some((part) => this.mayRefuse(part))
  }

  private canonical(expr: Expr): Expr {
    switch (expr.kind) {
      case 'literal':
        return expr.type.kind === 'decimal' ? { ...expr, value: formatDecimal(decimalOf(String(expr.value))) } : expr
      case 'result':
        return { ...expr, rule: this.renames.rules.get(expr.rule) ?? expr.rule }
      case 'parameter':
        return { ...expr, parameter: this.renames.parameters.get(expr.parameter) ?? expr.parameter }
      case 'choice':
        return expr.policy === 'first'
          ? expr
          : { ...expr, branches: sorted(expr.branches, (b) => `${printExpr(b.when)} ${printExpr(b.value)}`) }
      case 'operation':
        return this.operation(expr)
      default:
        return expr
    }
  }

  private operation(expr: Operation): Expr {
    const [subject, ...listed] = expr.arguments
    if (expr.operator === 'oneOf' && subject) return { ...expr, arguments: [subject, ...sorted(listed, (o) => printExpr(o))] }
    if (!commutative.has(expr.operator)) return expr
    const operands = associative.has(expr.operator) ? flattened(expr) : expr.arguments
    const fixed = lazy.has(expr.operator) && operands.some((o) => this.mayRefuse(o))
    return { ...expr, arguments: fixed ? operands : sorted(operands, (o) => printExpr(o)) }
  }
}

function flattened({ operator, arguments: operands }: Operation): readonly Expr[] {
  return operands.flatMap((o) => (o.kind === 'operation' && o.operator === operator ? o.arguments : [o]))
}

function sorted<T>(list: readonly T[], keyOf: (it: T) => string): T[] {
  const keyed = list.map((it) => ({ it, key: keyOf(it) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ it }) => it)
}

/** Every expression that a rule is made of, its table's among them. */
export function ruleParts({ tables }: Program, { body, exceptions }: Rule): Expr[] {
  const table = body.kind === 'table' ? tables.find((t) => t.id === body.table) : undefined
  const rows = table?.rows.flatMap((row) => [row.when, row.values[(body as { column: number }).column] ?? row.when]) ?? []
  return [body, ...rows, ...exceptions.flatMap((e) => [e.when, e.value])]
}
