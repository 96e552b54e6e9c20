import { resultRules } from '../../program/results.ts'
import { withoutCalendar } from '../../steps/calendar.ts'
import type { Form } from '../../steps/form.ts'
import type { Frame, Node } from '../../steps/node.ts'
import { type Loop, type Plan, planOf, type Step } from '../../steps/plan.ts'
import type { Reason } from '../../steps/term.ts'
import { commentsOf } from './comments.ts'
import type { DataNames } from './naming.ts'
import { typeName } from './records.ts'
import { type Names, type Rule, RulePrinter, repeatedParts } from './rule.ts'

/** What a rule gives becomes data, under its name, for the rules after it. */
export type StepData =
  | Written
  /** The same of every element of a list: its data, and what was copied into them, are all that the rule sees. */
  | ({ readonly each: string } & Written)
  /** Copies values of the record into every element of a list. */
  | { readonly each: string; readonly copy: readonly string[] }

interface Written {
  readonly name: string
  readonly comment: string
  /** Of a result, where the notice has it. */
  readonly clause?: string
  readonly rule: Rule
}

export interface ResultData {
  readonly name: string
  readonly rule: Rule
  readonly type: string
  readonly scale: number
  /** Unknown for every reason whose rule is true; a parameter's reason names the year that another rule gives. */
  readonly unknown: readonly ({ readonly reason: string; readonly rule: Rule } | ParameterReason)[]
}

interface ParameterReason {
  readonly parameter: string
  readonly year: Rule
  readonly rule: Rule
}

/** The rules of one entity, in the order in which they are applied. */
export interface Bundle {
  /** null for results that rest on no record. */
  readonly entity: string | null
  readonly steps: readonly StepData[]
  readonly refusals: readonly { readonly code: string; readonly field: string; readonly rule: Rule }[]
  readonly results: readonly ResultData[]
}

/** Writes the results of a form as an ordered bundle of rules. */
export function bundleOf(form: Form, names: DataNames): Bundle {
  const plan = planOf(withoutCalendar(form), { repeated: repeatedParts })
  return new BundleMaker(plan, names).bundle()
}

class BundleMaker {
  private readonly printer: RulePrinter
  private readonly comment: (node: Node) => string
  private readonly steps: StepData[] = []
  /** By element frame: what its elements hold that is not their own fields. */
  private readonly held = new Map<Frame, Set<string>>()
  private readonly plan: Plan
  private readonly names: DataNames

  constructor(plan: Plan, names: DataNames) {
    this.plan = plan
    this.names = names
    this.printer = new RulePrinter(plan, this.dataNames())
    this.comment = commentsOf(plan)
  }

  bundle(): Bundle {
    const { form, items } = this.plan
    for (const item of items) {
      if (item.kind === 'step') this.steps.push(this.written(item.step))
      else this.loop(item)
    }
    const read = (node: Node) => this.printer.read(node)
    return {
      entity: form.entity?.name ?? null,
      steps: this.steps,
      refusals: form.refusals.map(({ code, field, when }) => ({ code, field, rule: read(when) })),
      results: this.results(),
    }
  }

  /** In the order of the notice's text. */
  private results(): ResultData[] {
    const read = (node: Node) => this.printer.read(node)
    const { form } = this.plan
    const order = resultRules(form.program, form.entity?.name ?? null)
    const sorted = form.results.toSorted((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule))
    return sorted.map(({ rule: { name, type }, value, scale, unknown }) => ({
      name,
      rule: read(value),
      type: typeName(type),
      scale: type.kind === 'decimal' ? scale : 0,
      unknown: unknown.map(({ reason, when }) => ({ ...reasonData(reason, read), rule: read(when) })),
    }))
  }

  private written(step: Step): Written {
    const { node, label } = step
    const clause = label?.rule.clause ?? null
    return { name: this.stepName(step), comment: this.comment(node), ...(clause === null ? {} : { clause }), rule: this.printer.rule(node) }
  }

  /** A loop's elements are given what they need of the record, then their steps are computed one by one, then all are gathered. */
  private loop({ over, body, folds }: Loop): void {
    const each = this.listOf(over)
    const inner = body.flatMap((item) => (item.kind === 'step' ? [item.step] : []))
    const gathered = folds.map((fold) => ({ step: this.written(fold), reads: this.elementReads(fold.node) }))
    const held = this.held.get(over) ?? new Set()
    const steps = inner.map((step) => ({ each, ...this.written(step) })).filter(({ name }) => !held.has(name))
    const own = new Set([...held, ...this.ownNames(over), ...steps.map(({ name }) => name)])
    const reads = [...steps.flatMap(({ rule }) => variablesOf(rule)), ...gathered.flatMap((fold) => fold.reads)]
    const copy = [...new Set(reads)].filter((name) => !own.has(name))
    if (copy.length > 0) this.steps.push({ each, copy })
    this.steps.push(...steps, ...gathered.map(({ step }) => step))
    this.held.set(over, new Set([...held, ...copy, ...steps.map(({ name }) => name)]))
  }

  private elementReads({ when, value }: { readonly when: Node; readonly value: Node | null }): string[] {
    return [when, ...(value ? [value] : [])].flatMap((node) => variablesOf(this.printer.read(node)))
  }

  private ownNames({ entity }: Frame): string[] {
    const own = this.plan.form.program.entities.find(({ name }) => name === entity)
    if (!own) return []
    return [
      ...own.fields.flatMap(({ name }) => [this.names.field(own.name, name), this.names.given(own.name, name)]),
      this.names.place(own.name),
      // Elements begin with the settings, as records do.
      ...[...this.plan.form.settings.keys()].map((place) => this.names.setting(place)),
    ]
  }

  private listOf({ holder, relation }: Frame): string {
    return this.names.relation(holder?.entity ?? '', relation ?? '')
  }

  private stepName({ number, label }: Step): string {
    if (label === null) return this.names.step(number, `步骤_${number}`)
    return this.names.step(number, label.part === 'value' ? label.rule.name : `${label.rule.name}_未知`)
  }

  private dataNames(): Names {
    const { names } = this
    return {
      field: ({ frame, field }) => names.field(frame?.entity ?? '', field),
      given: ({ frame, field }) => names.given(frame?.entity ?? '', field),
      index: ({ frame }) => names.place(frame?.entity ?? ''),
      setting: ({ setting }) => names.setting(setting),
      step: (node) => this.stepName(this.plan.steps.get(node) as Step),
      elements: ({ over }) => this.listOf(over),
    }
  }
}

function reasonData(reason: Reason, read: (node: Node) => Rule): { reason: string } | { parameter: string; year: Rule } {
  return 'text' in reason ? { reason: reason.text } : { parameter: reason.parameter, year: read(reason.year) }
}

/** The names that a rule reads of the data around it. */
function variablesOf(rule: Rule): string[] {
  if (typeof rule !== 'object') return []
  if (Array.isArray(rule)) return rule.flatMap(variablesOf)
  return Object.entries(rule).flatMap(([operator, of]) => {
    if (operator === 'var') return [String(of)]
    return variablesOf(of)
  })
}
