import type { Expr, Rule } from '../../program/program.ts'
import { isUnknown } from '../unknown.ts'
import type { Fact, Made, NotApplied } from './explanation.ts'
import { distinct, factsOf } from './fact.ts'
import { exceptionOptions, firedOptions, type Option, type Options, optionsOf } from './options.ts'
import type { Scene } from './scene.ts'
import { reasonOf } from './told.ts'

/** How a rule's value was chosen. */
export interface Decided {
  readonly made: readonly Made[]
  readonly rejected: readonly NotApplied[]
  /** What kept the choice open; empty where it was decided. */
  readonly open: readonly Fact[]
  /** The expressions that gave the value; empty where the choice was open. */
  readonly values: readonly Expr[]
  readonly summed: boolean
  /** Whether the rule's own body gave it, and no exception. */
  readonly base: boolean
}

/** What made a rule's value, what did not, and on what the choice between them turned. */
export function decided(scene: Scene, rule: Rule): Decided {
  const exceptions = exceptionOptions(rule)
  const fired = firedOptions(scene, exceptions)
  if (fired.length > 0) return excepted(scene, rule, exceptions, fired)
  const rejected = notApplied(scene, exceptions, scene)
  if (scene.value(rule.body, scene.activation.where) === undefined) {
    return { made: [], rejected, open: openFacts(scene, exceptions), values: [], summed: false, base: false }
  }
  const own = optionsOf(scene, rule.body)
  if (!own) return { made: [], rejected, open: [], values: [rule.body], summed: false, base: true }
  return fromBody(scene, own, rejected)
}

/** An exception's value: of the others only those matter that would beat it. */
function excepted(scene: Scene, rule: Rule, exceptions: readonly Option[], fired: readonly Option[]): Decided {
  const beats = (id: string) => rule.exceptions.find((exception) => exception.id === id)?.beats ?? []
  const rivals = exceptions.filter(({ id }) => fired.some(({ name }) => beats(id).includes(name)))
  for (const rival of rivals) becauseOf(scene, rival)
  const rejected = notApplied(scene, exceptions, scene.aside()).filter(({ why }) => scene.setting.rejected || why === 'beaten')
  const made = fired.map((option) => madeBy(option, becauseOf(scene, option)))
  return { made, rejected, open: [], values: fired.map((option) => option.value), summed: false, base: false }
}

function fromBody(scene: Scene, { policy, options }: Options, exceptions: readonly NotApplied[]): Decided {
  const fired = firedOptions(scene, options)
  const conditional = options.filter(({ when }) => when !== null)
  const lone = policy === 'unique' && fired.some(({ when }) => when !== null)
  // Only of a unique table does it not matter what the other rows were.
  const others = conditional.filter((option) => !fired.includes(option))
  const whyNot = lone ? [] : others.flatMap((option) => becauseOf(scene, option))
  const own = fired.map((option) => becauseOf(scene, option))
  // What applies to anything applies because nothing before it did.
  const made = fired.map((option, index) => madeBy(option, own[index]?.length ? own[index] : distinct(whyNot)))
  const rejected = scene.setting.rejected ? [...exceptions, ...notApplied(scene, conditional, scene.aside())] : exceptions
  const open = fired.length === 0 ? openFacts(scene, conditional) : []
  return { made, rejected, open, values: fired.map((option) => option.value), summed: policy === 'sum', base: true }
}

const becauseOf = (scene: Scene, { when }: Option): Fact[] => (when ? factsOf(scene, when, scene.activation.where) : [])

function madeBy({ kind, name, number, cells, provenance, span }: Option, because: readonly Fact[]): Made {
  return { kind, name, number, cells, because, provenance, span }
}

/** What the options hang on that are neither met nor ruled out. */
function openFacts(scene: Scene, options: readonly Option[]): Fact[] {
  const open = options.filter(({ id }) => scene.activation.rejected.get(id)?.why === 'unknown')
  return distinct(open.flatMap((option) => becauseOf(scene, option)))
}

/** Options that did not apply; what their conditions used is noted in `noting`. */
function notApplied(scene: Scene, options: readonly Option[], noting: Scene): NotApplied[] {
  return options.flatMap((option) => {
    const heard = scene.activation.rejected.get(option.id)
    if (!heard) return []
    const { kind, name, number, cells, span } = option
    const value = scene.value(heard.when, scene.activation.where)
    const reasons =
      value !== undefined && isUnknown(value) ? [...value.reasons].map((reason) => reasonOf(scene.setting.program, reason)) : []
    const because = becauseOf(noting, option)
    return [{ kind, name, number, cells, why: heard.why, because, reasons, by: heard.by, held: heldOf(scene, heard.when), span }]
  })
}

/** How many operands of a condition held before one decided against it. */
function heldOf(scene: Scene, when: Expr): number {
  if (when.kind !== 'operation' || when.operator !== 'and') return 0
  return when.arguments.filter((operand) => scene.value(operand, scene.activation.where) === true).length
}
