/** What a thread does: begun once from its setup, given part after part, asked for what came of them. */
export interface Job<Part, Result> {
  take(part: Part): void
  /** What came of the parts since the beginning or since it was last asked. */
  finish(): Result
}

/** What the module of a job exports. Setup, parts and result pass between threads: plain data, typed arrays, shared memory. */
export interface JobModule<Setup, Part, Result> {
  readonly begin: (setup: Setup) => Job<Part, Result>
}

/** What a thread starts with. */
export interface Start {
  /** URL of the job's module. */
  readonly module: string
  readonly setup: unknown
}

export type Order = { readonly kind: 'part'; readonly part: unknown } | { readonly kind: 'finish' }
export type Report = { readonly kind: 'ready' } | { readonly kind: 'taken' } | { readonly kind: 'finished'; readonly result: unknown }
