import { type Diagnostic, format, hasErrors } from '../../index.ts'
import { sourcesOf } from './excerpt.ts'
import { type Exit, exit, UsageError } from './exit.ts'
import { entryOf, readText } from './files.ts'
import { openOutput } from './output.ts'
import { reportText } from './report.ts'
import { type Terminal, write } from './terminal.ts'

export interface FmtOptions {
  readonly check?: boolean
  readonly keywords?: 'zh' | 'en'
}

/** `tiaoli fmt`: rewrites files whose layout is not the canonical one, or with --check only names them. */
export async function fmt(paths: readonly string[], options: FmtOptions, terminal: Terminal): Promise<Exit> {
  const files = paths.map((path) => entryOf(path, terminal.texts))
  let changed = 0
  let broken = false
  for (const file of files) {
    const { before, after, diagnostics } = formatted(file, options, terminal)
    if (hasErrors(diagnostics)) {
      broken = true
      await report(diagnostics, file, before, terminal)
    }
    if (after === before) continue
    changed++
    if (!options.check) await replace(file, after, terminal)
    await write(terminal.out, `${options.check ? terminal.texts.needsFormat(file) : terminal.texts.formatted(file)}\n`)
  }
  const { needSummary, formatSummary } = terminal.texts
  await write(terminal.err, `${(options.check ? needSummary : formatSummary)(changed, files.length)}\n`)
  return broken || (options.check && changed > 0) ? exit.wrong : exit.fine
}

interface Change {
  readonly before: string
  readonly after: string
  readonly diagnostics: readonly Diagnostic[]
}

/** A file with errors is laid out as far as it can be read; one that is no text is left alone. */
function formatted(file: string, { keywords }: FmtOptions, { texts }: Terminal): Change {
  const before = readText(file, 'kept')
  if (before === null) throw new UsageError(texts.noFile(file))
  if (typeof before === 'object') return { before: '', after: '', diagnostics: [before] }
  const { text, diagnostics } = format({ file, text: before }, keywords ? { keywords } : {})
  return { before, after: text, diagnostics }
}

async function report(
  diagnostics: readonly Diagnostic[],
  file: string,
  text: string,
  { err, errColors, language }: Terminal,
): Promise<void> {
  const sources = sourcesOf(new Map([[file, text]]))
  const errors = diagnostics.filter((found) => found.severity === 'error')
  for (const found of errors) await write(err, `${reportText(found, sources, language, errColors)}\n\n`)
}

async function replace(file: string, text: string, terminal: Terminal): Promise<void> {
  const output = await openOutput(file, null, terminal)
  await output.write(text)
  await output.commit()
}
