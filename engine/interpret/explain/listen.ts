import type { Expr } from '../../program/program.ts'
import type { Aggregated, BandShare, Fired, ParameterRead, Rejected, Rounded, Trace, Where } from '../trace.ts'
import type { Outcome } from '../unknown.ts'

/** All that was heard while one rule was evaluated for one record. */
export class Activation {
  readonly rule: string
  readonly where: Where
  readonly fired: Fired[] = []
  readonly rejected = new Map<string, Rejected>()
  readonly rounded: Rounded[] = []
  readonly bands: BandShare[] = []
  readonly parameters: ParameterRead[] = []
  readonly aggregates: Aggregated[] = []
  private readonly values = new Map<Where, Map<Expr, Outcome>>()

  constructor(rule: string, where: Where) {
    this.rule = rule
    this.where = where
  }

  keep(expr: Expr, value: Outcome, where: Where): void {
    const there = this.values.get(where) ?? new Map<Expr, Outcome>()
    this.values.set(where, there.set(expr, value))
  }

  /** What an expression came to there; undefined where it was not looked at. */
  value(expr: Expr, where: Where): Outcome | undefined {
    return this.values.get(where)?.get(expr)
  }
}

/** An evaluation of a rule with what it came to. */
export interface Heard {
  readonly activation: Activation
  readonly outcome: Outcome
}

/** Keeps what the interpreter tells of one record, rule by rule; a rule stands behind those that it needed. */
export class Listener implements Trace {
  readonly heard: Heard[] = []
  private readonly open: Activation[] = []

  private get current(): Activation | undefined {
    return this.open[this.open.length - 1]
  }

  enter(rule: string, where: Where): void {
    this.open.push(new Activation(rule, where))
  }

  leave(_rule: string, outcome: Outcome): void {
    const activation = this.open.pop()
    if (activation) this.heard.push({ activation, outcome })
  }

  reused(): void {}

  evaluated(expr: Expr, value: Outcome, where: Where): void {
    this.current?.keep(expr, value, where)
  }

  fired(what: Fired): void {
    this.current?.fired.push(what)
  }

  rejected(what: Rejected): void {
    this.current?.rejected.set(what.id, what)
  }

  rounded(what: Rounded): void {
    this.current?.rounded.push(what)
  }

  parameter(what: ParameterRead): void {
    this.current?.parameters.push(what)
  }

  band(what: BandShare): void {
    this.current?.bands.push(what)
  }

  aggregated(what: Aggregated): void {
    this.current?.aggregates.push(what)
  }
}
