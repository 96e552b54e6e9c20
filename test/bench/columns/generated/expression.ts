import { formatDate, type Program, parseDate } from '../../../../engine/index.ts'
import { Interpreter } from '../../../../engine/interpret/evaluate.ts'
import type { Branch, Expr, Rounding, Rule, Table } from '../../../../engine/program/program.ts'

/**
 * A program's rules as JavaScript: what most rule engines would do, and what the kernels are compared with. A decimal is a
 * whole number at its expression's scale, a condition 0 or 1, a member its place, a date its day; what is unknown is NaN.
 * Only the kinds of expression that the measured rules use; any other is refused.
 */
export interface Code {
  readonly text: string
  /** Whether it may be NaN. */
  readonly lacks: boolean
}

const known = (text: string | number): Code => ({ text: String(text), lacks: false })
const [no, yes, unknown] = [known(0), known(1), { text: 'NaN', lacks: true }]

export class Writer {
  private readonly program: Program
  private readonly interpreter: Interpreter
  private readonly rules: ReadonlyMap<string, Rule>
  private readonly tables: ReadonlyMap<string, Table>
  private readonly made = new Map<string, Code>()
  private names = 0
  /** The statements before the loop so far. */
  readonly columns: string[] = []
  /** Those of its body. */
  readonly lines: string[] = []

  constructor(program: Program) {
    this.program = program
    this.interpreter = new Interpreter(program)
    this.rules = new Map(program.rules.map((rule) => [rule.id, rule]))
    this.tables = new Map(program.tables.map((table) => [table.id, table]))
  }

  /** The name of the variable that holds a rule's result, at the rule's scale. */
  rule(id: string): Code {
    const before = this.made.get(id)
    if (before) return before
    const rule = this.rules.get(id) as Rule
    const branches = rule.exceptions.map(({ when, value }) => ({ when, value }))
    const { text, lacks } = this.choice(branches, rule.body, rule.numeric?.scale ?? 0, rule.rounding)
    const code = { text: this.kept(text), lacks }
    this.made.set(id, code)
    return code
  }

  private kept(text: string): string {
    const name = `v${this.names++}`
    this.lines.push(`const ${name} = ${text}`)
    return name
  }

  /** The first branch that holds, brought to a scale. */
  private choice(
    branches: readonly Pick<Branch, 'when' | 'value'>[],
    otherwise: Expr | null,
    scale: number,
    rounding: Rounding | null,
  ): Code {
    let code = otherwise ? this.scaled(otherwise, scale, rounding) : unknown
    for (const { when, value } of branches.toReversed()) {
      const condition = this.expr(when)
      if (condition.text === '0') continue
      const then = this.scaled(value, scale, rounding)
      code = condition.text === '1' ? then : this.either(condition, then, code)
    }
    return code
  }

  private either(condition: Code, then: Code, otherwise: Code): Code {
    if (!condition.lacks) return { text: `(${condition.text} ? ${then.text} : ${otherwise.text})`, lacks: then.lacks || otherwise.lacks }
    const held = this.kept(condition.text)
    return { text: `(${held} === 1 ? ${then.text} : ${held} === 0 ? ${otherwise.text} : NaN)`, lacks: true }
  }

  private scaled(expr: Expr, scale: number, rounding: Rounding | null = null): Code {
    const code = this.expr(expr)
    if (expr.type.kind !== 'decimal' || code.text === 'NaN') return code
    const own = expr.numeric?.scale ?? 0
    if (own <= scale) return own === scale ? code : { ...code, text: `(${code.text} * ${10 ** (scale - own)})` }
    if (rounding?.mode !== 'half-up') throw new Error('a rounding that this generator does not know')
    return this.rounded(code, own - scale)
  }

  /** Half up at so many places less; the amounts of these rules are not negative. */
  private rounded({ text, lacks }: Code, places: number): Code {
    const unit = 10 ** places
    return { text: `Math.floor((${text} + ${unit / 2}) / ${unit})`, lacks }
  }

  private expr(expr: Expr): Code {
    switch (expr.kind) {
      case 'literal':
      case 'parameter':
      case 'reading':
      case 'baseDate':
        return this.constant(expr)
      case 'input':
        return this.input(expr.field)
      case 'result':
        return this.rule(expr.rule)
      case 'silent':
        return unknown
      case 'choice':
        return this.choice(expr.branches, expr.otherwise, expr.numeric?.scale ?? 0, null)
      case 'table':
        return this.table(this.tables.get(expr.table) as Table, expr.column, expr.numeric?.scale ?? 0)
      case 'round':
        return this.scaled(expr.argument, expr.numeric?.scale ?? 0, expr.rounding)
      case 'operation':
        return this.operation(expr)
      default:
        throw new Error(`an expression that this generator does not know: ${expr.kind}`)
    }
  }

  private table({ rows }: Table, column: number, scale: number): Code {
    return this.choice(
      rows.map(({ when, values }) => ({ when, value: values[column] as Expr })),
      null,
      scale,
      null,
    )
  }

  /** What no record changes, as the interpreter gives it. */
  private constant(expr: Expr): Code {
    const value = this.interpreter.expression(expr, null)
    const { type } = expr
    if (typeof value === 'boolean') return value ? yes : no
    if (typeof value === 'object' && 'coefficient' in value)
      return known(Number(value.coefficient) * 10 ** ((expr.numeric?.scale ?? 0) - value.scale))
    if (type.kind === 'enum')
      return known(this.program.enumerations.find(({ name }) => name === type.enum)?.members.indexOf(String(value)) ?? -1)
    return known(Number(value))
  }

  private input(field: string): Code {
    const before = this.made.get(`field ${field}`)
    if (before) return before
    const fields = this.program.entities.find(({ name }) => name === '参保人')?.fields ?? []
    const { optional, default: usual } = fields.find(({ name }) => name === field) ?? {}
    const lacks = optional === true && usual === null
    const [cells, given] = [`c${this.names}`, `g${this.names}`]
    this.columns.push(`const ${cells} = cells[${JSON.stringify(field)}], ${given} = given[${JSON.stringify(field)}]`)
    const code = { text: this.kept(lacks ? `${given}[row] === 0 ? NaN : ${cells}[row]` : `${cells}[row]`), lacks }
    this.made.set(`field ${field}`, code)
    return code
  }

  private operation({ operator, arguments: operands, numeric }: Extract<Expr, { kind: 'operation' }>): Code {
    const [first, second] = operands as readonly [Expr, Expr]
    const scale = numeric?.scale ?? 0
    switch (operator) {
      case 'and':
        return operands.map((each) => this.expr(each)).reduce(both)
      case 'or':
        return operands.map((each) => this.expr(each)).reduce(oneOf)
      case 'not':
        return negated(this.expr(first))
      case 'add':
        return joined(this.scaled(first, scale), '+', this.scaled(second, scale))
      case 'subtract':
        return joined(this.scaled(first, scale), '-', this.scaled(second, scale))
      case 'multiply':
        return joined(this.expr(first), '*', this.expr(second))
      case 'oneOf':
        return operands
          .slice(1)
          .map((each) => this.compared('===', first, each))
          .reduce(oneOf)
      default:
        return this.compared(comparisons[operator] ?? '', first, second)
    }
  }

  private compared(sign: string, first: Expr, second: Expr): Code {
    if (sign === '') throw new Error('an operator that this generator does not know')
    if (first.kind === 'operation' && first.operator === 'completedYears')
      return this.ofAge(sign, first.arguments as readonly [Expr, Expr], second)
    const scale = Math.max(first.numeric?.scale ?? 0, second.numeric?.scale ?? 0)
    return truth(this.scaled(first, scale), sign, this.scaled(second, scale))
  }

  /** An age compared with a constant is a date of birth compared with another. */
  private ofAge(sign: string, [birth, at]: readonly [Expr, Expr], years: Expr): Code {
    const code = this.expr(at)
    // Of what depends on the record only a choice of readings is asked here, which is decided before.
    if (!/^-?\d+$/.test(code.text)) return unknown
    const day = formatDate(Number(code.text))
    const limit = parseDate(`${Number(day.slice(0, 4)) - Number(this.expr(years).text)}${day.slice(4)}`) as number
    return truth(this.expr(birth), sign === '>=' ? '<=' : '>', known(limit))
  }
}

const comparisons: Readonly<Record<string, string>> = {
  equal: '===',
  notEqual: '!==',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
}

const joined = (a: Code, sign: string, b: Code): Code => ({ text: `(${a.text} ${sign} ${b.text})`, lacks: a.lacks || b.lacks })

function truth(a: Code, sign: string, b: Code): Code {
  const holds = `(${a.text} ${sign} ${b.text} ? 1 : 0)`
  const lacking = [a, b].filter(({ lacks }) => lacks).map(({ text }) => `${text} !== ${text}`)
  return lacking.length === 0 ? known(holds) : { text: `(${lacking.join(' || ')} ? NaN : ${holds})`, lacks: true }
}

function negated({ text, lacks }: Code): Code {
  return text === '0' ? yes : text === '1' ? no : { text: `(1 - ${text})`, lacks }
}

function both(a: Code, b: Code): Code {
  if (a.text === '0' || b.text === '0') return no
  if (a.text === '1' || b.text === '1') return a.text === '1' ? b : a
  return a.lacks || b.lacks ? { text: `and(${a.text}, ${b.text})`, lacks: true } : known(`(${a.text} & ${b.text})`)
}

function oneOf(a: Code, b: Code): Code {
  if (a.text === '1' || b.text === '1') return yes
  if (a.text === '0' || b.text === '0') return a.text === '0' ? b : a
  return a.lacks || b.lacks ? { text: `or(${a.text}, ${b.text})`, lacks: true } : known(`(${a.text} | ${b.text})`)
}
