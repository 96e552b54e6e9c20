import type { Language } from '../../index.ts'
import { type Exit, exit } from './exit.ts'

/** Serves an editor until it ends the connection. The server is loaded here, so that no other command waits for it. */
export async function lsp(version: string, language: Language | null): Promise<Exit> {
  const { serveLsp } = await import('../lsp/server.ts')
  await serveLsp(process.stdin, process.stdout, { version, language })
  return exit.fine
}
