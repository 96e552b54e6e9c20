import { fromPython, root, support } from './installed.ts'
import { LineProcess } from './lines.ts'

/** One Python process for many jobs. */
export interface Python {
  /**
   * Runs a piece of Python with `args` in scope and gives the variable `result` that it leaves, both as JSON. Names that a
   * job assigns at its top level stay for the next one: a job may import modules, read a file, compile a rule.
   */
  run<Result>(source: string, args?: unknown): Promise<Result>
  end(): Promise<void>
}

export function startPython(): Python {
  const lines = new LineProcess(fromPython('python'), [support('python/jobs.py')], { cwd: root })
  return { run: (source, args = null) => lines.ask({ source, args }), end: () => lines.end() }
}
