import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson } from './answer.ts'
import { textOfBody } from './body.ts'
import { streamEvents } from './events.ts'
import { failure } from './failure.ts'
import { readingMethods, requireMethod } from './methods.ts'
import { pathFromUrl } from './paths.ts'
import type { Base } from './store.ts'
import { versionFromHeader } from './version.ts'
import type { Workspace } from './workspace.ts'

const files = '/api/files/'

/** Answers one request under /api; `path` and `query` are the two parts of its address, as they came. Throws `Failure`. */
export async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
  workspace: Workspace,
): Promise<void> {
  if (path === '/api/workspace') {
    requireMethod(request, readingMethods)
    return answerWorkspace(response, workspace)
  }
  if (path === '/api/events') {
    requireMethod(request, ['GET'])
    return streamEvents(response, workspace, clientOf(query))
  }
  if (!path.startsWith(files)) throw failure('request.unknown', { path })
  requireMethod(request, [...readingMethods, 'PUT', 'DELETE'])
  return answerFiles(request, response, pathFromUrl(path.slice(files.length)), workspace)
}

function answerFiles(request: IncomingMessage, response: ServerResponse, path: string, workspace: Workspace): Promise<void> {
  if (request.method === 'PUT') return writeFile(request, response, workspace, path)
  if (request.method === 'DELETE') return removeFile(request, response, workspace, path)
  return answerFile(response, workspace, path)
}

async function answerWorkspace(response: ServerResponse, workspace: Workspace): Promise<void> {
  const { files: found, faults } = await workspace.list()
  answerJson(response, 200, { server: 'tiaoli', folder: workspace.name, files: found, faults })
}

async function answerFile(response: ServerResponse, workspace: Workspace, path: string): Promise<void> {
  const file = await workspace.read(path)
  answerJson(response, 200, file, { ETag: `"${file.version}"` })
}

async function writeFile(request: IncomingMessage, response: ServerResponse, workspace: Workspace, path: string): Promise<void> {
  const base = baseOf(request)
  const text = await textOfBody(request)
  const { created, ...written } = await workspace.write(path, text, base, writerOf(request))
  answerJson(response, created ? 201 : 200, written, { ETag: `"${written.version}"` })
}

async function removeFile(request: IncomingMessage, response: ServerResponse, workspace: Workspace, path: string): Promise<void> {
  const base = baseOf(request)
  if (base.kind !== 'version') throw failure('request.noVersion', {})
  answerJson(response, 200, await workspace.remove(path, base.version, writerOf(request)))
}

function baseOf({ headers }: IncomingMessage): Base {
  const version = versionFromHeader(headers['if-match'])
  if (version !== null) return { kind: 'version', version }
  if (headers['if-match'] === undefined && headers['if-none-match']?.trim() === '*') return { kind: 'nothing' }
  throw failure('request.noVersion', {})
}

const clientNumber = /^[\w-]{8,64}$/

/** The page that writes, as it calls itself; null where it does not say. */
function writerOf({ headers }: IncomingMessage): string | null {
  const client = String(headers['x-tiaoli-client'] ?? '')
  return clientNumber.test(client) ? client : null
}

function clientOf(query: string): string {
  const client = new URLSearchParams(query).get('client') ?? ''
  if (!clientNumber.test(client)) throw failure('request.noClient', {})
  return client
}
