/** Names for files, without the folders that all of them share: what is exported says nothing of the machine that wrote it. */
export function sharedOff(paths: Iterable<string>): ReadonlyMap<string, string> {
  const split = [...paths].map((path) => ({ path, parts: path.split(/[\\/]/) }))
  const shortest = split.length === 0 ? 0 : Math.min(...split.map(({ parts }) => parts.length - 1))
  const [first] = split
  let shared = 0
  while (shared < shortest && split.every(({ parts }) => parts[shared] === first?.parts[shared])) shared++
  return new Map(split.map(({ path, parts }) => [path, parts.slice(shared).join('/')]))
}
