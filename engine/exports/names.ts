import { jsonText, object } from './dictionary/schemaText.ts'
import type { ExportedFile } from './target.ts'

/** What an identifier of an export stands for in the notice. */
export interface NamedThing {
  readonly identifier: string
  readonly kind: 'entity' | 'field' | 'relation' | 'result' | 'parameter' | 'question' | 'table' | 'file'
  /** As the notice has it. */
  readonly name: string
  /** Of a field, a relation or a result: whose it is. */
  readonly entity?: string | null
  readonly clause?: string | null
}

/** `names.json`: a list, since two entities may each have a field of one identifier. */
export function namesFile(things: readonly NamedThing[]): ExportedFile {
  const entries = things.map(({ identifier, kind, name, entity, clause }) =>
    object(['identifier', identifier], ['kind', kind], ['name', name], ['entity', entity ?? undefined], ['clause', clause ?? undefined]),
  )
  return { path: 'names.json', content: `${jsonText(entries)}\n` }
}
