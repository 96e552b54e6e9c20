/** A file that is generated, or has generated parts; its path is relative to the repository. */
export interface Page {
  readonly path: string
  readonly text: string
}
