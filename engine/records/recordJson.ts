import type { CaseRecord, CaseValue, Field, Program } from '../program/program.ts'

/** A case's record as the JSON text that a record of the same content would be. */
export function recordJson(program: Program, entity: string, record: CaseRecord): string {
  const declared = program.entities.find((e) => e.name === entity)
  const entries = Object.entries(record).map(([name, value]) => {
    const field = declared?.fields.find((f) => f.name === name)
    const relation = declared?.relations.find((r) => r.name === name)
    return `${JSON.stringify(name)}:${valueJson(program, field, relation?.entity, value)}`
  })
  return `{${entries.join(',')}}`
}

function valueJson(program: Program, field: Field | undefined, entity: string | undefined, value: CaseValue): string {
  if (Array.isArray(value)) return `[${(value as readonly CaseRecord[]).map((each) => recordJson(program, entity ?? '', each)).join(',')}]`
  if (field?.type.kind === 'decimal' && typeof value === 'string') return value
  return JSON.stringify(value)
}
