import type { Code } from '../../grammar/messages/index.ts'

/** Why a record can't be evaluated: what the check could not decide went wrong on it. */
export interface Refusal {
  readonly code: Code
  /** The result or field concerned. */
  readonly field: string
  readonly values: Readonly<Record<string, unknown>>
}

/** Stops one record's evaluation; the others go on. */
export class RecordFault extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}
