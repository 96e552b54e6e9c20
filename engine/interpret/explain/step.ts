import type { Expr, Provenance, Rule } from '../../program/program.ts'
import type { Rounded } from '../trace.ts'
import { type Decided, decided } from './decision.ts'
import type { Fact, Made, RoundedValue, Step, Term } from './explanation.ts'
import { distinct, factsOf } from './fact.ts'
import type { Heard } from './listen.ts'
import { clauseName, elementOf, Scene, type Setting, stepId } from './scene.ts'
import { basisOf, parameterBasis, supportOf } from './support.ts'
import { chosenTerm, termOf } from './term.ts'
import { toldOf } from './told.ts'

/** How one result came about; the steps that it used are known already. */
export function stepOf(setting: Setting, { activation, outcome }: Heard, known: ReadonlyMap<string, Step>): Step {
  const rule = setting.rules.get(activation.rule) as Rule
  const scene = new Scene(setting, activation)
  const { where } = activation
  const choice = decided(scene, rule)
  const facts = choice.open.length > 0 ? choice.open : truthFacts(scene, rule, choice.values)
  const term = valueTerm(scene, rule, choice)
  const roundings = activation.rounded.map((rounded) => roundedValue(scene, rule, rounded))
  const element = rule.entity === null ? null : elementOf(where)
  const own = { id: stepId(rule, where), rule: rule.id, name: rule.name, element, outcome: toldOf(setting.program, rule.type, outcome) }
  const clause = clauseName(setting, clauseOf(rule, choice.made))
  const { made, rejected } = choice
  const used = { inputs: [...scene.inputs.values()], parameters: [...scene.parameters.values()], readings: [...scene.readings.values()] }
  const uses = [...scene.uses]
  const support = supportOf(
    [...ownProvenance(rule, choice).flatMap((each) => basisOf(each, rule.name, '', rule.span)), ...used.parameters.flatMap(parameterBasis)],
    used.readings.map((reading) => ({ ...reading, of: rule.name })),
    uses.flatMap((id) => known.get(id) ?? []),
  )
  return { ...own, clause, made, term, facts, rejected, roundings, ...used, uses, support, span: rule.span }
}

/** What a 是否 hangs on, where an expression gives it. */
function truthFacts(scene: Scene, { type }: Rule, values: readonly Expr[]): Fact[] {
  if (type.kind !== 'boolean') return []
  return distinct(values.flatMap((value) => factsOf(scene, value, scene.activation.where)))
}

/** Of a 是否 the facts tell what mattered, so that its term notes nothing. */
function valueTerm(scene: Scene, rule: Rule, { values, summed }: Decided): Term | null {
  if (values.length === 0) return null
  const noting = rule.type.kind === 'boolean' ? scene.aside() : scene
  const { where } = scene.activation
  if (values.length === 1) return termOf(noting, values[0] as Expr, where)
  return chosenTerm(noting, { values, summed }, { outcome: scene.told(rule.body, where), span: rule.span }, where)
}

const clauseOf = ({ provenance, clause }: Rule, made: readonly Made[]): string | null =>
  made.find((each) => each.provenance.clause !== null)?.provenance.clause ?? provenance.clause ?? clause

/** The rule's own note counts where its body gave the value, and not where an exception did. */
function ownProvenance({ provenance }: Rule, { made, base }: Decided): Provenance[] {
  return [...made.map((each) => each.provenance), ...(base ? [provenance] : [])]
}

function roundedValue(scene: Scene, rule: Rule, { expr, where, before, after, rounding }: Rounded): RoundedValue {
  // A quotient of numbers may be what a ratio is: the result is shown as its own type.
  const type = expr === null || expr === rule.body ? rule.type : expr.type
  const told = (value: typeof after) => toldOf(scene.setting.program, type, value)
  const quotient = expr && !before ? termOf(scene, expr.argument, where) : null
  return { final: expr === null, before: before && told(before), quotient, after: told(after), rounding, span: expr?.span ?? rule.span }
}
