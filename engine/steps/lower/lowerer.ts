import { unreachable } from '../../../grammar/unreachable.ts'
import { normalize } from '../../number/decimal.ts'
import { literalValue } from '../../program/apply.ts'
import { silence } from '../../program/outcome.ts'
import { ownerOf } from '../../program/ownerOf.ts'
import type { Branch, Exception, Expr, Row, Rule, Table } from '../../program/program.ts'
import { cellOf } from '../cells.ts'
import type { Frame } from '../node.ts'
import { anyOf, firstOf, flagsOf, known, type Term, under } from '../term.ts'
import { aggregate } from './aggregate.ts'
import { decided } from './decide.ts'
import { withExceptions } from './exceptions.ts'
import { frameAt, type Lowering, type Shared } from './lowering.ts'
import { atScale, parts, roundedQuotient, roundedTerm } from './numeric.ts'
import { operation } from './operation.ts'
import { baseDateSetting, parameter } from './parameter.ts'
import { progressive } from './progressive.ts'

type Of<K extends Expr['kind']> = Extract<Expr, { kind: K }>

/** Lowers expressions of one rule or assertion for the record of a frame. */
export function loweringOf(shared: Shared, frame: Frame, subject: string): Lowering {
  const l: Lowering = {
    ...shared,
    frame,
    subject,
    term(expr) {
      const term = termOf(l, expr)
      shared.origin(expr)
      return term
    },
    within: (inner) => loweringOf(shared, inner, subject),
  }
  return l
}

function termOf(l: Lowering, expr: Expr): Term {
  const { make, frame } = l
  switch (expr.kind) {
    case 'literal':
      return literal(l, expr)
    case 'input':
      return l.field(frameAt(frame, expr.scope), expr.field)
    case 'result':
      return l.result(frameAt(frame, expr.scope), l.rules.get(expr.rule) as Rule)
    case 'parameter':
      return parameter(l, expr)
    case 'baseDate':
      return known(l.setting(baseDateSetting))
    case 'reading':
      return reading(l, expr)
    case 'operation':
      return operation(l, expr)
    case 'round':
      return round(l, expr)
    case 'choice':
      return choice(l, expr)
    case 'table':
      return table(l, expr)
    case 'aggregate':
      return aggregate(l, expr)
    case 'progressive':
      return progressive(l, expr)
    case 'silent':
      return { ...nothingOf(l, expr), unknown: flagsOf([[silence, { text: silence }, make.true]]) }
    default:
      return unreachable(expr)
  }
}

function literal({ make }: Lowering, { type, value }: Of<'literal'>): Term {
  const read = literalValue(type, value)
  if (typeof read !== 'object') return known(make.constant(cellOf(read, 0)))
  const { coefficient, scale } = normalize(read)
  return known(make.constant(coefficient), scale)
}

/** A value of the type that nobody reads. */
function nothingOf({ make }: Lowering, { type }: Expr): Term {
  if (type.kind === 'boolean') return known(make.false)
  return known(make.constant(type.kind === 'text' || type.kind === 'identity' || type.kind === 'enum' ? '' : 0n))
}

function reading(l: Lowering, { question, reading: name }: Of<'reading'>): Term {
  const place = l.settings.findIndex((each) => each.kind === 'reading' && each.question.name === question)
  return known(l.make.compare('equal', l.setting(place), l.make.constant(name)))
}

function round(l: Lowering, expr: Of<'round'>): Term {
  const { argument, rounding } = expr
  if (argument.kind !== 'operation' || argument.operator !== 'divide') return roundedTerm(l.make, l.term(argument), rounding)
  const operands = argument.arguments.map((part) => l.term(part))
  l.origin(expr)
  const { unknown, fault } = parts(l, operands)
  const { fault: own, ...value } = roundedQuotient(l, operands[0] as Term, operands[1] as Term, rounding)
  return { ...value, unknown, fault: firstOf(l.make, [fault, under(l.make, l.make.not(anyOf(l.make, unknown)), own)]) }
}

function choice(l: Lowering, { policy, branches, otherwise }: Of<'choice'>): Term {
  const options = branches.map(({ when, value }: Branch) => ({ test: l.term(when), value: l.term(value) }))
  const name = ownerOf(branches[0]?.id)
  return decided(l, policy, { options, otherwise: otherwise && l.term(otherwise), ...faultsOf(name, name) })
}

function table(l: Lowering, { table: id, column }: Of<'table'>): Term {
  const { rows, policy, name } = l.tables.get(id) as Table
  const options = rows.map(({ when, values }: Row) => ({ test: l.term(when), value: l.term(values[column] as Expr) }))
  return decided(l, policy, { options, otherwise: null, ...faultsOf(name, ownerOf(rows[0]?.id)) })
}

const faultsOf = (gap: string, overlap: string) => ({
  gap: { code: 'evaluate.gap', field: gap },
  conflict: { code: 'evaluate.overlap', field: overlap },
})

/** A rule's value for the record of the lowering's frame: its body or the exceptions that apply, rounded last. */
export function ruleTerm(l: Lowering, rule: Rule): Term {
  const exceptions: readonly Exception[] = rule.exceptions
  const value = exceptions.length === 0 ? l.term(rule.body) : withExceptions(l, rule)
  l.origin(rule.body)
  return rule.rounding ? roundedTerm(l.make, value, rule.rounding) : roundedWhereSet(l, rule, value)
}

/** As in the interpreter: parameters that are set for the run may make an amount finer than the check saw, and the header rounds it. */
function roundedWhereSet(l: Lowering, { type, numeric }: Rule, value: Term): Term {
  const { make, program, settings } = l
  const { rounding } = program.header
  const overridden = l.setting(settings.findIndex(({ kind }) => kind === 'overridden'))
  const amount = type.kind === 'decimal' && type.unit === 'amount'
  if (!amount || !rounding || overridden === make.false || value.scale <= rounding.scale) return value
  const rounded = roundedTerm(make, value, rounding)
  // Where nothing is set the value has no more places than the check found.
  if ((numeric?.scale ?? 0) <= rounding.scale) return rounded
  return { ...value, value: make.choose([{ when: overridden, value: atScale(make, rounded, value.scale).value }], value.value) }
}
