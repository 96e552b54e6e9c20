import type { Provenance } from '../../program/program.ts'
import { oneLine } from '../header.ts'

const kinds = { stated: '依据', derived: '推算', assumed: '假定' } as const

/** Where a value comes from, in a line: 依据 一（三）1；推算 “…”. */
export function provenanceText(provenance: Provenance | null): string {
  if (!provenance) return ''
  const { kind, note, clause } = provenance
  const parts = [clause ? `依据 ${clause}` : '', kind === 'stated' ? '' : note ? `${kinds[kind]} “${note}”` : kinds[kind]]
  return oneLine(parts.filter((part) => part !== '').join('；'))
}
