import { mapProgram } from '../../program/map.ts'
import type { Exception, Expr, Program, Row, Rule, Table } from '../../program/program.ts'

type Of<K extends Expr['kind']> = Extract<Expr, { kind: K }>

/**
 * The program as it is seen under the chosen readings, and no other: what stands behind the test of another reading is never
 * looked at, so what it reads tells nobody apart. For telling what is seen only; it is evaluated as it is written.
 */
export function settled(program: Program, readings: Readonly<Record<string, string>>): Program {
  const chosen = new Map(program.questions.map(({ name, default: usual }) => [name, readings[name] ?? usual]))
  const rewritten = mapProgram(program, (expr) => {
    switch (expr.kind) {
      case 'reading':
        return { kind: 'literal', value: chosen.get(expr.question) === expr.reading, type: expr.type, span: expr.span }
      case 'operation':
        return shortened(expr)
      case 'choice':
        return {
          ...expr,
          branches: expr.branches.map((branch) => (never(branch.when) ? { ...branch, value: unread(branch.value) } : branch)),
        }
      default:
        return expr
    }
  })
  return { ...rewritten, tables: rewritten.tables.map(settledTable), rules: rewritten.rules.map(settledRule) }
}

/** Operands are evaluated in order, up to the first that decides. */
function shortened(expr: Of<'operation'>): Expr {
  if (expr.operator !== 'and' && expr.operator !== 'or') return expr
  const decisive = expr.operator === 'or'
  const at = expr.arguments.findIndex((operand) => isLiteral(operand, decisive))
  return at < 0 ? expr : { ...expr, arguments: expr.arguments.slice(0, at + 1) }
}

const isLiteral = (expr: Expr, value: boolean): boolean => expr.kind === 'literal' && expr.value === value

/** A condition that holds for nobody. */
function never(when: Expr): boolean {
  return isLiteral(when, false) || (when.kind === 'operation' && when.operator === 'and' && when.arguments.some(never))
}

/** In the place of a value that nobody gets. */
const unread = ({ numeric: _, ...expr }: Expr): Expr => ({ kind: 'silent', type: expr.type, span: expr.span })

const settledTable = (table: Table): Table => ({ ...table, rows: table.rows.map(settledRow) })
const settledRow = (row: Row): Row => (never(row.when) ? { ...row, values: row.values.map(unread) } : row)

const settledRule = (rule: Rule): Rule => ({ ...rule, exceptions: rule.exceptions.map(settledException) })
const settledException = (exception: Exception): Exception =>
  never(exception.when) ? { ...exception, value: unread(exception.value) } : exception
