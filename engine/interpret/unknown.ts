import type { Value } from '../program/apply.ts'

/** What can't be known of this record, and for want of what: field names, parameters with their year, 未规定. */
export class Unknown {
  readonly reasons: ReadonlySet<string>

  constructor(reasons: Iterable<string>) {
    this.reasons = new Set(reasons)
  }
}

export type Outcome = Value | Unknown

export const isUnknown = (value: Outcome): value is Unknown => value instanceof Unknown

/** The unknown that several unknowns together make; null where there is none among them. */
export function spread(values: readonly Outcome[]): Unknown | null {
  let found: Unknown | null = null
  for (const value of values) {
    if (!isUnknown(value)) continue
    found = found ? new Unknown([...found.reasons, ...value.reasons]) : value
  }
  return found
}
