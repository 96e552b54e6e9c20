import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, normalize, relative, sep } from 'node:path'
import { onTestFinished } from 'vitest'
import { headersOf } from '../../../engine/hosts/http/headers.ts'
import { typeOf } from '../../../engine/hosts/http/statics.ts'

export interface Served {
  /** http://127.0.0.1:PORT/ */
  readonly url: string
  close(): Promise<void>
}

/** Serves a folder on this machine with the headers of `tiaoli serve`, its policy among them. Within a test it ends with it; else the caller closes it. */
export async function serveFolder(folder: string, headers: Readonly<Record<string, string>> = {}): Promise<Served> {
  const server = createServer((request, response) => {
    const file = fileOf(folder, request.url ?? '/')
    if (file === null) return void response.writeHead(404).end()
    response.writeHead(200, {
      'Content-Type': typeOf(file),
      ...headersOf(relative(folder, file).split(sep).join('/')),
      'Cache-Control': 'no-cache',
      ...headers,
    })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  endWithTest(close)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close }
}

function endWithTest(close: () => Promise<void>): void {
  try {
    onTestFinished(close)
  } catch {
    // Not within a test: the caller closes it.
  }
}

function fileOf(folder: string, url: string): string | null {
  const path = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname)
  const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path))
  return file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : null
}
