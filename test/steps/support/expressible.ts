import { entitiesOf } from '../../../engine/exports/entities.ts'
import type { Program } from '../../../engine/program/program.ts'
import { formOf } from '../../../engine/steps/form.ts'
import { UnsupportedReason } from '../../../engine/steps/lower/unsettled.ts'

/** Whether a program can be brought into steps; the one that can't reads a parameter in a year of each element (export.yearOfElement). */
export function isExpressible(program: Program): boolean {
  try {
    for (const entity of new Set([...entitiesOf(program), ...program.entities.map(({ name }) => name)])) formOf(program, entity)
    return true
  } catch (failure) {
    if (failure instanceof UnsupportedReason) return false
    throw failure
  }
}
