import type { Expr, Program, Question, Rule, Table } from '../../program/program.ts'
import type { ParameterRead, Where } from '../trace.ts'
import { isUnknown, type Outcome } from '../unknown.ts'
import type { ClauseName, Element, InputUse, ParameterUse, ReadingUse, Told } from './explanation.ts'
import type { Activation } from './listen.ts'
import { toldOf } from './told.ts'

/** What every step of an explanation is told against. */
export interface Setting {
  readonly program: Program
  readonly rules: ReadonlyMap<string, Rule>
  readonly tables: ReadonlyMap<string, Table>
  readonly questions: ReadonlyMap<string, Question>
  /** Question → the reading of this run. */
  readonly readings: ReadonlyMap<string, string>
  /** Clause path → title. */
  readonly titles: ReadonlyMap<string, string>
  /** Whether rows and cases that did not apply are wanted, too. */
  readonly rejected: boolean
}

export function clauseName({ titles }: Setting, path: string | null): ClauseName | null {
  return path === null ? null : { path, title: titles.get(path) ?? null }
}

/** The element of the record given that a place is; null for that record itself. */
export function elementOf(where: Where): Element | null {
  const path: Element['path'][number][] = []
  for (let at: Where | null = where; at?.relation; at = at.holder) path.unshift({ relation: at.relation, number: at.index + 1 })
  return path.length === 0 ? null : { path }
}

export function stepId(rule: Rule, where: Where): string {
  const path = rule.entity === null ? [] : (elementOf(where)?.path ?? [])
  return [...path.map(({ relation, number }) => `${relation}[${number}]`), rule.id].join('/')
}

/** The place `scope` aggregates further out. */
export function outward(where: Where, scope: number): Where {
  let at = where
  for (let left = scope; left > 0; left--) at = at.outer ?? at
  return at
}

/** One activation of a rule while it is told: what it used is gathered as its parts are. */
export class Scene {
  readonly setting: Setting
  readonly activation: Activation
  readonly inputs = new Map<string, InputUse>()
  readonly parameters = new Map<string, ParameterUse>()
  readonly readings = new Map<string, ReadingUse>()
  readonly uses = new Set<string>()

  constructor(setting: Setting, activation: Activation) {
    this.setting = setting
    this.activation = activation
  }

  value(expr: Expr, where: Where): Outcome | undefined {
    return this.activation.value(expr, where)
  }

  told(expr: Expr, where: Where): Told | null {
    const value = this.value(expr, where)
    return value === undefined ? null : toldOf(this.setting.program, expr.type, value)
  }

  useInput(expr: Extract<Expr, { kind: 'input' }>, outcome: Told): void {
    this.inputs.set(expr.field, { name: expr.field, outcome, span: expr.span })
  }

  useReading(question: string, span: Expr['span']): void {
    const asked = this.setting.questions.get(question)
    if (!asked || this.readings.has(question)) return
    const { text, clause } = asked
    const reading = this.setting.readings.get(question) ?? asked.default
    this.readings.set(question, { question, text, reading, default: asked.default, clause, span })
  }

  /** A copy for conditions that did not matter to the result: what they used is not counted. */
  aside(): Scene {
    return new Scene(this.setting, this.activation)
  }
}

/** The dates under which a parameter was read: as written, or the year that it lacks. */
export function labelOf(name: string, read: ParameterRead | undefined): string {
  if (read?.source) return read.source.label
  const [reason] = read && isUnknown(read.value) ? read.value.reasons : []
  return reason?.startsWith(`${name}（`) ? reason.slice(name.length + 1, -1) : ''
}
