import type { Program, Rule } from '../program/program.ts'

export const nameOf = ({ header }: Program): string => header.name

/** The results of an entity's records by name. */
export function rulesOf(program: Program, entity: string): ReadonlyMap<string, Rule> {
  return new Map(program.rules.filter((rule) => rule.entity === entity).map((rule) => [rule.name, rule]))
}
