import { run } from './child.ts'
import { fromPython, root, support } from './installed.ts'
import { LineProcess } from './lines.ts'

/** Runs a Python script to its end with the project's Python and gives what it prints. */
export function runPython(
  script: string,
  args: readonly string[] = [],
  options: { readonly cwd?: string; readonly input?: string } = {},
): Promise<string> {
  return run(fromPython('python'), [script, ...args], { cwd: root, ...options })
}

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
