import { printExpr } from '../../engine/program/print.ts'
import type { Expr, Numeric, Program } from '../../engine/program/program.ts'
import { hasPlaces, minus, type Rational, rationalText, readRational, sign } from '../support/naive/rational.ts'
import { isMissing, type Outcome } from '../support/naive/values.ts'
import type { Answer } from './engines.ts'

/** Notes every decimal that is finer than its expression's scale or outside its range. */
export class RangeWatch {
  readonly wrong: string[] = []

  readonly hear = (expr: Expr, outcome: Outcome): void => {
    if (expr.numeric && !isMissing(outcome)) this.check(printExpr(expr), expr.numeric, outcome as Rational)
  }

  /** The results of the rules, exceptions and rounding included. */
  answer(program: Program, answer: Answer): void {
    for (const { name, numeric } of program.rules) {
      const text = answer[name]
      if (numeric && text !== undefined && !text.startsWith('未知')) this.check(name, numeric, readRational(text))
    }
  }

  private check(what: string, { scale, minimum, maximum }: Numeric, value: Rational): void {
    const tooFine = !hasPlaces(value, scale)
    const tooLow = minimum !== null && sign(minus(value, readRational(minimum))) < 0
    const tooHigh = maximum !== null && sign(minus(readRational(maximum), value)) < 0
    if (tooFine || tooLow || tooHigh)
      this.wrong.push(`${what} = ${valueText(value)}, not of scale ${scale} in ${minimum ?? ''}..${maximum ?? ''}`)
  }
}

/** Quotients before their rounding have no end. */
function valueText(value: Rational): string {
  return hasPlaces(value, 30) ? rationalText(value) : `${value.n}/${value.d}`
}
