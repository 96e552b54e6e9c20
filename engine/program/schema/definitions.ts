import { declarations } from './declarations.ts'
import { expressions } from './expressions.ts'
import type { DefinitionName, Shapes } from './parts.ts'

export type { DefinitionName } from './parts.ts'

/** The shape of a program and of all its parts. It is checked against the types of program.ts by the compiler. */
export const definitions: Shapes<DefinitionName> = { ...declarations, ...expressions }
