import type { Program, Type } from './program.ts'

/** The members of an enumeration's type, in their order; none for any other type. */
export function membersOf({ enumerations }: Pick<Program, 'enumerations'>, type: Type): readonly string[] {
  return type.kind === 'enum' ? (enumerations.find(({ name }) => name === type.enum)?.members ?? []) : []
}
