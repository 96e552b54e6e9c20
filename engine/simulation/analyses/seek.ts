import { compare, type Decimal, parseDecimal, subtract } from '../../number/decimal.ts'
import type { People } from '../people.ts'
import type { Plan } from '../plan.ts'
import { SimulationError } from '../problem.ts'
import { type AnalysisControl, between } from './control.ts'
import { groupNamed } from './groupNamed.ts'
import { groupOnly } from './groupOnly.ts'
import { type AnalysisProblem, analysisProblem } from './problem.ts'
import { type SeekPlan, type SeekRequest, seekPlan, valueText, variantWith } from './seekPlan.ts'
import type { Crossing, SeekTrial, Sought } from './sought.ts'
import { foldedForValues, planOfSide, type TrialOptions, tried } from './trial.ts'

/** Seeks a value. Throws a `SimulationError` where what is asked for can't be sought. */
export async function seek(
  plan: Plan,
  people: People,
  request: SeekRequest,
  control: AnalysisControl = {},
  options: TrialOptions = {},
): Promise<Sought> {
  if (people.serves === 'fixed') throw new Error("people who were put together for fixed settings can't be asked about values")
  const { seek: found, problems } = seekPlan(plan, request)
  const { group, problems: unnamed } = groupNamed(plan, request.group)
  if (!found || unnamed.length > 0) throw new SimulationError([...problems, ...unnamed])
  const own = group ? groupOnly(plan, people, group.dimension, group.index, options) : people
  if (group && own.weighted.length === 0)
    throw new SimulationError([analysisProblem('seek.noPeople', request.group as NonNullable<SeekRequest['group']>)])
  return new Search(plan, foldedForValues(plan, own), found, control, options).run(request)
}

/** Why a value can't be sought as it is asked for, before anybody is asked. */
export function seekProblems(plan: Plan, request: SeekRequest): AnalysisProblem[] {
  return [...seekPlan(plan, request).problems, ...groupNamed(plan, request.group).problems]
}

type Units = bigint

/** So many values are tried first, and so many times as many where the total neither only rises nor only falls. */
const firstValues = 64n
const finer = 8n
/** Ranges of no more values than this are tried whole. */
const fewValues = 256n
/** So many values on either side of an unfit one are asked for a fit one. */
const farthest = 128n

class Search {
  private readonly plan: Plan
  private readonly people: People
  private readonly seek: SeekPlan
  private readonly control: AnalysisControl
  private readonly options: TrialOptions
  private readonly trials = new Map<Units, SeekTrial>()
  /** How many refused and unknown people a value may have and still hold. */
  private most = { refused: 0, unknown: 0 }
  private expected = Number(firstValues)

  constructor(plan: Plan, people: People, found: SeekPlan, control: AnalysisControl, options: TrialOptions) {
    const side = planOfSide(plan, 'scenario')
    const payers = side.payers.filter(({ name }) => name === found.payer.name)
    this.plan = { ...side, payers, person: null }
    this.people = people
    this.seek = found
    this.control = control
    this.options = options
  }

  async run(request: SeekRequest): Promise<Sought> {
    const coarse = await this.tryAll(this.gridOf(this.whole ? this.width : firstValues))
    const present = this.seek.present === null ? null : await this.at(this.seek.present)
    const strained = this.setMost(coarse, present)
    const shape = shapeOf(coarse.filter((trial) => this.fit(trial)))
    const grid = this.gridOf(this.whole ? this.width : shape === 'mixed' && !strained ? firstValues * finer : firstValues)
    const points = await this.tryAll(grid)
    const brackets = await this.bracketsIn(grid)
    const crossings = await this.halvedAll(strained ? this.nearestOf(brackets) : brackets)
    const holding = points.some((trial) => this.holds(trial))
    return {
      ...this.asked(request),
      present,
      outcome: crossings.length > 0 ? 'found' : holding ? 'always' : 'never',
      shape,
      searched: this.howSearched(shape, grid),
      crossings,
      strained,
      answer: this.nearestTo(crossings, present),
      nearest: holding ? null : this.closest(points),
      unfit: this.unfitIn(points),
      trials: this.trials.size,
      synthetic: this.people.synthetic,
    }
  }

  private get width(): Units {
    return this.seek.range.to - this.seek.range.from
  }

  private get whole(): boolean {
    return this.width < fewValues
  }

  private howSearched(shape: Sought['shape'], grid: readonly Units[]): Sought['searched'] {
    if (this.whole) return { how: 'all' }
    return shape === 'mixed' ? { how: 'steps', apart: this.text(this.width / BigInt(grid.length - 1)) } : { how: 'halving' }
  }

  private asked({ parameter, payer, group, bound }: SeekRequest) {
    const { unit, range } = this.seek
    return {
      parameter,
      payer,
      group: group ?? null,
      bound,
      unit,
      step: this.text(1n),
      range: { from: this.text(range.from), to: this.text(range.to) },
    }
  }

  /** Values that part the range evenly, both ends included. */
  private gridOf(parts: bigint): Units[] {
    const { from, to } = this.seek.range
    const width = to - from
    const count = parts > width ? width : parts
    if (count === 0n) return [from]
    return Array.from({ length: Number(count) + 1 }, (_, index) => from + (width * BigInt(index)) / count)
  }

  private async tryAll(grid: readonly Units[]): Promise<SeekTrial[]> {
    this.expected = Math.max(this.expected, grid.length)
    const made: SeekTrial[] = []
    for (const value of grid) made.push(await this.at(value))
    return made
  }

  private async at(value: Units): Promise<SeekTrial> {
    const known = this.trials.get(value)
    if (known) return known
    await between(this.control, this.trials.size, Math.max(this.expected, this.trials.size + 1))
    const variant = variantWith(this.plan.pair.scenario, this.seek, value)
    const { payers, basis } = tried(this.plan, this.people, { baseline: variant, scenario: variant }, this.options)
    const [figure] = payers
    const unknown = figure?.unknown.people ?? 0
    const trial = {
      value: this.text(value),
      total: figure?.scenario ?? '0',
      people: basis.people - unknown,
      refused: basis.refused.scenario,
      unknown,
    }
    this.trials.set(value, trial)
    return trial
  }

  /** Values that need not leave out as many as others do would hold by leaving people out: they are unfit. True where only such values hold. */
  private setMost(grid: readonly SeekTrial[], present: SeekTrial | null): boolean {
    const fewest = (count: (trial: SeekTrial) => number) => Math.max(Math.min(...grid.map(count)), present ? count(present) : 0)
    this.most = { refused: fewest(({ refused }) => refused), unknown: fewest(({ unknown }) => unknown) }
    const strained = !grid.some((trial) => this.holds(trial)) && grid.some((trial) => this.within(trial))
    if (strained) this.most = { refused: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY }
    return strained
  }

  private fit({ people, refused, unknown }: SeekTrial): boolean {
    return people > 0 && refused <= this.most.refused && unknown <= this.most.unknown
  }

  private holds(trial: SeekTrial): boolean {
    return this.fit(trial) && this.within(trial)
  }

  private within({ total, people }: SeekTrial): boolean {
    const order = compare(of(total), this.seek.bound.amount)
    return people > 0 && (this.seek.bound.kind === 'atMost' ? order <= 0 : order >= 0)
  }

  /** Fit values, one of which holds and the next does not. */
  private async bracketsIn(grid: readonly Units[]): Promise<[Units, Units][]> {
    const found: [Units, Units][] = []
    let low: Units | null = null
    for (const high of grid) {
      if (!this.fit(await this.at(high))) continue
      if (low !== null && this.holds(await this.at(low)) !== this.holds(await this.at(high))) found.push([low, high])
      low = high
    }
    return found
  }

  /** Where people are left out, totals jump from value to value: of many crossings the nearest to the present value is enough. */
  private nearestOf(brackets: readonly [Units, Units][]): [Units, Units][] {
    const from = this.seek.present ?? this.seek.range.from
    const far = ([low]: readonly [Units, Units]) => (low < from ? from - low : low - from)
    return brackets.toSorted((a, b) => (far(a) < far(b) ? -1 : 1)).slice(0, 1)
  }

  private async halvedAll(brackets: readonly [Units, Units][]): Promise<Crossing[]> {
    const found: Crossing[] = []
    for (const [low, high] of brackets) found.push(await this.halved(low, high))
    return found
  }

  /** Of two values of which one holds: the last that does, and its neighbour on the side of the other. */
  private async halved(low: Units, high: Units): Promise<Crossing> {
    const lowHolds = this.holds(await this.at(low))
    let [below, above] = [low, high]
    for (let middle = await this.middle(below, above); middle !== null; middle = await this.middle(below, above)) {
      if (this.holds(await this.at(middle)) === lowHolds) below = middle
      else above = middle
    }
    const [last, next, beyond] = lowHolds ? [below, below + 1n, above] : [above, above - 1n, below]
    return { holds: await this.at(last), fails: await this.at(next), beyond: await this.at(beyond) }
  }

  /** A fit value as near to the middle as there is one; null where there is none, or none is looked for so far out. */
  private async middle(below: Units, above: Units): Promise<Units | null> {
    const middle = (below + above) / 2n
    for (let away = 0n; away <= farthest; away++) {
      for (const value of [middle + away, middle - away]) {
        if (value > below && value < above && this.fit(await this.at(value))) return value
      }
    }
    return null
  }

  private nearestTo(crossings: readonly Crossing[], present: SeekTrial | null): Crossing | null {
    const from = present?.value ?? this.text(this.seek.range.from)
    const far = ({ holds }: Crossing) => sizeOf(subtract(of(holds.value), of(from)))
    return smallest(crossings, far)
  }

  private closest(points: readonly SeekTrial[]): SeekTrial | null {
    const fit = points.filter((trial) => this.fit(trial))
    return smallest(fit, ({ total }) => sizeOf(subtract(of(total), this.seek.bound.amount)))
  }

  private unfitIn(points: readonly SeekTrial[]): Sought['unfit'] {
    const unfit = points.filter((trial) => !this.fit(trial))
    const worst = unfit.toSorted((a, b) => b.refused + b.unknown - a.refused - a.unknown)[0]
    return worst ? { values: unfit.length, tried: points.length, worst } : null
  }

  private text(value: Units): string {
    return valueText(value, this.seek.scale)
  }
}

const of = (text: string): Decimal => parseDecimal(text) as Decimal

const sizeOf = (value: Decimal): Decimal => (value.coefficient < 0n ? { ...value, coefficient: -value.coefficient } : value)

function smallest<T>(all: readonly T[], measure: (each: T) => Decimal): T | null {
  return all.reduce<T | null>((best, each) => (best !== null && compare(measure(best), measure(each)) <= 0 ? best : each), null)
}

function shapeOf(trials: readonly SeekTrial[]): Sought['shape'] {
  const steps = trials.slice(1).map(({ total }, index) => compare(of(total), of((trials[index] as SeekTrial).total)))
  const [rises, falls] = [steps.some((step) => step > 0), steps.some((step) => step < 0)]
  if (rises && falls) return 'mixed'
  return rises ? 'rising' : falls ? 'falling' : 'level'
}
