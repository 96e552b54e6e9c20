import type { Problem } from './protocol.ts'

/** The officer gave the loading up. */
export class Cancelled extends Error {}

/** Nothing of the source can be read. */
export class Unusable extends Error {
  readonly reasons: readonly Problem[]

  constructor(reasons: readonly Problem[]) {
    super('unusable')
    this.reasons = reasons
  }
}

/** The columns of the file are not those of the fields: the officer says which is which. */
export class MatchColumns extends Error {
  readonly columns: readonly string[]

  constructor(columns: readonly string[]) {
    super('columns')
    this.columns = columns
  }
}

/** These two can't be compared on one population, or a value that is tried can't be read. */
export class Impossible extends Error {
  readonly reasons: readonly Problem[]

  constructor(reasons: readonly Problem[]) {
    super('impossible')
    this.reasons = reasons
  }
}
