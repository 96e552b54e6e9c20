import type { Value } from './apply.ts'

/**
 * A record that an evaluator may rely on: every value has its field's type and lies in its range, defaults are filled in,
 * an absent optional field has no entry, and every relation of the entity has one, empty where the record named none.
 */
export interface InputRecord {
  readonly values: ReadonlyMap<string, Value>
  readonly relations: ReadonlyMap<string, readonly InputRecord[]>
}
