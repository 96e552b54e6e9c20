import type { ProvenanceNote } from '../../../grammar/ast.ts'
import type { Provenance } from '../program.ts'

/** 依据 names the clause; 推算 and 假定 say how and why, the weaker of them counts. */
export function provenanceOf(notes: readonly ProvenanceNote[], clause: string | null): Provenance {
  const basis = notes.findLast((note) => note.kind === 'basis')
  const weakest = notes.findLast((note) => note.kind === 'assumed') ?? notes.findLast((note) => note.kind === 'derived')
  const kind = weakest ? (weakest.kind === 'assumed' ? 'assumed' : 'derived') : 'stated'
  return { kind, note: weakest?.text ?? null, clause: basis?.text ?? clause }
}
