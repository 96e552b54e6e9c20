import { type Diagnostic, hasErrors, type Language } from '../../grammar/diagnostic.ts'
import { listed } from '../exports/manifest.ts'
import { targets } from '../exports/registry.ts'
import type { Export, ExportedFile } from '../exports/target.ts'
import type { Document } from './workspace.ts'

export { foreignFiles, manifestPath } from '../exports/manifest.ts'
export type { Export, ExportedFile }

/** A target as a list shows it. */
export interface TargetLine {
  readonly id: string
  readonly name: string
  readonly about: string
}

/** What a notice can be exported as today. */
export function exportTargets(language: Language): TargetLine[] {
  return targets.map(({ id, name, about }) => ({ id, name: name[language], about: about[language] }))
}

export interface ExportOptions {
  /** The version of Tiaoli that writes. */
  readonly version?: string
}

/** The files of a target, and the list of them. Refused, with the errors, while the notice has any; null where there is no such target. */
export function exportNotice(
  { compiled }: Pick<Document, 'compiled'>,
  target: string,
  { version = '' }: ExportOptions = {},
): Export | null {
  const found = targets.find(({ id }) => id === target)
  if (!found) return null
  const { program, diagnostics, sources } = compiled
  if (!program) return { kind: 'refused', diagnostics: errorsOf(diagnostics) }
  const written = found.write({ program, sources, version })
  return written.kind === 'files' ? { kind: 'files', files: listed(target, version, written.files) } : written
}

const errorsOf = (diagnostics: readonly Diagnostic[]): Diagnostic[] => diagnostics.filter((found) => hasErrors([found]))
