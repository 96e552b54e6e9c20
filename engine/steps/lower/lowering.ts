import type { Expr, Program, Rule, Table } from '../../program/program.ts'
import type { Limits } from '../cells.ts'
import type { NodeMaker } from '../maker.ts'
import type { Frame, Node } from '../node.ts'
import type { Setting } from '../settings.ts'
import type { Term } from '../term.ts'

/** What lowering has at hand, wherever it is. */
export interface Shared {
  readonly program: Program
  readonly make: NodeMaker
  readonly limits: Limits
  readonly settings: readonly Setting[]
  readonly tables: ReadonlyMap<string, Table>
  readonly rules: ReadonlyMap<string, Rule>
  /** A setting's node: a constant where the form holds it fixed. */
  setting(place: number): Node
  /** A frame's field. */
  field(frame: Frame, field: string): Term
  /** The frame of a relation's elements, as an aggregate in `around` goes through those that `holder` has. */
  elements(around: Frame, holder: Frame, relation: string): Frame
  /** A rule's value for the record of a frame. */
  result(frame: Frame, rule: Rule): Term
  /** The expression that the nodes made from now on come from. */
  origin(expr: Expr): void
}

/** Lowering of the expressions of one rule or assertion, for the record of one frame. */
export interface Lowering extends Shared {
  readonly frame: Frame
  /** The rule or assertion, by which faults go. */
  readonly subject: string
  term(expr: Expr): Term
  /** The same subject for another frame. */
  within(frame: Frame): Lowering
}

/** The frame that is `scope` aggregates further out. */
export function frameAt(frame: Frame, scope: number): Frame {
  let at = frame
  for (let left = scope; left > 0; left--) at = at.outer ?? at
  return at
}
