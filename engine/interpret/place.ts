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
  /** The record of the aggregate around, whose fields an expression may name; often, but not always, the holder. */
  readonly outer: Place | null
  readonly relation: string | null
  readonly index: number
  /** Where the results stand that no record changes. */
  readonly notice: Place
  readonly results: Map<string, Outcome>
  readonly decisions: Map<string, Decision<Row>>
  private readonly members: Map<string, readonly Place[]>

  private constructor(record: InputRecord, notice: Place | null, at: Standing, same: Place | null = null) {
    this.record = record
    this.notice = notice ?? this
    this.holder = at.holder
    this.outer = at.outer
    this.relation = at.relation
    this.index = at.index
    this.results = same?.results ?? new Map()
    this.decisions = same?.decisions ?? new Map()
    this.members = same?.members ?? new Map()
  }

  /** Of the notice as a whole, which has no record. */
  static ofNotice(): Place {
    return new Place(emptyRecord, null, alone)
  }

  static ofRecord(record: InputRecord, notice: Place): Place {
    return new Place(record, notice, alone)
  }

  /** The record `scope` aggregates further out. */
  up(scope: number): Place {
    let at: Place = this
    for (let left = scope; left > 0; left--) at = at.outer ?? at
    return at
  }

  /** The elements of a relation, the same ones each time. */
  elements(relation: string): readonly Place[] {
    const known = this.members.get(relation)
    if (known) return known
    const records = this.record.relations.get(relation) ?? []
    const made = records.map((record, index) => new Place(record, this.notice, { holder: this, outer: this, relation, index }))
    this.members.set(relation, made)
    return made
  }

  /** This element as an aggregate around another record sees it: what is known of it is the same. */
  within(outer: Place): Place {
    if (outer === this.outer) return this
    const { holder, relation, index } = this
    return new Place(this.record, this.notice, { holder, outer, relation, index }, this)
  }
}

/** Where a record stands. */
type Standing = Pick<Place, 'holder' | 'outer' | 'relation' | 'index'>

const alone: Standing = { holder: null, outer: null, relation: null, index: 0 }
