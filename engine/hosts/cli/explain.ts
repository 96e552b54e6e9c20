import { type Exit, exit } from './exit.ts'
import type { SubjectOptions } from './subject.ts'
import type { Terminal } from './terminal.ts'

export interface ExplainOptions extends SubjectOptions {
  readonly case?: string
  readonly input?: string
  readonly result?: string
}

export async function explainCommand(_path: string, _options: ExplainOptions, _terminal: Terminal): Promise<Exit> {
  return exit.fine
}
