import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { closest } from '../../index.ts'
import { type ExportedFile, exportNotice, exportTargets, foreignFiles, manifestPath } from '../../service/index.ts'
import { type Exit, exit, UsageError } from './exit.ts'
import { soundNotice } from './notice.ts'
import { reportText } from './report.ts'
import { type Terminal, write } from './terminal.ts'

export interface ExportOptions {
  readonly to: string
  readonly output: string
}

/** `tiaoli export`: a notice as the files of a target, in a folder of their own; wrong where it can't be written exactly. */
export async function exportTo(path: string, { to, output }: ExportOptions, version: string, terminal: Terminal): Promise<Exit> {
  const { texts, language, err, errColors } = terminal
  const ids = exportTargets(language).map(({ id }) => id)
  if (!ids.includes(to)) throw new UsageError(texts.unknownTarget(to, ids, closest(to, ids)))
  const before = filesIn(output, terminal)
  const notice = await soundNotice(path, terminal)
  const compiled = notice?.compiled
  if (!compiled) return exit.wrong
  const written = await watchedWhile(texts.exporting(to), terminal, () => exportNotice({ compiled }, to, { version }))
  if (written?.kind !== 'files') {
    const reports = written?.diagnostics.map((found) => reportText(found, notice.sources, language, errColors)) ?? []
    await write(err, `${[...reports, texts.notExported(to, reports.length)].join('\n\n')}\n`)
    return exit.wrong
  }
  try {
    replace(output, before, written.files)
  } catch (failure) {
    throw new UsageError(texts.unwritable(output, failure instanceof Error ? failure.message : String(failure)))
  }
  await write(err, `${texts.exported(written.files.length, output)}\n`)
  return exit.fine
}

/** What `--to` may be, a line each. */
export function targetList({ texts, language }: Terminal): string {
  const lines = exportTargets(language)
  const width = Math.max(...lines.map(({ id }) => id.length))
  return [texts.targetsTitle, ...lines.map(({ id, name, about }) => `  ${id.padEnd(width)}  ${name} · ${about}`)].join('\n')
}

/** Says what goes on while it does, where someone watches: writing an export takes seconds, most of them for its kit. */
async function watchedWhile<T>(words: string, { watched, err }: Terminal, work: () => T): Promise<T> {
  if (watched) await write(err, words)
  try {
    return work()
  } finally {
    if (watched) await write(err, '\r\u001b[K')
  }
}

/** The files of an earlier export in the folder; empty where there is no folder. Anything else in it is left alone. */
function filesIn(folder: string, { texts }: Terminal): readonly string[] {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) throw new UsageError(texts.notFolder(folder))
  // A folder without a list holds no export: it is not searched, however large it is.
  const top = readdirSync(folder)
  if (top.length > 0 && !top.includes(manifestPath)) throw new UsageError(texts.foreignFiles(folder, top))
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  const named = paths.map((path): [string, string] => [path.slice(join(folder, '/').length).replaceAll('\\', '/'), path])
  const foreign = foreignFiles(new Map(named.map(([name, path]) => [name, contentOf(name, path)])))
  if (foreign.length > 0) throw new UsageError(texts.foreignFiles(folder, foreign))
  return named.map(([name]) => name)
}

/** What can't be read is nobody's export. */
function contentOf(name: string, path: string): ExportedFile['content'] {
  try {
    return name === manifestPath ? readFileSync(path, 'utf8') : new Uint8Array(readFileSync(path))
  } catch {
    return ''
  }
}

/** Each file appears whole under its name; the list of them last. Those of the earlier export that are no longer written go. */
function replace(folder: string, before: readonly string[], files: readonly ExportedFile[]): void {
  for (const { path, content } of files) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    const temporary = `${target}.${process.pid}.tmp`
    writeFileSync(temporary, content)
    renameSync(temporary, target)
  }
  const kept = new Set(files.map(({ path }) => path))
  for (const path of before) if (!kept.has(path)) rmSync(join(folder, path), { force: true })
}
