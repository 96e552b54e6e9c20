import type { Language } from '../../../grammar/diagnostic.ts'
import { witnessOfPart } from '../../analysis/index.ts'
import type { Document } from '../workspace.ts'
import type { Witness } from './witness.ts'

/**
 * A record that a row, branch, exception or 其它 decides, for a case that exercises it, by the id that the report on the cases gives
 * the part. Null while the rules can't all be read, and where no such record can be told.
 */
export function witnessOfRulePart({ compiled }: Document, id: string, language: Language): Witness | null {
  const found = compiled.runnable && witnessOfPart(compiled.runnable, id)
  if (!found) return null
  const { entity, facts, record, readings } = found
  const said = facts.map(({ name, value }) => ({ name: name[language], value: value[language] }))
  return { entity, facts: said, record: { ...record }, readings: { ...readings } }
}
