import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ExportedFile, ExportTarget } from '../../../engine/exports/target.ts'
import type { Program } from '../../../engine/program/program.ts'

/** The files that a target writes for a program; throws where it refuses. */
export function exported(target: ExportTarget, program: Program): readonly ExportedFile[] {
  const written = target.write({ program, sources: new Map([['notice.md', program.header.name]]), version: '1.2.3' })
  if (written.kind === 'files') return written.files
  throw new Error(written.diagnostics.map(({ code }) => code).join(', '))
}

/** Puts files under a folder, as `tiaoli export` does. */
export function writeInto(folder: string, files: readonly ExportedFile[]): void {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** One of an export's files as text. */
export function fileText(files: readonly ExportedFile[], path: string): string {
  const file = files.find((each) => each.path === path)
  if (!file) throw new Error(`the export has no ${path}`)
  return String(file.content)
}
