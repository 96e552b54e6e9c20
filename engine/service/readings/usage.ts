import type { Span } from '../../../grammar/source.ts'
import { silent, type Trace } from '../../interpret/trace.ts'
import type { Runs } from './runs.ts'

/** What a trace calls a rule; no row or case is called so. */
export const ruleKey = (id: string): string => ` ${id}`
export const placeKey = ({ file, start }: Span): string => `${file} ${start}`

/** For every row, branch, exception, dated value and rule the names of the cases whose own results it had a part in. */
export function usedBy(runs: Runs): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, string[]>()
  const { rules, cases } = runs.program
  for (const each of cases) {
    const heard = new Usage()
    runs.traced(each, heard.trace)
    const own = rules.filter(({ entity }) => entity === each.entity)
    for (const key of new Set(own.flatMap(({ id }) => [...heard.of(id)]))) used.set(key, [...(used.get(key) ?? []), each.name])
  }
  return used
}

/** Notes what each rule came from, what it read of other rules included. */
class Usage {
  private readonly known = new Map<string, Set<string>>()
  private readonly open: Set<string>[] = []

  readonly trace: Trace = {
    ...silent,
    enter: (rule) => {
      const keys = this.known.get(rule) ?? new Set([ruleKey(rule)])
      this.known.set(rule, keys)
      this.open.push(keys)
    },
    leave: (rule) => {
      this.open.pop()
      this.read(rule)
    },
    reused: (rule) => this.read(rule),
    fired: ({ id }) => this.note(id),
    parameter: ({ source }) => (source ? this.note(placeKey(source.span)) : undefined),
  }

  of(rule: string): Iterable<string> {
    return this.known.get(rule) ?? []
  }

  private read(rule: string): void {
    for (const key of this.of(rule)) this.note(key)
  }

  private note(key: string): void {
    this.open.at(-1)?.add(key)
  }
}
