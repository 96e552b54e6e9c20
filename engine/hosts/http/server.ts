import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerFailure } from './answer.ts'
import { answerApi } from './api.ts'
import { Aborted } from './body.ts'
import { Failure, failure } from './failure.ts'
import { requireLoopback, requireSameOrigin } from './guard.ts'
import { createStatics, type Statics } from './statics.ts'
import type { Workspace } from './workspace.ts'

/** This machine and no other: nothing here asks who is there. */
const loopback = '127.0.0.1'
/** A request that takes longer is not one of the editor's, in milliseconds. */
const requestTime = 60_000
const headTime = 10_000

export interface ServerOptions {
  readonly workspace: Workspace
  /** The folder of the built editor. */
  readonly editor: string
  /** 0 takes a free one. */
  readonly port: number
  /** Told of faults of our own. */
  readonly onFault: (fault: unknown) => void
}

export interface RunningServer {
  readonly url: string
  readonly port: number
  /** Ends event streams, waits for the writes that were begun, closes. */
  close(): Promise<void>
}

/** Serves the editor and a folder of notices on the loopback address. Rejects with the system's error where the port is not to be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const statics = createStatics(options.editor)
  const server = createServer({ requestTimeout: requestTime, headersTimeout: headTime }, (request, response) => {
    void answer(request, response, statics, options)
  })
  await listening(server, options.port)
  // An editor that can't be read is said to whoever asks for it.
  void statics.warm().catch(() => {})
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${loopback}:${port}/`,
    port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await options.workspace.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: loopback, exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function answer(request: IncomingMessage, response: ServerResponse, statics: Statics, options: ServerOptions): Promise<void> {
  try {
    await route(request, response, statics, options.workspace)
  } catch (fault) {
    if (fault instanceof Aborted || response.destroyed) return
    if (!(fault instanceof Failure)) options.onFault(fault)
    if (response.headersSent) return void response.destroy()
    request.resume()
    answerFailure(response, fault instanceof Failure ? fault : failure('server.fault', {}))
  }
}

function route(request: IncomingMessage, response: ServerResponse, statics: Statics, workspace: Workspace): Promise<void> {
  requireLoopback(request)
  const [path = '', query = ''] = split(request.url ?? '')
  if (!path.startsWith('/')) throw failure('request.unknown', { path })
  if (path !== '/api' && !path.startsWith('/api/')) return statics.answer(request, response, path)
  requireSameOrigin(request)
  return answerApi(request, response, path, query, workspace)
}

/** By hand, since `URL` would take `..` and `%2e%2e` out before anybody has seen them. */
function split(url: string): [string, string] {
  const at = url.indexOf('?')
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}
