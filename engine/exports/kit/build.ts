import { coverables, coverablesByEntity } from '../../program/coverables.ts'
import type { Program } from '../../program/program.ts'
import { usualLimits } from '../../steps/cells.ts'
import { entitiesOf } from '../entities.ts'
import { boundaryRecords } from './boundaries.ts'
import { Chooser } from './chooser.ts'
import { type Concerns, concernsOf, isConcerned } from './concerns.ts'
import type { RecordDrawer } from './drawer.ts'
import { drawersOf } from './drawers.ts'
import { edgeRecords } from './edges.ts'
import { Gathered } from './gathered.ts'
import { Judge } from './judge.ts'
import type { Kit, KitGroup, KitOptions, KitSettings } from './kit.ts'
import { kitRefusals } from './refusals.ts'
import { searchRecords } from './search.ts'
import { asWritten, settingChoices } from './settingChoices.ts'
import { gatheredUnder, type Own, ownOf } from './underSettings.ts'

const usualSeed = 1
const usualRandom = 500

/** Random records of an entity that is not the main one. */
const randomOfOthers = 40

const known = new WeakMap<Program, Map<string, Kit>>()

/** A conformance kit for a notice: the same records for the same seed, on every machine. Made once for each program and options. */
export function kitOf(program: Program, { seed = usualSeed, random = usualRandom, settings, limits = usualLimits }: KitOptions): Kit {
  const kits = known.get(program) ?? new Map<string, Kit>()
  known.set(program, kits)
  const key = [seed, random, settings, limits.magnitude, limits.elements, limits.room].join()
  const kit = kits.get(key) ?? new KitBuilder(program, { seed, random, settings, limits }).kit()
  kits.set(key, kit)
  return kit
}

/** An entity with what its groups are made with. */
interface Work {
  readonly own: Own
  readonly concerns: Concerns
  readonly group: KitGroup
}

class KitBuilder {
  private readonly program: Program
  private readonly options: Required<KitOptions>
  private readonly chooser: Chooser
  private readonly drawer: (baseDate: string | null) => RecordDrawer
  private readonly fired = new Set<string>()

  constructor(program: Program, options: Required<KitOptions>) {
    this.program = program
    this.options = options
    this.chooser = new Chooser(options.seed)
    this.drawer = drawersOf(program, options.limits)
  }

  kit(): Kit {
    const { program, options, chooser } = this
    const works = entitiesOf(program).map((entity) => this.work(entity))
    const choices = options.settings === 'open' ? settingChoices(program, chooser, options.limits.room) : []
    const others = choices.flatMap((settings) => works.flatMap((work) => this.under(settings, work) ?? []))
    this.seekMissed(others)
    const all = coverables(program)
    const missed = all.filter(({ id }) => !this.fired.has(id))
    return {
      seed: options.seed,
      groups: [...works.map(({ group }) => group), ...others.map(groupOf)],
      exercised: all.length - missed.length,
      exercisable: all.length,
      unexercised: missed.map(({ label }) => label),
    }
  }

  private work(entity: string | null): Work {
    const judge = new Judge(this.program, entity, asWritten, this.options.limits)
    const gathered = this.ownCases(judge)
    return { own: ownOf(judge, gathered.judged), concerns: concernsOf(this.program, entity), group: this.ownGroup(judge, gathered) }
  }

  private under(settings: KitSettings, { own, concerns }: Work): Gathered | null {
    const { program, options, chooser, fired } = this
    const { entity } = own.judge
    if (entity !== program.mainEntity && !isConcerned(concerns, settings)) return null
    return gatheredUnder(own, new Judge(program, entity, settings, options.limits), this.drawer(settings.baseDate), chooser, fired)
  }

  /** What no record exercises is sought under every choice of settings in turn, from the records that are there. */
  private seekMissed(groups: readonly Gathered[]): void {
    const wanted = coverablesByEntity(this.program)
    for (const gathered of groups) {
      const { entity, settings } = gathered.judge
      const missed = new Set(wanted.get(entity)?.filter((id) => !this.fired.has(id)))
      if (entity === null || missed.size === 0) continue
      const found = searchRecords(gathered.judge, this.drawer(settings.baseDate), this.chooser, entity, gathered.judged)
      for (const judged of found)
        if ([...judged.fired].some((id) => missed.has(id) && !this.fired.has(id))) gathered.take(judged, '另一种情形')
    }
  }

  /** What the guard refuses is made from records that it takes. */
  private ownGroup({ entity }: Judge, { cases }: Gathered): KitGroup {
    const sound = cases.map(({ record }) => record)
    const refusals = entity === null ? [] : kitRefusals(this.program, entity, this.options.limits, sound)
    return { entity, settings: asWritten, cases, refusals }
  }

  /** The notice's own cases, records at boundaries and edges, random ones, and what a search finds. */
  private ownCases(judge: Judge): Gathered {
    const { program, options, chooser } = this
    const { entity } = judge
    const gathered = new Gathered(judge, this.fired)
    if (entity === null) {
      gathered.add({}, '通知本身的结果')
      return gathered
    }
    const drawer = this.drawer(null)
    for (const each of program.cases) if (each.entity === entity) gathered.add(each.record, `算例 ${each.name}`)
    for (const { record, why } of boundaryRecords(drawer, chooser, entity)) gathered.add(record, why)
    const count = entity === program.mainEntity ? options.random : Math.min(options.random, randomOfOthers)
    for (let drawn = 0; drawn < count; drawn++) gathered.add(drawer.record(chooser, entity), '随机')
    for (const found of searchRecords(judge, drawer, chooser, entity, gathered.judged)) gathered.take(found, '另一种情形')
    const from = gathered.variety
    for (const values of drawer.values(entity)) for (const { record, why } of edgeRecords(judge, values, from)) gathered.add(record, why)
    return gathered
  }
}

const groupOf = ({ judge: { entity, settings }, cases }: Gathered): KitGroup => ({ entity, settings, cases, refusals: [] })
