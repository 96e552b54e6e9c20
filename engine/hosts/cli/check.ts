import { hasErrors } from '../../index.ts'
import { coverageJson, coverageText } from './coverage.ts'
import { type Exit, exit } from './exit.ts'
import { type Notice, openNotice } from './notice.ts'
import { reportJson, reportText, summary } from './report.ts'
import { type Terminal, write } from './terminal.ts'

export interface CheckOptions {
  readonly json?: boolean
  readonly coverage?: boolean
}

/** `tiaoli check`: everything that was found, on standard output; wrong where any of it is an error. */
export async function check(path: string, options: CheckOptions, terminal: Terminal): Promise<Exit> {
  const notice = openNotice(path, terminal)
  await write(terminal.out, options.json ? json(notice, options, terminal) : text(notice, options, terminal))
  return hasErrors(notice.diagnostics) ? exit.wrong : exit.fine
}

/** A list of diagnostics, as other programs rely on; with --coverage an object that holds both. */
function json(notice: Notice, { coverage }: CheckOptions, { language }: Terminal): string {
  const diagnostics = notice.diagnostics.map((found) => reportJson(found, notice.sources, language))
  return `${JSON.stringify(coverage ? { diagnostics, coverage: coverageJson(notice) } : diagnostics, null, 2)}\n`
}

function text(notice: Notice, { coverage }: CheckOptions, terminal: Terminal): string {
  const { language, texts, outColors } = terminal
  const reports = notice.diagnostics.map((found) => `${reportText(found, notice.sources, language, outColors)}\n\n`)
  const covered = coverage ? `${coverageText(notice, terminal)}\n` : ''
  return `${reports.join('')}${covered}${summary(notice.diagnostics, notice.entry, texts, outColors)}\n`
}
