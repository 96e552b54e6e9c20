import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import type { Diagnostic, Position, PublishDiagnosticsParams, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol'

const main = fileURLToPath(new URL('../../../engine/hosts/cli/main.ts', import.meta.url))

/** An editor over the stdio of a spawned `tiaoli lsp`: open files with versions, what the server said of each. */
export class Client {
  readonly connection: MessageConnection
  readonly exited: Promise<number | null>
  readonly errors: string[] = []
  private readonly child: ChildProcess
  private readonly files = new Map<string, { text: string; version: number }>()
  private readonly said = new Map<string, PublishDiagnosticsParams>()
  private readonly waiting: (() => void)[] = []
  /** Of all files together, so that no answer to an earlier text is taken for one to a later. */
  private version = 0

  constructor(args: readonly string[] = []) {
    this.child = spawn(process.execPath, [main, 'lsp', '--stdio', ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
    const { stdin, stdout, stderr } = this.child
    if (!stdin || !stdout || !stderr) throw new Error('the server has no streams')
    stderr.on('data', (chunk) => this.errors.push(String(chunk)))
    this.exited = new Promise((resolve) => this.child.once('exit', resolve))
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.said.set(params.uri, params)
      for (const wake of this.waiting.splice(0)) wake()
    })
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.errors.push(message)
    })
    this.connection.onRequest('client/registerCapability', () => null)
    this.connection.onRequest((method: string) => (/\/refresh$/.test(method) ? null : undefined))
    this.connection.listen()
  }

  async start(folder: string | null, locale = 'zh-cn') {
    const answer = await this.request('initialize', {
      processId: process.pid,
      locale,
      rootUri: null,
      workspaceFolders: folder === null ? null : [{ uri: uri(folder), name: 'policies' }],
      capabilities: {
        workspace: {
          workspaceFolders: true,
          inlayHint: { refreshSupport: true },
          codeLens: { refreshSupport: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
        textDocument: { completion: { completionItem: { snippetSupport: true } } },
      },
    })
    await this.connection.sendNotification('initialized', {})
    return answer
  }

  /** Ends the connection as editors do; the exit status. */
  async stop(): Promise<number | null> {
    // A server that has crashed answers nothing; its status says so.
    await Promise.race([this.connection.sendRequest('shutdown'), this.exited])
    await this.connection.sendNotification('exit').catch(() => undefined)
    const status = await this.exited
    this.connection.dispose()
    return status
  }

  // biome-ignore lint/suspicious/noExplicitAny: each request has a type of its own, which the test looks into
  request(method: string, params: unknown): Promise<any> {
    return this.connection.sendRequest(method, params)
  }

  /** A request about a place of a file; the place is that of the first `¦` in `around`, taken out. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  at(method: string, path: string, around: string, more: object = {}): Promise<any> {
    return this.request(method, { textDocument: { uri: uri(path) }, position: this.position(path, around), ...more })
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  of(method: string, path: string, more: object = {}): Promise<any> {
    return this.request(method, { textDocument: { uri: uri(path) }, ...more })
  }

  open(path: string, text: string): Promise<void> {
    const version = ++this.version
    this.files.set(path, { text, version })
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uri(path), languageId: 'tiaoli', version, text },
    })
  }

  async closeAll(): Promise<void> {
    for (const path of [...this.files.keys()]) await this.close(path)
  }

  close(path: string): Promise<void> {
    this.files.delete(path)
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } })
  }

  text(path: string): string {
    return this.files.get(path)?.text ?? ''
  }

  /** Replaces the first occurrence of a text, as one incremental change. */
  replace(path: string, from: string, to: string): Promise<void> {
    const at = this.text(path).indexOf(from)
    if (at < 0) throw new Error(`no “${from}” in ${path}`)
    return this.apply(path, [{ range: this.range(path, at, at + from.length), newText: to }])
  }

  /** Makes edits as the editor does: all at once, none overlapping. */
  async apply(path: string, edits: readonly TextEdit[]): Promise<void> {
    const file = this.files.get(path)
    if (!file) throw new Error(`${path} is not open`)
    const placed = edits.map(({ range, newText }) => ({
      range,
      newText,
      start: this.offset(path, range.start),
      end: this.offset(path, range.end),
    }))
    // From the end, so that the ranges of earlier places stay right.
    placed.sort((a, b) => b.start - a.start || b.end - a.end)
    for (const { start, end, newText } of placed) file.text = file.text.slice(0, start) + newText + file.text.slice(end)
    file.version = ++this.version
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(path), version: file.version },
      contentChanges: placed.map(({ range, newText }) => ({ range, text: newText })),
    })
  }

  /** Makes a workspace edit in the open files; the paths that it changes. */
  async applyAll({ changes = {} }: WorkspaceEdit): Promise<string[]> {
    const paths = Object.keys(changes).map((each) => fileURLToPath(each))
    for (const path of paths) if (this.files.has(path)) await this.apply(path, changes[uri(path)] ?? [])
    return paths.sort()
  }

  /** What the server finds wrong in a file as it is now. */
  async diagnostics(path: string): Promise<Diagnostic[]> {
    const version = this.files.get(path)?.version
    for (;;) {
      const found = this.said.get(uri(path))
      if (found && (version === undefined || found.version === version)) return found.diagnostics
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    }
  }

  position(path: string, around: string): Position {
    const text = this.text(path)
    const at = text.indexOf(around.replace('¦', ''))
    if (at < 0) throw new Error(`no “${around}” in ${path}`)
    return this.positionOf(text, at + around.indexOf('¦'))
  }

  private range(path: string, start: number, end: number): Range {
    const text = this.text(path)
    return { start: this.positionOf(text, start), end: this.positionOf(text, end) }
  }

  private positionOf(text: string, offset: number): Position {
    const before = text.slice(0, offset).split('\n')
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
  }

  offset(path: string, { line, character }: Position): number {
    const lines = this.text(path).split('\n')
    return lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character
  }
}

export const uri = (path: string): string => pathToFileURL(path).href
