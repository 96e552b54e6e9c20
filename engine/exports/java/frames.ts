import { resultRules } from '../../program/results.ts'
import type { Form } from '../../steps/form.ts'
import type { Frame, Node, NodeOf } from '../../steps/node.ts'
import { partsOf } from '../../steps/node.ts'
import type { Item, Loop, Plan, Step } from '../../steps/plan.ts'
import type { Identifiers } from '../identifiers.ts'
import { ruleLines, valueLines } from '../ruleLines.ts'
import { Chunks, methodText, type Purpose, perMethod } from './chunks.ts'
import { atom, type Code, laid } from './code.ts'
import type { Constants } from './constants.ts'
import { chosen, computation, expression, kindOf, type Scope, typeOf, wholeAs } from './expressions.ts'
import { javaNames } from './names.ts'
import type { Records } from './records.ts'
import { comment } from './text.ts'

/** What the classes of all frames share. */
export interface Shared {
  readonly constants: Constants
  readonly records: Records
  /** The variables of the settings, by their places. */
  readonly settings: readonly string[]
}

/** Which steps are read outside of the method that computes them: these are fields, the others its variables. */
class Kept {
  private readonly known: ReadonlySet<Node> | null
  readonly found = new Set<Node>()

  /** Without what an earlier writing found, all are fields. */
  constructor(known: ReadonlySet<Node> | null) {
    this.known = known
  }

  has(node: Node): boolean {
    return this.known?.has(node) ?? true
  }
}

/** More parts than this are written as a method of their own, one below the other: a compiler goes only so deep. */
const widest = 40

/** One frame of a plan as a Java class: its steps are fields, which its methods compute in order. */
export class FrameClass implements Scope {
  readonly constants: Constants
  readonly name: string
  readonly frame: Frame
  readonly outer: FrameClass | null
  readonly chunks = new Chunks()
  private readonly plan: Plan
  private readonly shared: Shared
  private readonly names: Identifiers = javaNames()
  private readonly variables = new Map<Node, string>()
  private readonly kept: Kept
  /** The methods in which steps are computed. */
  private readonly homes = new Map<Node, number>()
  /** What the statements that are being written read. */
  private reads: Node[] = []
  /** Whether it goes through elements, and must say who it is. */
  hasLoops = false
  private wides = 0
  private methods: string[] = []

  constructor(plan: Plan, shared: Shared, kept: Kept, frame: Frame, name: string, outer: FrameClass | null) {
    this.kept = kept
    this.plan = plan
    this.shared = shared
    this.constants = shared.constants
    this.frame = frame
    this.name = name
    this.outer = outer
  }

  /** Computes a step. */
  addStep({ node, label, number }: Step): void {
    const name = this.variable({ node, label, number })
    const code = laid(computation(this, node), place)
    const [local, fields] = this.kept.has(node) ? ['', [`${typeOf(node)} ${name};`]] : [`${typeOf(node)} `, []]
    this.homes.set(node, this.add('steps', this.cost(node), [...this.comments(label), `${local}${name} = ${code};`], fields))
  }

  /** Goes through the elements of a relation, of which `inner` is the class. */
  addLoop({ over, folds }: Loop, inner: FrameClass): void {
    this.hasLoops = true
    const relation = `${this.path(over.holder as Frame)}record.${this.shared.records.relation(over.holder?.entity ?? '', over.relation ?? '')}`
    const declarations = folds.flatMap((step) => this.foldFields(step))
    const loop = [`for (int at = 0; at < ${relation}.length; at++) {`, `    new ${inner.name}(self(), ${relation}[at], at).run();`, '}']
    this.add('steps', 1, [...folds.flatMap(({ label }) => this.comments(label)), ...loop], declarations)
    for (const { node } of folds) inner.addFold(node, this.variables.get(node) as string)
  }

  private foldFields(step: Step & { readonly node: NodeOf<'fold'> }): string[] {
    const { node } = step
    const name = this.variable(step)
    const start = kindOf(node) === 'big' ? ' = BigInteger.ZERO' : ''
    const any = isExtreme(node) ? [`boolean ${anyOf(name)};`] : []
    return [`${typeOf(node)} ${name}${start};`, ...any]
  }

  /** Adds what this element gives to a field of the frame around. */
  private addFold(node: NodeOf<'fold'>, name: string): void {
    const target = `outer.${name}`
    const when = laid(expression(this, node.when), place)
    const lines = foldLines(node, target, node.value && laid(chosen(this, node, node.value), place))
    const cost = this.inlined(node.when) + (node.value ? this.inlined(node.value) : 0)
    this.add('steps', cost, when === 'true' ? lines : [`if (${when}) {`, ...lines.map((line) => `    ${line}`), '}'], [])
  }

  addRefusals(refusals: Form['refusals']): void {
    for (const { code, field, when } of refusals) {
      const refusal = `new Refusal("${code}", ${this.constants.text(field)})`
      this.add('refusals', this.inlined(when), [`if (${laid(expression(this, when), place)}) {`, `    found.add(${refusal});`, '}'], [])
    }
  }

  addResults(results: Form['results']): void {
    for (const { rule, value, scale, unknown } of results) {
      const reasons = unknown.map(({ reason, when }) => {
        const condition = laid(expression(this, when), `${place}        `)
        if ('text' in reason) return `.when(${condition}, ${this.constants.text(reason.text)})`
        return `.when(${condition}, ${this.constants.text(reason.parameter)}, ${laid(wholeAs(this, reason.year, 'long'), place)})`
      })
      const read = laid(this.value(rule.type, value, scale), place)
      const whole = reasons.length === 0 ? read : ['new Reasons()', ...reasons, `.or(${read})`].join('\n        ')
      const cost = 4 + this.inlined(value) + unknown.reduce((sum, { when }) => sum + 2 + this.inlined(when), 0)
      const lines = [...ruleLines(rule).map((line) => `// ${comment(line)}`), `results.put(${this.constants.text(rule.name)}, ${whole});`]
      this.add('results', cost, lines, [])
    }
  }

  /** A result as what people read. */
  private value(type: Form['results'][number]['rule']['type'], node: Node, scale: number): Code {
    if (type.kind === 'decimal') return { kind: 'call', head: 'Values.decimal', parts: [expression(this, node), atom(String(scale))] }
    const long = () => wholeAs(this, node, 'long')
    if (type.kind === 'duration') return { kind: 'call', head: `Values.${type.unit}s`, parts: [long()] }
    if (type.kind === 'date' || type.kind === 'instant') return { kind: 'call', head: `Values.${type.kind}`, parts: [long()] }
    return expression(this, node)
  }

  private add(purpose: Purpose, cost: number, lines: readonly string[], declarations: readonly string[]): number {
    const method = this.chunks.add(purpose, cost, lines, declarations, this.methods)
    for (const node of this.reads) if (this.homes.get(node) !== method) this.kept.found.add(node)
    this.methods = []
    this.reads = []
    return method
  }

  private variable({ node, label, number }: Step): string {
    const name = label === null ? `s${number}` : label.part === 'value' ? label.rule.name : `${label.rule.name}_unknown`
    const variable = this.names.of(String(number), name)
    this.variables.set(node, variable)
    if (node.kind === 'fold' && isExtreme(node)) this.names.of(`${number} any`, anyOf(variable))
    return variable
  }

  private comments(label: Step['label']): string[] {
    if (label === null) return []
    const { rule, part, reason } = label
    const lines =
      part === 'value'
        ? valueLines(label)
        : [`${rule.name} · 未知 unknown: ${reason && ('text' in reason ? reason.text : reason.parameter)}`]
    return lines.map((line) => `// ${comment(line)}`)
  }

  private cost(node: Node): number {
    return isWide(node) ? 3 : 2 + partsOf(node).reduce((sum, part) => sum + this.inlined(part), 0)
  }

  /** How many nodes are written where a node is read. */
  private inlined(node: Node): number {
    return this.plan.steps.has(node) ? 1 : this.cost(node)
  }

  /** The way from this frame's class to that of one around it. */
  private path(frame: Frame): string {
    let way = ''
    for (let at: FrameClass | null = this; at && at.frame !== frame; at = at.outer) way += 'outer.'
    return way
  }

  private classOf(frame: Frame): FrameClass {
    let at: FrameClass = this
    while (at.frame !== frame && at.outer) at = at.outer
    return at
  }

  step(node: Node): string | null {
    if (!this.plan.steps.has(node)) return null
    const home = node.frame ?? this.plan.form.root
    this.reads.push(node)
    return this.path(home) + (this.classOf(home).variables.get(node) as string)
  }

  field({ frame, field }: NodeOf<'field'>): string {
    return `${this.path(frame as Frame)}record.${this.shared.records.cell(frame?.entity ?? '', field)}`
  }

  given({ frame, field }: NodeOf<'given'>): string {
    return `${this.path(frame as Frame)}record.${this.shared.records.given(frame?.entity ?? '', field)}`
  }

  index({ frame }: NodeOf<'index'>): string {
    return `${this.path(frame as Frame)}index`
  }

  setting({ setting }: NodeOf<'setting'>): string {
    return `settings.${this.shared.settings[setting]}`
  }

  wide(node: Node): string | null {
    if (!isWide(node)) return null
    const name = `wide${++this.wides}`
    const { rows, last } = this.rows(node)
    // Another method sees fields only.
    for (const read of this.reads.splice(0)) this.kept.found.add(read)
    this.methods.push(...wideMethods(typeOf(node), name, rows, last))
    return `${name}()`
  }

  /** A wide node as statements below each other, and what it comes to behind them all. */
  private rows(node: NodeOf<'and' | 'or' | 'choose'>): { readonly rows: readonly Row[]; readonly last: string } {
    const text = (part: Node) => laid(expression(this, part), place)
    const value = (part: Node) => laid(chosen(this, node, part), place)
    const row = (condition: string, given: string, ...parts: readonly Node[]): Row => {
      return { line: `if (${condition}) return ${given};`, cost: 2 + parts.reduce((sum, part) => sum + this.inlined(part), 0) }
    }
    if (node.kind === 'choose') {
      return { rows: node.cases.map((each) => row(text(each.when), value(each.value), each.when, each.value)), last: value(node.otherwise) }
    }
    if (node.kind === 'or') return { rows: node.of.map((part) => row(text(part), 'true', part)), last: 'false' }
    return { rows: node.of.map((part) => row(`!(${text(part)})`, 'false', part)), last: 'true' }
  }
}

/** A row of a method of its own; `cost` counts nodes. */
interface Row {
  readonly line: string
  readonly cost: number
}

/** Where statements begin; they are moved to the right with their methods. */
const place = ''

const isWide = (node: Node): node is NodeOf<'and' | 'or' | 'choose'> =>
  ((node.kind === 'and' || node.kind === 'or') && node.of.length > widest) || (node.kind === 'choose' && node.cases.length > widest)

const isExtreme = ({ function: name }: NodeOf<'fold'>): boolean => name === 'minimum' || name === 'maximum'
const anyOf = (name: string): string => `${name}_any`

/** `value` is as what the fold gives. */
function foldLines(node: NodeOf<'fold'>, target: string, value: string | null): string[] {
  const big = kindOf(node) === 'big'
  switch (node.function) {
    case 'any':
      return [`${target} = true;`]
    case 'count':
      return [big ? `${target} = ${target}.add(BigInteger.ONE);` : `${target}++;`]
    case 'sum':
      return [big ? `${target} = ${target}.add(${value});` : `${target} += ${value};`]
    case 'minimum':
    case 'maximum': {
      const name = node.function === 'minimum' ? 'min' : 'max'
      const better = big ? `${target}.${name}(${value})` : `Math.${name}(${target}, ${value})`
      return [`${target} = ${anyOf(target)} ? ${better} : ${value};`, `${anyOf(target)} = true;`]
    }
  }
}

/** Rows below each other; where they are too many for one method, the rest is in another. */
function wideMethods(type: string, name: string, rows: readonly Row[], last: string): string[] {
  const parts: string[][] = [[]]
  let cost = 0
  for (const row of rows) {
    if (cost + row.cost > perMethod) {
      parts.push([])
      cost = 0
    }
    parts.at(-1)?.push(row.line)
    cost += row.cost
  }
  const nameOf = (index: number) => (index === 0 ? name : `${name}_${index + 1}`)
  return parts.map((lines, index) => {
    const rest = index + 1 < parts.length ? `${nameOf(index + 1)}()` : last
    return methodText(`${type} ${nameOf(index)}()`, [...lines, `return ${rest};`])
  })
}

/** The classes of a plan: that of the record first, then those of the loops, each behind the one that goes through it. */
export function frameClasses(plan: Plan, shared: Shared, name: string): FrameClass[] {
  const trial = new Kept(null)
  written(plan, shared, trial, name)
  return written(plan, shared, new Kept(trial.found), name)
}

function written(plan: Plan, shared: Shared, kept: Kept, name: string): FrameClass[] {
  const classes: FrameClass[] = []
  const write = (frame: FrameClass, items: readonly Item[]): void => {
    classes.push(frame)
    for (const item of items) {
      if (item.kind === 'step') frame.addStep(item.step)
      else {
        const inner = new FrameClass(plan, shared, kept, item.over, `${name}Loop${classes.length}`, frame)
        write(inner, item.body)
        frame.addLoop(item, inner)
      }
    }
  }
  const root = new FrameClass(plan, shared, kept, plan.form.root, name, null)
  write(root, plan.items)
  root.addRefusals(plan.form.refusals)
  const order = new Map(resultRules(plan.form.program, plan.form.root.entity).map((rule, place) => [rule.id, place]))
  root.addResults(plan.form.results.toSorted((a, b) => (order.get(a.rule.id) ?? 0) - (order.get(b.rule.id) ?? 0)))
  return classes
}
