import { parseDate } from '../../number/date.ts'
import { coverables } from '../../program/coverables.ts'
import type { RecordOutcome } from '../../program/outcome.ts'
import type { CaseRecord, Program } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import { usualLimits } from '../../steps/cells.ts'
import { entitiesOf } from '../entities.ts'
import { boundaryRecords } from './boundaries.ts'
import { Chooser } from './chooser.ts'
import { RecordDrawer } from './drawer.ts'
import { expectedJson } from './expectedJson.ts'
import { Judge, type Judged } from './judge.ts'
import type { Kit, KitCase, KitGroup, KitOptions, KitSettings } from './kit.ts'
import { landmarksOf } from './landmarks.ts'
import { kitRefusals } from './refusals.ts'
import { asWritten, settingChoices } from './settingChoices.ts'

const usualSeed = 1
const usualRandom = 500

/** Random records of an entity that is not the main one. */
const randomOfOthers = 40

/** Of a group with other settings: records whose results these change, records whose results they leave, and records looked at. */
const changed = 24
const unchanged = 4
const lookedAt = 200

/** A conformance kit for a notice: the same records for the same seed, on every machine. */
export function kitOf(program: Program, options: KitOptions): Kit {
  return new KitBuilder(program, options).kit()
}

class KitBuilder {
  private readonly program: Program
  private readonly options: Required<KitOptions>
  private readonly chooser: Chooser
  private readonly fired = new Set<string>()

  constructor(program: Program, { seed = usualSeed, random = usualRandom, settings, limits = usualLimits }: KitOptions) {
    this.program = program
    this.options = { seed, random, settings, limits }
    this.chooser = new Chooser(seed)
  }

  kit(): Kit {
    const { program, options } = this
    const own = entitiesOf(program).map((entity) => this.ownGroup(entity))
    const choices = options.settings === 'open' ? settingChoices(program, this.chooser) : []
    const others = choices.flatMap((settings) => own.flatMap((group) => this.groupUnder(settings, group) ?? []))
    const all = coverables(program)
    const missed = all.filter(({ id }) => !this.fired.has(id))
    return {
      seed: options.seed,
      groups: [...own, ...others],
      exercised: all.length - missed.length,
      exercisable: all.length,
      unexercised: missed.map(({ label }) => label),
    }
  }

  /** The notice's own cases, records at boundaries and random ones, and what the guard refuses. */
  private ownGroup(entity: string | null): KitGroup {
    const { program, options, chooser } = this
    const gathered = new Gathered(new Judge(program, entity, asWritten, options.limits), this.fired)
    if (entity === null) {
      gathered.add({}, '通知本身的结果')
      return { entity, settings: asWritten, cases: gathered.cases, refusals: [] }
    }
    for (const each of program.cases) if (each.entity === entity) gathered.add(each.record, `算例 ${each.name}`)
    const drawer = this.drawer(asWritten)
    for (const { record, why } of boundaryRecords(drawer, chooser, entity)) gathered.add(record, why)
    const count = entity === program.mainEntity ? options.random : Math.min(options.random, randomOfOthers)
    for (let drawn = 0; drawn < count; drawn++) gathered.add(drawer.record(chooser, entity), '随机')
    const sound = gathered.cases[0]?.record
    return {
      entity,
      settings: asWritten,
      cases: gathered.cases,
      refusals: sound ? kitRefusals(program, entity, options.limits, sound) : [],
    }
  }

  /** Records whose results other settings change, with a few that they leave; none for an entity that they don't concern. */
  private groupUnder(settings: KitSettings, { entity, cases }: KitGroup): KitGroup | null {
    const { program, options } = this
    const judge = new Judge(program, entity, settings, options.limits)
    const names = ownResults(program, entity)
    const moved = new Gathered(judge, this.fired)
    const same: Judged[] = []
    for (const { record, expected, why } of [...this.drawnUnder(settings, entity), ...cases.slice(0, lookedAt)]) {
      const judged = judge.judge(record)
      if (!judged) continue
      if (expected && expectedJson(names, expected) === expectedJson(names, judged.expected)) same.push(judged)
      else if (moved.cases.length < changed) moved.take(judged, why)
    }
    if (moved.cases.length === 0 && entity !== program.mainEntity) return null
    for (const judged of same.slice(0, unchanged)) moved.take(judged, '结果不变')
    return { entity, settings, cases: moved.cases, refusals: [] }
  }

  /** Random records for a base date, with what the notice says of them as it is written; null where they are then none. */
  private drawnUnder(
    settings: KitSettings,
    entity: string | null,
  ): (Omit<KitCase, 'expected'> & { readonly expected: RecordOutcome | null })[] {
    if (entity === null) return []
    const drawer = this.drawer(settings)
    const judge = new Judge(this.program, entity, asWritten, this.options.limits)
    return Array.from({ length: changed }, () => {
      const record = drawer.record(this.chooser, entity)
      return { record, expected: judge.judge(record)?.expected ?? null, why: '随机' }
    })
  }

  private drawer({ baseDate }: KitSettings): RecordDrawer {
    const { program, options } = this
    const day = parseDate(baseDate ?? program.header.baseDate) ?? 0
    return new RecordDrawer({ program, baseDate: day, limits: options.limits, landmarks: landmarksOf(program, day) })
  }
}

/** The results that are the entity's own; of the notice as a whole, where there is no entity. */
function ownResults(program: Program, entity: string | null): string[] {
  return resultRules(program, entity).flatMap((rule) => (rule.entity === entity || entity === program.mainEntity ? [rule.name] : []))
}

/** Cases of one group, no record twice. */
class Gathered {
  readonly cases: KitCase[] = []
  private readonly judge: Judge
  private readonly fired: Set<string>
  private readonly known = new Set<string>()

  constructor(judge: Judge, fired: Set<string>) {
    this.judge = judge
    this.fired = fired
  }

  /** Takes up a record that the guard lets through. */
  add(record: CaseRecord, why: string): void {
    const judged = this.judge.judge(record)
    if (judged) this.take(judged, why)
  }

  take({ record, expected, fired }: Judged, why: string): void {
    const key = JSON.stringify(record)
    if (this.known.has(key)) return
    this.known.add(key)
    this.cases.push({ record, expected, why })
    for (const id of fired) this.fired.add(id)
  }
}
