import type { Language } from '../../../grammar/diagnostic.ts'
import { editRefusalText, refuseEdit } from '../edits/refusals.ts'
import type { Document } from '../workspace.ts'
import type { CaseKey } from './key.ts'
import type { TypedCase, TypedProblem } from './typedCase.ts'
import { nameFault } from './write.ts'

/** Names are told apart among the cases of one entity. */
export const nameKey = (entity: string | null, name: string): string => JSON.stringify([entity, name.trim()])

/** The names that cases have. */
export const namesTaken = ({ compiled }: Document): Set<string> =>
  new Set(compiled.draft.cases.map(({ entity, name }) => nameKey(entity, name)))

/** What is wrong with the name of a new case, or with another name of an old one. */
export function nameProblem(
  document: Document,
  { entity, name }: Pick<TypedCase, 'entity' | 'name'>,
  of: CaseKey | null,
  language: Language,
  taken: ReadonlySet<string> = namesTaken(document),
): TypedProblem | null {
  if (of && name.trim() === of.name) return null
  const fault = nameFault(name) ?? (taken.has(nameKey(entity, name)) ? refuseEdit('case.nameTaken', { name: name.trim() }) : null)
  return fault && { at: 'name', name: '', message: editRefusalText(fault, language) }
}

/** The name with the first number behind it that is free. */
export function freeAmong(taken: ReadonlySet<string>, entity: string | null, name: string): string {
  const stem = name.replace(/ \d+$/, '')
  for (let number = 2; ; number++) if (!taken.has(nameKey(entity, `${stem} ${number}`))) return `${stem} ${number}`
}
