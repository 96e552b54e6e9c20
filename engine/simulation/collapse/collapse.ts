import type { Texts } from '../../batch/texts.ts'
import type { Plan } from '../plan.ts'
import type { Weighted } from '../weighted.ts'
import { Classes } from './classes.ts'
import { GrowingColumns } from './growing.ts'
import { Keys } from './keys.ts'
import { type Looks, looksOf } from './looks.ts'
import { keptRows, rowsOf, withTexts } from './rows.ts'
import type { Settings } from './sight.ts'

/** After so many people it is decided whether enough of them are equal. */
const usualTrial = 200_000
const blockRows = 4096

/** Whether so few of so many people are different that it pays to look for equal ones. */
export function worthwhile(different: number, people: number, trial = usualTrial): boolean {
  return people < trial || different * 2 <= people
}

/**
 * Puts equal people together as they come: those whom neither program, nor any dimension, can tell apart are one row with a
 * weight. Where too many are different it stops, and lets people through as they are.
 */
export class Collapse {
  private readonly plan: Plan
  private readonly trial: number
  private gathering: Gathering | null
  private people = 0

  /**
   * `settings`: whether the different people serve any readings and values of parameters, or only those of the plan. `besides`:
   * other plans for the same people, whom none of them can tell apart.
   */
  constructor(plan: Plan, settings: Settings, trial = usualTrial, besides: readonly Plan[] = []) {
    this.plan = plan
    this.trial = trial
    const looks = looksOf(plan, settings, besides)
    this.gathering = looks.relations ? null : new Gathering(plan, looks)
  }

  /** How many different people there are; null where they are not put together. */
  get distinct(): number | null {
    return this.gathering?.count ?? null
  }

  /** Takes people, and gives back those that have to be evaluated now. */
  add(people: Weighted): Weighted[] {
    const { gathering } = this
    if (!gathering) return [people]
    this.people += people.batch.rows
    const left = gathering.add(people)
    if (worthwhile(gathering.count, this.people, this.trial) && !left) return []
    this.gathering = null
    return [...gathering.taken(this.plan.entity), ...(left ? [left] : [])]
  }

  /** The different people, at the end. */
  finish(): Weighted[] {
    return this.gathering?.taken(this.plan.entity) ?? []
  }
}

class Gathering {
  private readonly keys: Keys
  private readonly classes: Classes
  private readonly columns: GrowingColumns
  private readonly words: Int32Array
  private readonly kept: Weighted[] = []
  /** Those of the first people. */
  private texts: Texts | null = null

  constructor(plan: Plan, looks: Looks) {
    this.keys = new Keys(plan, looks, blockRows)
    this.classes = new Classes(this.keys.words)
    this.columns = new GrowingColumns(this.keys.layouts)
    this.words = new Int32Array(blockRows * this.keys.words)
  }

  get count(): number {
    return this.classes.count + this.kept.length
  }

  /** Those that there was no room for; null where all were taken. */
  add(read: Weighted): Weighted | null {
    this.texts ??= read.batch.texts
    const people = withTexts(read, this.texts)
    for (let from = 0; from < people.batch.rows; from += blockRows) {
      const rows = Math.min(blockRows, people.batch.rows - from)
      this.keys.fill(this.words, people.batch, from, rows)
      if (this.keys.full) return rowsOf(people, from, people.batch.rows)
      this.addRows(people, from, rows)
    }
    return null
  }

  private addRows(people: Weighted, from: number, rows: number): void {
    const { classes, columns, keys, words } = this
    const { batch, weights, numbers } = people
    const whole = batch.kept.size > 0
    for (let row = 0; row < rows; row++) {
      if (whole && batch.kept.has(from + row)) continue
      const fresh = classes.add(words, row * keys.words, weights?.[from + row] ?? 1, numbers[from + row] as number)
      if (fresh) columns.copy(classes.count - 1, batch, from + row)
    }
    if (whole) this.kept.push(...keptRows(rowsOf(people, from, from + rows)))
  }

  taken(entity: string): Weighted[] {
    const { classes, columns, kept, texts } = this
    const { count } = classes
    if (!texts) return []
    const together = {
      batch: columns.batch(entity, count, texts),
      weights: classes.weights.slice(0, count),
      numbers: classes.numbers.slice(0, count),
    }
    return [together, ...kept]
  }
}
