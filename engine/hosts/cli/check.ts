import { hasErrors } from './engine.ts'
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
  await write(terminal.out, options.json ? json(notice, terminal) : text(notice, terminal))
  return hasErrors(notice.diagnostics) ? exit.wrong : exit.fine
}

function json({ diagnostics, sources }: Notice, { language }: Terminal): string {
  return `${JSON.stringify(
    diagnostics.map((found) => reportJson(found, sources, language), null),
    null,
    2,
  )}\n`
}

function text({ diagnostics, sources, entry }: Notice, { language, texts, outColors }: Terminal): string {
  const reports = diagnostics.map((found) => `${reportText(found, sources, language, outColors)}\n\n`)
  return `${reports.join('')}${summary(diagnostics, entry, texts, outColors)}\n`
}
