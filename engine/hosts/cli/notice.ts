import { compile, type Diagnostic, hasErrors, type Program } from './engine.ts'
import { type Sources, sourcesOf } from './excerpt.ts'
import { UsageError } from './exit.ts'
import { entryOf, fileLoader } from './files.ts'
import { reportText, summary } from './report.ts'
import { type Terminal, write } from './terminal.ts'

/** A notice as it stands on the disk, checked. */
export interface Notice {
  readonly entry: string
  readonly program: Program | null
  readonly diagnostics: readonly Diagnostic[]
  readonly sources: Sources
}

/** Reads and checks the notice that a command names. */
export function openNotice(path: string, { texts }: Terminal): Notice {
  const entry = entryOf(path, texts)
  const loader = fileLoader()
  if (loader.read(entry) === null && loader.faults.length === 0) throw new UsageError(texts.noFile(entry))
  if (loader.faults.length > 0) return { entry, program: null, diagnostics: loader.faults, sources: sourcesOf(new Map()) }
  const { program, diagnostics, sources } = compile(loader, entry)
  return { entry, program, diagnostics: [...diagnostics, ...loader.faults], sources: sourcesOf(sources) }
}

/** The program of a notice without errors; null after its errors have been said. */
export async function soundProgram(path: string, terminal: Terminal): Promise<Program | null> {
  const notice = openNotice(path, terminal)
  if (notice.program && !hasErrors(notice.diagnostics)) return notice.program
  const errors = notice.diagnostics.filter((found) => found.severity === 'error')
  const { err, errColors, language, texts } = terminal
  const reports = errors.map((found) => reportText(found, notice.sources, language, errColors))
  await write(err, `${[...reports, summary(errors, notice.entry, texts, errColors), texts.fixFirst].join('\n\n')}\n`)
  return null
}
