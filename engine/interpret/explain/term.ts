import { unreachable } from '../../../grammar/unreachable.ts'
import { decimal, subtract } from '../../number/decimal.ts'
import { type Decimal, zero } from '../../number/decimal.ts'
import type { Expr, Rule } from '../../program/program.ts'
import { otherwiseId } from '../evaluate.ts'
import type { BandShare, Where } from '../trace.ts'
import type { BandTerm, ParameterUse, Term, Told } from './explanation.ts'
import { clauseName, labelOf, outward, type Scene, stepId } from './scene.ts'
import { toldOf } from './told.ts'

type Of<K extends Expr['kind']> = Extract<Expr, { kind: K }>

/** An expression with the values that it had; what it reads is noted in the scene. */
export function termOf(scene: Scene, expr: Expr, where: Where): Term {
  const base = { outcome: scene.told(expr, where), span: expr.span }
  switch (expr.kind) {
    case 'literal':
      return { ...base, kind: 'literal', outcome: base.outcome ?? literalTold(scene, expr) }
    case 'input':
      if (base.outcome) scene.useInput(expr, base.outcome)
      return { ...base, kind: 'input', name: expr.field }
    case 'result':
      return resultTerm(scene, expr, where)
    case 'parameter':
      return { ...base, kind: 'parameter', name: expr.parameter, label: parameterLabel(scene, expr, where) }
    case 'baseDate':
      return { ...base, kind: 'baseDate' }
    case 'reading':
      if (base.outcome) scene.useReading(expr.question, expr.span)
      return { ...base, kind: 'reading', question: expr.question, reading: expr.reading }
    case 'operation':
      return { ...base, kind: 'operation', operator: expr.operator, operands: expr.arguments.map((each) => termOf(scene, each, where)) }
    case 'round':
      return { ...base, kind: 'round', rounding: expr.rounding, of: termOf(scene, expr.argument, where) }
    case 'choice':
      return combined(scene, expr, chosenValues(scene, expr), expr.policy === 'sum', where)
    case 'table':
      return combined(scene, expr, rowValues(scene, expr), scene.setting.tables.get(expr.table)?.policy === 'sum', where)
    case 'aggregate':
      return aggregateTerm(scene, expr, where)
    case 'progressive':
      return { ...base, kind: 'progressive', base: termOf(scene, expr.base, where), bands: bandTerms(scene, expr) }
    case 'silent':
      return { ...base, kind: 'silent' }
    default:
      return unreachable(expr)
  }
}

const literalTold = ({ setting }: Scene, expr: Of<'literal'>): Told => {
  const { type, value } = expr
  return toldOf(setting.program, type, literal(type, value))
}
