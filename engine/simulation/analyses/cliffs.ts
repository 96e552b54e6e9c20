import { type ColumnLayout, layoutOf } from '../../batch/layout.ts'
import { Interpreter } from '../../interpret/evaluate.ts'
import { compare, type Decimal, parseDecimal } from '../../number/decimal.ts'
import type { Field } from '../../program/program.ts'
import type { PersonConfig } from '../config.ts'
import { programFor, usualEvaluators } from '../evaluators.ts'
import { nameOf } from '../lookup.ts'
import type { People } from '../people.ts'
import type { FigurePlan, Plan } from '../plan.ts'
import { SimulationError } from '../problem.ts'
import { fieldsRead } from '../reads.ts'
import type { Side } from '../variant.ts'
import { Amounts, amountState } from './amounts.ts'
import type { Cliffs, Reach, SearchedField, UnsearchedField } from './cliff.ts'
import { type AnalysisControl, between } from './control.ts'
import { domainOf } from './domain.ts'
import { Edges } from './edges.ts'
import { FieldSearch, type Rows, type SearchParts } from './fieldSearch.ts'
import { FlagSearch } from './flagSearch.ts'
import { type AnalysisProblem, analysisProblem } from './problem.ts'
import type { TrialOptions } from './trial.ts'
import { turnsOf } from './turns.ts'

export interface CliffOptions extends TrialOptions {
  /** The notice whose cliffs are sought; the scenario where it is not said. */
  readonly side?: Side
  readonly reach?: Partial<Reach>
}

const usualReach: Reach = { days: 30, yuan: 100, units: 1 }
const usualBlock = 4096

/** Seeks cliffs of the person's amount over people in memory. Throws a `SimulationError` where nobody has said which amount that is. */
export async function cliffs(plan: Plan, people: People, control: AnalysisControl = {}, options: CliffOptions = {}): Promise<Cliffs> {
  const { person } = plan
  const { side = 'scenario', block = usualBlock } = options
  if (!person || !plan.config.person) throw new SimulationError(cliffProblems(plan))
  return new CliffSearch(plan, people, person, plan.config.person, { ...options, side, block }).run(control)
}

/** Why cliffs can't be sought, before anybody is asked. */
export function cliffProblems({ person, pair }: Plan): AnalysisProblem[] {
  return person ? [] : [analysisProblem('cliffs.noPerson', { notice: nameOf(pair.baseline.program) })]
}

type Settled = CliffOptions & { readonly side: Side; readonly block: number }

class CliffSearch {
  private readonly plan: Plan
  private readonly people: People
  private readonly config: PersonConfig
  private readonly side: Side
  private readonly reach: Reach
  private readonly parts: SearchParts
  private readonly own: Amounts
  private readonly fields: readonly FieldSearch[]
  private readonly flags: readonly FlagSearch[]
  private readonly unsearched: readonly UnsearchedField[]
  private readonly nowhere: readonly SearchedField[]
  private counted = 0
  private refused = 0

  constructor(
    plan: Plan,
    people: People,
    person: FigurePlan,
    config: PersonConfig,
    { side, block, reach, evaluators = usualEvaluators }: Settled,
  ) {
    const wanted = new Set(person.terms[side].map(({ rule }) => rule))
    const evaluator = () => evaluators(plan.pair[side], plan.entity, wanted)
    this.plan = plan
    this.people = people
    this.config = config
    this.side = side
    this.reach = { ...usualReach, ...reach }
    this.parts = { plan, side, person, evaluators: [evaluator(), evaluator()], rows: block }
    this.own = new Amounts(person, side, block)
    const inputs = inputsOf(plan, side, wanted)
    this.unsearched = inputs.unsearched
    const placed = inputs.fields.map((field) => ({ field, search: this.fieldSearch(field, inputs.layouts, wanted) }))
    this.fields = placed.flatMap(({ search }) => search ?? [])
    this.nowhere = placed
      .filter(({ search }) => !search)
      .map(({ field }) => ({ field: field.name, type: field.type, from: null, to: null, edges: 0, lacking: 0, open: 0 }))
    this.flags = inputs.flags.map((field) => new FlagSearch(this.parts, inputs.layouts.get(field.name) as ColumnLayout))
  }

  private fieldSearch(field: Field, layouts: ReadonlyMap<string, ColumnLayout>, wanted: ReadonlySet<string>): FieldSearch | null {
    const { plan, people, side, reach, parts } = this
    const variant = plan.pair[side]
    const domain = domainOf(variant, people, field)
    const layout = layouts.get(field.name)
    if (!domain || !layout) return null
    const program = programFor(variant.program, plan.entity, wanted)
    const interpreter = new Interpreter(program, variant.options)
    const edges = new Edges(plan.pair.baseline.program, interpreter, layout, domain, turnsOf(program, plan.entity, interpreter))
    return new FieldSearch(parts, layout, domain, edges, stepsWithin(reach, layout))
  }

  async run(control: AnalysisControl): Promise<Cliffs> {
    const { weighted } = this.people
    const of = weighted.reduce((rows, { batch }) => rows + batch.rows, 0)
    let done = 0
    for (const each of weighted) {
      for (let from = 0; from < each.batch.rows; from += this.parts.rows) {
        await between(control, done, of)
        const to = Math.min(from + this.parts.rows, each.batch.rows)
        this.add({ of: each, from, to, own: this.own })
        done += to - from
      }
    }
    await between(control, of, of)
    return this.result()
  }

  private add(rows: Rows): void {
    const { of, from, to } = rows
    this.own.fill(this.parts.evaluators[0].evaluate(of.batch, from, to))
    for (let row = from; row < to; row++) {
      const people = of.weights?.[row] ?? 1
      if (this.own.state[row - from] === amountState.refused) this.refused += people
      else this.counted += people
    }
    for (const search of [...this.fields, ...this.flags]) search.add(rows)
  }

  private result(): Cliffs {
    const { counted, refused, people, side, config, reach, unsearched } = this
    const folded = people.weighted.some(({ weights }) => weights?.some((weight) => weight > 1) ?? false)
    const found = this.fields.flatMap((search) => search.cliffs(folded))
    return {
      side,
      person: config,
      people: counted,
      refused,
      synthetic: people.synthetic,
      reach,
      searched: [...this.fields.map((search) => search.searched()), ...this.nowhere.map((field) => ({ ...field, lacking: counted }))],
      unsearched,
      cliffs: found.toSorted((a, b) => byLoss(a, b) || (b.near?.step ?? 0) - (a.near?.step ?? 0) || b.people - a.people),
      steps: this.flags.flatMap((search) => search.steps()).toSorted((a, b) => byLoss(a, b) || b.people - a.people),
    }
  }
}

const byLoss = (a: { readonly loss: string }, b: { readonly loss: string }): number =>
  compare(parseDecimal(b.loss) as Decimal, parseDecimal(a.loss) as Decimal)

function stepsWithin({ days, yuan, units }: Reach, { type, scale }: ColumnLayout): number {
  if (type.kind === 'date') return days
  return (type.kind === 'decimal' && type.unit === 'amount' ? yuan : units) * 10 ** scale
}

interface Inputs {
  readonly fields: readonly Field[]
  readonly flags: readonly Field[]
  readonly unsearched: readonly UnsearchedField[]
  /** As the people's columns are: of the baseline's program. */
  readonly layouts: ReadonlyMap<string, ColumnLayout>
}

/** What the person's amount reads of a record, by how it can be moved. */
function inputsOf({ pair, entity }: Plan, side: Side, wanted: ReadonlySet<string>): Inputs {
  const { program } = pair[side]
  const uses = fieldsRead(program, entity, wanted)
  const own = program.entities.find(({ name }) => name === entity)?.fields ?? []
  const read = own.filter(({ name }) => uses.some((use) => use.entity === entity && !use.relation && use.field === name))
  const kinds = (...names: string[]) => read.filter(({ type }) => names.includes(type.kind))
  const unsearched = (fields: readonly Field[], why: UnsearchedField['why']) => fields.map(({ name }) => ({ field: name, why }))
  const relations = uses.filter(({ relation }) => relation).map(({ field }) => ({ field, why: 'elements' as const }))
  return {
    fields: kinds('date', 'decimal'),
    flags: kinds('boolean', 'enum'),
    unsearched: [...unsearched(kinds('text', 'identity'), 'text'), ...unsearched(kinds('instant', 'duration'), 'time'), ...relations],
    layouts: new Map(layoutOf(pair.baseline.program, entity).columns.map((layout) => [layout.field, layout])),
  }
}
