/** What docs/exports.md tells of one export on one engine; `npm run bench:exports` measures it. */
export interface EngineSpeed {
  /** The target's name on the command line. */
  readonly target: string
  /** Engine and version, e.g. PostgreSQL 15.18. */
  readonly engine: string
  /** Bytes of the compiled rules alone, of Taiyuan's notice. */
  readonly bytes: number
  /** Records of Taiyuan's 参保人 that were evaluated, and the seconds that took, start-up not counted. */
  readonly records: number
  readonly seconds: number
}
