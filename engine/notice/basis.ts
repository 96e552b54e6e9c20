import type * as ast from '../../grammar/ast.ts'
import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import { halfWidth } from '../../grammar/literals.ts'

/**
 * Every 依据 must name a clause of the notice in which it stands. Files without clauses have none to name, and what a scenario
 * takes over from its notice was checked there.
 */
export function checkBases(module: ast.Module): Diagnostic[] {
  if (module.clauses.length === 0) return []
  const paths = new Set(module.clauses.map((clause) => clause.path))
  const notes = module.declarations.flatMap(notesOf).filter(({ kind, span }) => kind === 'basis' && span.file === module.file)
  return notes.filter((note) => !paths.has(plain(note.text))).map((note) => diagnostic('basis.unknown', note.span, { clause: note.text }))
}

/** Half-width brackets count as full-width ones, and digits of both widths are equal, as everywhere in the language. */
const plain = (path: string): string => halfWidth(path).replace(/\(/g, '（').replace(/\)/g, '）')

/** Every 依据, 推算 and 假定 of a declaration and of its parts. */
export function notesOf(declaration: ast.Declaration): readonly ast.ProvenanceNote[] {
  return [...declaration.provenance, ...partNotes(declaration)]
}

function partNotes(declaration: ast.Declaration): readonly ast.ProvenanceNote[] {
  if (declaration.kind === 'parameter') return declaration.values.flatMap((value) => value.provenance)
  if (declaration.kind === 'table') return declaration.rows.flatMap((row) => row.provenance)
  if (declaration.kind !== 'compute' || declaration.body.kind !== 'cases') return []
  return [...declaration.body.branches.flatMap((branch) => branch.provenance), ...declaration.body.otherwiseNotes]
}
