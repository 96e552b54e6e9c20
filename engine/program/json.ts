import type { Program } from './program.ts'
import { type Problem, validateProgram } from './validate/index.ts'

export type { Problem }

/** A program as JSON text, the form of schema/program.schema.json; `indent` spaces for people, none for machines. */
export function programToJson(program: Program, indent = 0): string {
  return JSON.stringify(program, null, indent)
}

/**
 * Reads a program from JSON text: exactly what was written, or null with all that is wrong with it. A program of another
 * version is refused. Keys such as `__proto__` are keys like any other.
 */
export function programFromJson(json: string): { program: Program | null; problems: Problem[] } {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { program: null, problems: [{ code: 'program.notJson', path: '', values: { reason } }] }
  }
  const problems = validateProgram(value)
  return { program: problems.length === 0 ? (value as Program) : null, problems }
}
