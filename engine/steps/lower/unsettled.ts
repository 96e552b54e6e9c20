import type { Expr } from '../../program/program.ts'
import { type Node, partsOf } from '../node.ts'

/** Stops a lowering that rests on settings being fixed; it is made again with these fixed. */
export class Unsettled extends Error {
  readonly settings: readonly number[]
  readonly expr: Expr

  constructor(node: Node, expr: Expr) {
    super('a divisor is no constant')
    this.settings = [...settingsIn(node, new Set())]
    this.expr = expr
  }
}

function settingsIn(node: Node, seen: Set<number>): Set<number> {
  if (node.kind === 'setting') seen.add(node.setting)
  for (const part of partsOf(node)) settingsIn(part, seen)
  return seen
}

/** Stops a lowering at a parameter that is read in a year of each element: there would be as many reasons as there are years. */
export class UnsupportedReason extends Error {
  readonly parameter: string
  readonly expr: Expr

  constructor(parameter: string, expr: Expr) {
    super(`${parameter} is read in a year of each element`)
    this.parameter = parameter
    this.expr = expr
  }
}
