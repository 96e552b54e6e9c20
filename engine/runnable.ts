import type * as ast from '../grammar/ast.ts'
import { type Diagnostic, hasErrors } from '../grammar/diagnostic.ts'
import { isWithin, type Span } from '../grammar/source.ts'
import type { Program } from './program/program.ts'

type CaseDeclaration = Extract<ast.Declaration, { kind: 'case' }>

/**
 * The program where every rule of it could be read; a 算例 that could not is left out, since no rule depends on it. Null where
 * something else could not be read. `found` is what the reading of the text found.
 */
export function runnableOf(program: Program, found: readonly Diagnostic[], modules: readonly ast.Module[]): Program | null {
  const errors = found.filter((each) => hasErrors([each]))
  if (errors.length === 0) return program
  const unread = caseDeclarations(modules).filter(({ span }) => errors.some((error) => isWithin(error.span, span)))
  if (!errors.every((error) => unread.some(({ span }) => isWithin(error.span, span)))) return null
  const heads = new Set(unread.map(({ headSpan }) => placeOf(headSpan)))
  return { ...program, cases: program.cases.filter(({ span }) => !heads.has(placeOf(span))) }
}

/** What was found in a 算例 as it is written. */
export function foundIn(span: Span, diagnostics: readonly Diagnostic[], modules: readonly ast.Module[]): Diagnostic[] {
  const written = caseDeclarations(modules).find(({ headSpan }) => placeOf(headSpan) === placeOf(span))
  return written ? diagnostics.filter((each) => isWithin(each.span, written.span)) : []
}

const caseDeclarations = (modules: readonly ast.Module[]): CaseDeclaration[] =>
  modules.flatMap(({ declarations }) => declarations.filter((each) => each.kind === 'case'))

const placeOf = ({ file, start }: Span): string => `${file} ${start}`
