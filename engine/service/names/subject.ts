import type { Span } from '../../../grammar/source.ts'

/** What kinds of things a name of a notice stands for. */
export type NameKind =
  | 'notice'
  | 'enum'
  | 'member'
  | 'entity'
  | 'field'
  | 'relation'
  | 'parameter'
  | 'question'
  | 'reading'
  | 'rule'
  | 'table'
  | 'exception'
  | 'assertion'
  | 'duty'
  | 'case'
  | 'clause'

/** What a name stands for, whatever the place. */
export interface Subject {
  readonly kind: NameKind
  readonly name: string
  /** The enumeration of a member, the question of a reading, the entity of a field or result, the rule of an exception. */
  readonly owner: string | null
}

/** A place where a name stands; the span of a name in 「」 includes them. */
export interface Occurrence {
  readonly subject: Subject
  readonly role: 'declaration' | 'reference'
  readonly span: Span
  /** In a number of the prose that is bound to rules. */
  readonly inProse: boolean
}

/** Tells subjects apart, for maps. */
export const keyOf = ({ kind, owner, name }: Subject): string => `${kind}\n${owner ?? ''}\n${name}`
