import { type ast, type Compiled, compile, type Diagnostic, type Program } from '../../index.ts'
import { type Sources, sourcesOf } from './excerpt.ts'
import { UsageError } from './exit.ts'
import { entryOf, fileLoader } from './files.ts'
import { reportText, summary } from './report.ts'
import { type Terminal, write } from './terminal.ts'

/** A notice as it stands on the disk, checked. */
export interface Notice {
  readonly entry: string
  /** null where there are errors. */
  readonly program: Program | null
  /** null where the file is no text. */
  readonly module: ast.Module | null
  /** All that was made of it; null where the file is no text. */
  readonly compiled: Compiled | null
  readonly diagnostics: readonly Diagnostic[]
  readonly sources: Sources
}

/** Reads and checks the notice that a command names. */
export function openNotice(path: string, { texts }: Terminal): Notice {
  const entry = entryOf(path, texts)
  const loader = fileLoader()
  const compiled = compile(loader, entry)
  if (compiled) {
    const { program, module, diagnostics, sources } = compiled
    return { entry, program, module, compiled, diagnostics: withFaults(diagnostics, loader.faults), sources: sourcesOf(sources) }
  }
  if (loader.faults.length === 0) throw new UsageError(texts.noFile(entry))
  return { entry, program: null, module: null, compiled: null, diagnostics: loader.faults, sources: sourcesOf(new Map()) }
}

/** To the engine a file that is no text is missing; here it is said what is wrong with it, and who uses it. */
function withFaults(diagnostics: readonly Diagnostic[], faults: readonly Diagnostic[]): Diagnostic[] {
  const usersOf = (file: string) => diagnostics.filter((found) => found.code === 'use.missing' && found.values.path === file)
  const users = faults.flatMap((fault) => usersOf(fault.span.file))
  const known = faults.map((fault) => ({ ...fault, related: usersOf(fault.span.file).map((found) => found.span) }))
  return [...diagnostics.filter((found) => !users.includes(found)), ...known]
}

/** A notice that can be run. */
export interface SoundNotice extends Notice {
  readonly program: Program
}

/** A notice without errors; null after its errors have been said. */
export async function soundNotice(path: string, terminal: Terminal): Promise<SoundNotice | null> {
  const notice = openNotice(path, terminal)
  const { program } = notice
  if (program) return { ...notice, program }
  const errors = notice.diagnostics.filter((found) => found.severity === 'error')
  const { err, errColors, language, texts } = terminal
  const reports = errors.map((found) => reportText(found, notice.sources, language, errColors))
  await write(err, `${[...reports, summary(errors, notice.entry, texts, errColors), texts.fixFirst].join('\n\n')}\n`)
  return null
}
