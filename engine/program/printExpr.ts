import { unreachable } from '../../grammar/unreachable.ts'
import type { Branch, Expr, LiteralValue, Rounding, Type } from './program.ts'

/** A list prints as (a b c); a text stands for itself. */
export type Tree = string | readonly Tree[]

/** How wide a line may be before its outermost list is laid out over several. */
const width = 120

/** A tree on one line where it fits behind `indent` columns, else its parts under each other. */
export function printTree(tree: Tree, indent = 0): string {
  if (typeof tree === 'string') return tree
  const flat = flatten(tree)
  if (indent + flat.length <= width) return flat
  const [head = '', ...rest] = tree
  const deeper = indent + 2
  return `(${[printTree(head, deeper), ...rest.map((part) => `\n${' '.repeat(deeper)}${printTree(part, deeper)}`)].join('')})`
}

const flatten = (tree: Tree): string => (typeof tree === 'string' ? tree : `(${tree.map(flatten).join(' ')})`)

/** An expression as text: (multiply (parameter 居民人均可支配收入) 0.5). Types, scales and spans are left out. */
export function printExpr(expr: Expr, indent = 0): string {
  return printTree(exprTree(expr), indent)
}

export function exprTree(expr: Expr): Tree {
  switch (expr.kind) {
    case 'literal':
      return literalText(expr.type, expr.value)
    case 'input':
      return ['input', nameText(expr.field), ...scopeTree(expr.scope)]
    case 'result':
      return ['result', nameText(expr.rule), ...scopeTree(expr.scope)]
    case 'parameter':
      return ['parameter', nameText(expr.parameter), ...(expr.at ? [exprTree(expr.at)] : [])]
    case 'baseDate':
      return 'base-date'
    case 'reading':
      return ['reading', nameText(expr.question), nameText(expr.reading)]
    case 'operation':
      return [expr.operator, ...expr.arguments.map(exprTree)]
    case 'round':
      return ['round', ...roundingText(expr.rounding).split(' '), exprTree(expr.argument)]
    case 'choice':
      return ['choice', expr.policy, ...expr.branches.map(branchTree), ...(expr.otherwise ? [['otherwise', exprTree(expr.otherwise)]] : [])]
    case 'table':
      return ['table', nameText(expr.table), String(expr.column)]
    case 'aggregate':
      return aggregateTree(expr)
    case 'progressive':
      return ['progressive', exprTree(expr.base), ...expr.bands.map(({ upTo, rate }) => [upTo ? exprTree(upTo) : '…', exprTree(rate)])]
    case 'silent':
      return 'silent'
    default:
      return unreachable(expr)
  }
}

/** Where the record is not the innermost one, how many aggregates outward it stands. */
const scopeTree = (scope: number): Tree[] => (scope === 0 ? [] : [`^${scope}`])
const branchTree = (branch: Branch): Tree => ['when', exprTree(branch.when), exprTree(branch.value)]

function aggregateTree(expr: Extract<Expr, { kind: 'aggregate' }>): Tree {
  const body = expr.body ? [exprTree(expr.body)] : []
  const condition = expr.condition ? [['when', exprTree(expr.condition)]] : []
  return [expr.function, nameText(expr.relation), ...scopeTree(expr.scope), ...body, ...condition]
}

export const roundingText = ({ mode, scale }: Rounding): string => `${mode} ${scale}`

/** A name, in quotation marks where it would not read as one word. */
export function nameText(name: string): string {
  return /^[^\s()"…]+$/.test(name) ? name : JSON.stringify(name)
}

/** Decimals, dates and members as they are; texts in quotation marks. */
export function literalText(type: Type, value: LiteralValue): string {
  if (typeof value === 'boolean') return String(value)
  return type.kind === 'text' || type.kind === 'identity' ? JSON.stringify(value) : nameText(value)
}
