import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type RunningServer, startServer } from '../../engine/hosts/http/server.ts'
import { openWorkspace, type WorkspaceOptions } from '../../engine/hosts/http/workspace.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly json: any
}

export interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** One request with its address exactly as given: `fetch` would take dots out of it. */
export function send(port: number, path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const made = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const text = bytes.toString()
        const isJson = String(response.headers['content-type']).startsWith('application/json')
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text,
          json: isJson && text ? JSON.parse(text) : null,
        })
      })
    })
    made.on('error', reject)
    made.end(body)
  })
}

export interface Served {
  readonly folder: string
  readonly editor: string
  readonly server: RunningServer
  readonly faults: unknown[]
  /** Writes a file below the folder, not through the server. */
  put(path: string, content: string | Uint8Array): string
  send(path: string, sent?: Sent): Promise<Answer>
  /** PUT of a text on a version, or with null as a new file. */
  write(path: string, text: string, version: string | null, client?: string): Promise<Answer>
  versionOf(path: string): Promise<string>
  end(): Promise<void>
}

const json = { 'Content-Type': 'application/json' }

/** A server on a free port over a new folder, both to be ended by `end`. */
export async function served(options: WorkspaceOptions = {}): Promise<Served> {
  const base = mkdtempSync(join(tmpdir(), 'tiaoli-http-'))
  const folder = join(base, '通知')
  const editor = join(base, 'editor')
  mkdirSync(folder)
  mkdirSync(editor)
  const faults: unknown[] = []
  const onFault = (fault: unknown) => void faults.push(fault)
  const server = await startServer({ workspace: openWorkspace(folder, options), editor, port: 0, onFault })
  return {
    folder,
    editor,
    server,
    faults,
    put(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
      return join(folder, path)
    },
    send: (path, sent) => send(server.port, path, sent),
    write(path, text, version, client) {
      const condition: Record<string, string> = version === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` }
      const writer: Record<string, string> = client === undefined ? {} : { 'X-Tiaoli-Client': client }
      return send(server.port, fileUrl(path), {
        method: 'PUT',
        headers: { ...json, ...condition, ...writer },
        body: JSON.stringify({ text }),
      })
    },
    versionOf: async (path) => (await send(server.port, fileUrl(path))).json.version,
    async end() {
      await server.close()
      rmSync(base, { recursive: true, force: true })
    },
  }
}

export function fileUrl(path: string): string {
  return `/api/files/${path.split('/').map(encodeURIComponent).join('/')}`
}
