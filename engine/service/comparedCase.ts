import { knownRecord } from '../comparison/known.ts'
import { knownReadings } from './readings/chosen.ts'
import type { Readings } from './readings/runs.ts'
import type { Subject } from './subject.ts'
import type { Document } from './workspace.ts'

/** A case that another notice, or an earlier text, may have written. */
export interface ComparedCase {
  readonly name: string
  readonly entity: string | null
}

/**
 * A case as a subject of a notice: its own of that name, else the record of the notice that wrote it, as far as this one has
 * fields for it. Null where neither has such a case. `readings` are laid over its own.
 */
export function comparedSubject(document: Document, writer: Document, { name, entity }: ComparedCase, readings: Readings): Subject | null {
  const [program, other] = [document.compiled.draft, writer.compiled.draft]
  if (program.cases.some((each) => each.name === name && each.entity === entity)) return { case: name, readings }
  if (entity === null) return { entity, record: {}, readings: knownReadings(program, readings) }
  const found = other.cases.find((each) => each.name === name && each.entity === entity)
  if (!found) return null
  return {
    entity,
    record: knownRecord(program, entity, found.record),
    readings: knownReadings(program, { ...found.readings, ...readings }),
  }
}
