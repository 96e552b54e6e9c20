import type { Rule } from '../../program/program.ts'
import type { Label } from '../../steps/form.ts'
import { type Frame, type Node, partsOf } from '../../steps/node.ts'
import { type Item, type Loop, type Plan, rootsOf, type Step } from '../../steps/plan.ts'
import type { Identifiers } from '../identifiers.ts'
import { valueLines } from '../ruleLines.ts'
import { Expressions, isWide } from './expression.ts'
import type { ModuleNames } from './moduleNames.ts'
import { comment, indented } from './text.ts'

/** The steps of a plan as statements: those that no record changes, and those of a record. */
export class Body {
  readonly expressions: Expressions
  /** Rules that a comment beside their value has named. */
  readonly told = new Set<Rule>()
  private readonly plan: Plan
  private readonly module: ModuleNames
  private readonly numbered: ReadonlySet<Frame | null>
  private readonly local: Identifiers

  constructor(plan: Plan, module: ModuleNames, local: Identifiers) {
    this.plan = plan
    this.local = local
    this.expressions = new Expressions({
      step: (node) => {
        const step = plan.steps.get(node)
        return step ? this.name(step) : null
      },
      field: (frame, field) => `${this.record(frame)}.${module.field(frame.entity ?? '', field)}`,
      given: (frame, field) => `${this.record(frame)}.${module.given(frame.entity ?? '', field)}`,
      index: (frame) => this.index(frame),
      setting: (place) => `chosen.${module.setting(place)}`,
    })
    this.module = module
    this.numbered = numberedFrames(plan)
  }

  /** What no record changes comes first and is computed once a run. */
  ofNotice(): string[] {
    return this.plan.items.flatMap((item) => (isOfNotice(item) ? this.item(item) : []))
  }

  ofRecord(): string[] {
    return this.plan.items.flatMap((item) => (isOfNotice(item) ? [] : this.item(item)))
  }

  private item(item: Item): string[] {
    return item.kind === 'step' ? this.step(item.step) : this.loop(item)
  }

  private step(step: Step): string[] {
    const lines = this.expressions.definition(step.node)
    const [only] = lines
    return [
      ...this.before(step),
      ...(lines.length === 1 ? [`const ${this.name(step)} = ${only}`] : [`const ${this.name(step)} =`, ...indented(lines)]),
    ]
  }

  /** The comment above a rule's value. */
  private before({ label }: Step): string[] {
    if (label?.part !== 'value') return []
    this.told.add(label.rule)
    return ['', ...comment(valueLines(label))]
  }

  private loop({ over, body, folds }: Loop): string[] {
    const [element, relation] = [this.record(over), this.relation(over)]
    const numbered = this.numbered.has(over) ? `[${this.index(over)}, ${element}] of ${relation}.entries()` : `${element} of ${relation}`
    return [
      ...folds.flatMap((fold) => [...this.before(fold), `let ${this.name(fold)} = ${this.start(fold)}`]),
      `for (const ${numbered}) {`,
      ...indented([...body.flatMap((item) => this.item(item)), ...folds.map((fold) => this.gather(fold))]),
      '}',
      // Of no element the smallest and the largest is 0.
      ...folds.filter(isExtreme).map((fold) => `${this.name(fold)} ??= ${zero(fold)}`),
    ]
  }

  private start(fold: Fold): string {
    if (fold.node.function === 'any') return 'false'
    return isExtreme(fold) ? 'null' : zero(fold)
  }

  /** What an element adds to what is gathered. */
  private gather(fold: Fold): string {
    const { expressions } = this
    const { when, value, function: name } = fold.node
    const found = this.name(fold)
    if (name === 'any') return when.kind === 'constant' ? `${found} = true` : `if (${expressions.text(when)}) ${found} = true`
    const of = value === null ? (isWide(fold.node) ? '1n' : '1') : expressions.text(value, isWide(fold.node))
    const better = `${found} === null || ${of} ${name === 'minimum' ? '<' : '>'} ${found}`
    const conditions = [...(when.kind === 'constant' ? [] : [expressions.text(when)]), ...(isExtreme(fold) ? [better] : [])]
    const only = conditions.length > 1 ? conditions.map((each) => `(${each})`).join(' && ') : conditions[0]
    return `${only === undefined ? '' : `if (${only}) `}${found} ${isExtreme(fold) ? '=' : '+='} ${of}`
  }

  private name({ number, label, node }: Step): string {
    return this.local.of(`step ${number}`, label === null ? `step${number}` : labelName(label, node.frame))
  }

  private relation({ holder, relation }: Frame): string {
    return `${this.record(holder as Frame)}.${this.module.relation(holder?.entity ?? '', relation ?? '')}`
  }

  private record(frame: Frame): string {
    return frame.outer === null ? 'cells' : this.local.of(`frame ${frame.id}`, `${frame.relation}_${frame.id}`)
  }

  private index(frame: Frame): string {
    return this.local.of(`index ${frame.id}`, `${frame.relation}_${frame.id}_index`)
  }
}

type Fold = Loop['folds'][number]

const isOfNotice = (item: Item): boolean => item.kind === 'step' && item.step.node.frame === null
const isExtreme = ({ node }: Fold): boolean => node.function === 'minimum' || node.function === 'maximum'
const zero = ({ node }: Fold): string => (isWide(node) ? '0n' : '0')

/** Frames in which something reads an element's place. */
function numberedFrames({ form }: Plan): ReadonlySet<Frame | null> {
  const [seen, found] = [new Set<Node>(), new Set<Frame | null>()]
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'index') found.add(node.frame)
    partsOf(node).forEach(visit)
  }
  rootsOf(form).forEach(visit)
  return found
}

/** A rule's value goes by the rule's name, that of an element behind its relation. */
function labelName({ rule, part, reason }: Label, frame: Frame | null): string {
  const name = frame?.relation == null ? rule.name : `${frame.relation}_${rule.name}`
  if (part === 'value') return name
  return `${name}_未知_${reason !== null && 'text' in reason ? reason.text : (reason?.parameter ?? '')}`
}
