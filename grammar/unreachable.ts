/** For the `default` of a switch that handles every kind: a kind added later is a compile error here. */
export function unreachable(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`)
}
