/** The first line of what a library says of a failure: the rest is for its developers. */
export function reasonOf(failure: unknown): string {
  return String(failure instanceof Error ? failure.message : failure).split('\n')[0] as string
}
