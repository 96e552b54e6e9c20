import { dmnTarget } from './dmn/fromProgram.ts'
import { javaTarget } from './java/fromProgram.ts'
import { javascriptTarget } from './javascript/fromProgram.ts'
import { jsonLogicTarget } from './jsonlogic/toJsonLogic.ts'
import { programTarget } from './program/fromProgram.ts'
import { sqlTarget } from './sql/fromProgram.ts'
import type { ExportTarget } from './target.ts'
import { workbookTarget } from './workbook/fromProgram.ts'

/** Everything that a notice can be written as, in the order of the list: a new target is a line here. */
export const targets: readonly ExportTarget[] = [
  programTarget,
  javascriptTarget,
  javaTarget,
  sqlTarget,
  dmnTarget,
  workbookTarget,
  jsonLogicTarget,
]
