import type { Row } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import type { Decision } from './choose.ts'
import type { Where } from './trace.ts'
import type { Outcome } from './unknown.ts'

const emptyRecord: InputRecord = { values: new Map(), relations: new Map() }

/** A record with what is already known of it: results are computed once. */
export class Place implements Where {
  readonly record: InputRecord
  readonly holder: Place | null
  readonly relation: string | null
  readonly index: number
  /** Where the results stand that no record changes. */
  readonly notice: Place
  readonly results = new Map<string, Outcome>()
  readonly decisions = new Map<string, Decision<Row>>()
  private readonly members = new Map<string, readonly Place[]>()

  private constructor(record: InputRecord, notice: Place | null, holder: Place | null, relation: string | null, index: number) {
    this.record = record
    this.notice = notice ?? this
    this.holder = holder
    this.relation = relation
    this.index = index
  }

  /** Of the notice as a whole, which has no record. */
  static ofNotice(): Place {
    return new Place(emptyRecord, null, null, null, 0)
  }

  static ofRecord(record: InputRecord, notice: Place): Place {
    return new Place(record, notice, null, null, 0)
  }

  /** The record `scope` aggregates further out. */
  up(scope: number): Place {
    let at: Place = this
    for (let left = scope; left > 0; left--) at = at.holder ?? at
    return at
  }

  /** The elements of a relation, the same ones each time. */
  elements(relation: string): readonly Place[] {
    const known = this.members.get(relation)
    if (known) return known
    const records = this.record.relations.get(relation) ?? []
    const made = records.map((record, index) => new Place(record, this.notice, this, relation, index))
    this.members.set(relation, made)
    return made
  }
}
