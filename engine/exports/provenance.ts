import type { Provenance } from '../program/program.ts'

const words = { derived: ['推算', 'derived'], assumed: ['假定', 'assumed'] } as const

/** What must be said of a value that the clause does not state itself: that it is derived or assumed, and how; nothing of a stated one. */
export function provenanceWords({ kind, note }: Provenance): string[] {
  if (kind === 'stated') return []
  const [zh, en] = words[kind]
  return [`${zh} · ${en}${note === null ? '' : `：${note}`}`]
}
