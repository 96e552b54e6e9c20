import type { Refusal } from '../program/outcome.ts'

/** Stops one record's evaluation; the others go on. */
export class RecordFault extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}
