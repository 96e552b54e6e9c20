import { type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export async function test(_path: string, _terminal: Terminal): Promise<Exit> {
  return exit.fine
}
