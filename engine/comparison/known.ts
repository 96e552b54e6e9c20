import type { CaseRecord, CaseValue, Program } from '../program/program.ts'

/** The record as far as a notice has fields for it; what it has none for is added to `omitted`, with its path. */
export function knownRecord(program: Program, entity: string, record: CaseRecord, omitted: string[] = [], prefix = ''): CaseRecord {
  const declared = program.entities.find((it) => it.name === entity)
  const entries = Object.entries(record).flatMap(([name, value]): [string, CaseValue][] => {
    const relation = declared?.relations.find((it) => it.name === name)
    const known = relation !== undefined || declared?.fields.some((it) => it.name === name)
    if (!known) omitted.push(prefix + name)
    if (!relation || !Array.isArray(value)) return known ? [[name, value]] : []
    const below = (value as readonly CaseRecord[]).map((each) => {
      return knownRecord(program, relation.entity, each, omitted, `${prefix}${name}.`)
    })
    return [[name, below]]
  })
  return Object.fromEntries(entries)
}
