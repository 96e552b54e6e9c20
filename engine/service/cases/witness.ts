import type { Diagnostic, Language } from '../../../grammar/diagnostic.ts'
import type { Words } from '../../../grammar/messages/words.ts'
import type { LiteralValue } from '../../program/program.ts'

/** A concrete record that shows a finding, as far as it matters. */
export interface Witness {
  readonly entity: string | null
  /** In words: 参保地 阳曲县. */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** Field → value as records write it; null for an optional field that is not filled in. */
  readonly record: Readonly<Record<string, LiteralValue | null>>
  /** Question → reading. */
  readonly readings: Readonly<Record<string, string>>
}

/** As the check writes it, in both languages. */
type Found = Omit<Witness, 'facts'> & { readonly facts: readonly { readonly name: Words; readonly value: Words }[] }

/** The witness that a finding carries (gap, overlap, tie of exceptions, broken assertion); null where it has none. */
export function witnessIn({ values }: Diagnostic, language: Language): Witness | null {
  const { entity = null, facts, record, readings } = values as Partial<Found>
  if (!facts || !record || !readings) return null
  const said = facts.map(({ name, value }) => ({ name: name[language], value: value[language] }))
  return { entity, facts: said, record: { ...record }, readings: { ...readings } }
}
