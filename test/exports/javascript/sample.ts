import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { javascriptTarget } from '../../../engine/exports/javascript/fromProgram.ts'
import type { Program } from '../../../engine/program/program.ts'
import { check } from '../../diagnostics/notice.ts'
import { exported, fileText } from '../../engines/support/exported.ts'

export const goldenFolder = join(import.meta.dirname, 'golden')

/** A program of a notice's text; throws where it has errors. */
export function programOfText(text: string): Program {
  const { program, diagnostics } = check(text).compiled
  if (program) return program
  throw new Error(diagnostics.map(({ code, values }) => `${code} ${JSON.stringify(values)}`).join(', '))
}

/** A small notice with a table, a reading, a parameter, a relation and numbers beyond doubles. */
export const small: Program = programOfText(readFileSync(join(goldenFolder, 'notice.md'), 'utf8'))

/** One of the files that the target writes for a program. */
export const written = (program: Program, path: string): string => fileText(exported(javascriptTarget, program), path)
