import { type Program, programVersion } from '../program.ts'
import { definitions } from '../schema/definitions.ts'
import { checkCases } from './cases.ts'
import { DeclarationChecker } from './declarations.ts'
import { namesOf } from './names.ts'
import { checkOrder } from './order.ts'
import { at, type Problem, Problems } from './problem.ts'
import { checkShape } from './shape.ts'

export { type Problem, type ProblemCode, problemText } from './problem.ts'

/**
 * Everything that is wrong with a program given as data: none where every consumer may rely on it. Its shape is checked
 * first, and what it means only where that is right. Never throws, whatever it is given.
 */
export function validateProgram(program: unknown): Problem[] {
  const problems = new Problems()
  if (!isOurVersion(program, problems) || !checkShape(program, definitions.Program, problems)) return problems.found
  const sound = program as Program
  const names = namesOf(sound, problems)
  new DeclarationChecker(names, problems).program(sound)
  checkOrder(sound, names, problems)
  checkCases(sound, names, problems)
  return problems.found
}

/** Another version may have any shape: it is not looked at. */
function isOurVersion(program: unknown, problems: Problems): boolean {
  if (typeof program !== 'object' || program === null || !Object.hasOwn(program, 'version')) return true
  const { version } = program as { version: unknown }
  if (typeof version !== 'number' || version === programVersion) return true
  problems.report('program.version', at(null, 'version'), { found: String(version), reads: programVersion })
  return false
}
