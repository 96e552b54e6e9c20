import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { line, milliseconds } from '../measure.ts'
import { mustAgree } from './answers.ts'

interface Edited {
  /** Milliseconds. */
  readonly elapsed: number
  readonly processor: number
  readonly answer: unknown
}

const kinds = [
  { kind: 'engine', name: 'Tiaoli' },
  { kind: 'javascript', name: 'generated JavaScript, new Function' },
] as const

/** From an edited program to totals, in a fresh process: what was compiled before helps nobody. */
export function editing(people: number, rules: number): void {
  console.log(
    `\n  From the program with ${rules} rules more to the totals of ${people.toLocaleString('en')} people, in a fresh process, one thread`,
  )
  const found = kinds.map(({ kind, name }) => ({ name, ...middle([1, 2, 3].map(() => once(kind, people, rules))) }))
  const [own, other] = found as unknown as readonly [Edited, Edited]
  mustAgree('generated JavaScript', 'totals', other.answer, own.answer)
  for (const { name, elapsed, processor } of found) line(name, milliseconds(elapsed), `processor ${milliseconds(processor)}`)
  line('ratio', `${(own.elapsed / other.elapsed).toFixed(2)} ×`, `processor ${(own.processor / other.processor).toFixed(2)} ×`)
}

function once(kind: string, people: number, rules: number): Edited {
  const out = execFileSync(process.execPath, [join(import.meta.dirname, 'edit.ts'), kind, String(people), String(rules)], {
    encoding: 'utf8',
  })
  return JSON.parse(out) as Edited
}

function middle(runs: readonly Edited[]): Edited {
  return runs.toSorted((a, b) => a.elapsed - b.elapsed)[runs.length >> 1] as Edited
}
