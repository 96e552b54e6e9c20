import type { CaseRecord, CaseValue, Program } from '../../../engine/program/program.ts'

/** A record as the JSON text that a file of records would hold: decimals as numbers with every digit. */
export function recordJson(program: Program, entityName: string, record: CaseRecord): string {
  const entity = program.entities.find((e) => e.name === entityName)
  const entries = Object.entries(record).map(([name, value]) => {
    const field = entity?.fields.find((f) => f.name === name)
    const relation = entity?.relations.find((r) => r.name === name)
    return `${JSON.stringify(name)}:${valueJson(program, field?.type.kind === 'decimal', relation?.entity, value)}`
  })
  return `{${entries.join(',')}}`
}

function valueJson(program: Program, isDecimal: boolean, entity: string | undefined, value: CaseValue): string {
  if (Array.isArray(value)) return `[${(value as readonly CaseRecord[]).map((each) => recordJson(program, entity ?? '', each)).join(',')}]`
  return isDecimal ? String(value) : JSON.stringify(value)
}
