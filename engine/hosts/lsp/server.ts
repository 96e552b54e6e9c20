import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  ProposedFeatures,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Language } from '../../index.ts'
import { type ChosenCase, completionTriggers, type Refused } from '../../service/index.ts'
import { explained } from './explained.ts'
import { Features } from './features.ts'
import { legend } from './kinds.ts'
import { Notices } from './notices.ts'
import { pathOf, uriOf } from './paths.ts'
import { Positions } from './positions.ts'
import { Publisher } from './publisher.ts'
import { lspTexts } from './texts.ts'

export interface ServerOptions {
  readonly version: string
  /** The editor's language where null. */
  readonly language: Language | null
}

/** Serves one editor over two streams, until the editor ends the connection. */
export function serveLsp(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, options: ServerOptions): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, input, output)
  return new Promise((resolve) => {
    input.once('close', () => resolve())
    new Server(connection, options).listen()
  })
}

/** After a change the editor is told what is wrong once nothing more has been typed for so long. */
const pause = 60

class Server {
  private readonly connection: Connection
  private readonly options: ServerOptions
  private readonly texts = new TextDocuments(TextDocument)
  private readonly notices = new Notices()
  /** The editor's own way to write a file's URI. */
  private readonly uris = new Map<string, string>()
  private readonly chosen = new Map<string, ChosenCase>()
  private readonly positions = new Positions(this.notices, (path) => this.uris.get(path) ?? uriOf(path))
  private features: Features
  private readonly publisher: Publisher
  private language: Language = 'zh'
  private supports = { hints: false, lenses: false, watches: false, folders: false }
  private timer: NodeJS.Timeout | null = null

  constructor(connection: Connection, options: ServerOptions) {
    this.connection = connection
    this.options = options
    this.features = new Features(this.notices, this.positions, { language: this.language, snippets: false })
    this.publisher = new Publisher(connection, (path) => this.uris.get(path) ?? uriOf(path))
  }

  listen(): void {
    const { connection, texts } = this
    connection.onInitialize((params) => this.initialize(params))
    connection.onInitialized(() => this.initialized())
    texts.onDidChangeContent(({ document }) => this.changed(document))
    texts.onDidClose(({ document }) => this.closed(document))
    texts.onDidSave(() => this.later())
    connection.onDidChangeWatchedFiles(() => this.later())
    this.answer()
    this.ask()
    texts.listen(connection)
    connection.listen()
  }

  private initialize({ locale, capabilities, workspaceFolders, rootUri }: InitializeParams): InitializeResult {
    const { workspace, textDocument } = capabilities
    this.language = this.options.language ?? (/^zh|^$/i.test(locale ?? '') ? 'zh' : 'en')
    const snippets = textDocument?.completion?.completionItem?.snippetSupport === true
    this.features = new Features(this.notices, this.positions, { language: this.language, snippets })
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : [])
    this.notices.setFolders(folders.map(pathOf))
    this.supports = {
      hints: workspace?.inlayHint?.refreshSupport === true,
      lenses: workspace?.codeLens?.refreshSupport === true,
      watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      folders: workspace?.workspaceFolders === true,
    }
    return {
      serverInfo: { name: lspTexts[this.language].serverName, version: this.options.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [...completionTriggers] },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentFormattingProvider: true,
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        semanticTokensProvider: { legend, full: true },
        inlayHintProvider: true,
        codeLensProvider: {},
        executeCommandProvider: { commands: ['tiaoli.show', 'tiaoli.why'] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    }
  }

  private async initialized(): Promise<void> {
    const watchers = [{ globPattern: '**/*.{md,tiaoli}' }]
    if (this.supports.watches) await this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
    if (!this.supports.folders) return
    this.connection.workspace.onDidChangeWorkspaceFolders(async () => {
      const folders = (await this.connection.workspace.getWorkspaceFolders()) ?? []
      this.notices.setFolders(folders.map(({ uri }) => pathOf(uri)))
    })
  }

  private changed(document: TextDocument): void {
    const path = pathOf(document.uri)
    this.uris.set(path, document.uri)
    this.notices.edit(path, document.getText())
    this.later()
  }

  private closed(document: TextDocument): void {
    this.notices.edit(pathOf(document.uri), null)
    this.later()
  }

  private later(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = setTimeout(() => this.guarded('diagnostics', undefined, () => this.publish()), pause)
  }

  private publish(): void {
    this.notices.refresh()
    const open = this.texts.all().map((document) => ({ path: pathOf(document.uri), version: document.version }))
    this.publisher.publish(
      open,
      (path) => this.features.diagnostics(path),
      (problem) => this.features.diagnostic(problem),
    )
    if (this.supports.lenses) void this.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined)
    this.refreshHints()
  }

  private refreshHints(): void {
    if (this.supports.hints) void this.connection.languages.inlayHint.refresh().catch(() => undefined)
  }

  /** Whatever a text does to a feature, the server goes on: it says what failed and answers that there is nothing. */
  private guarded<T>(request: string, nothing: T, work: () => T): T {
    try {
      return work()
    } catch (failure) {
      if (failure instanceof ResponseError) throw failure
      const trace = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)
      this.connection.console.error(`${lspTexts[this.language].failed(request)}: ${trace}`)
      return nothing
    }
  }

  /** Requests about a file. */
  private answer(): void {
    const { connection } = this
    const at = <P extends { readonly textDocument: { readonly uri: string } }, T>(
      request: string,
      nothing: T,
      work: (file: string, params: P) => T,
    ) => {
      return (params: P): T => this.guarded(request, nothing, () => work(pathOf(params.textDocument.uri), params))
    }
    connection.onHover(at('hover', null, (file, { position }) => this.features.hover(file, position)))
    connection.onCompletion(at('completion', [], (file, { position }) => this.features.completion(file, position)))
    connection.onDefinition(at('definition', [], (file, { position }) => this.features.definition(file, position)))
    connection.onReferences(
      at('references', [], (file, { position, context }) => this.features.references(file, position, context.includeDeclaration)),
    )
    connection.onDocumentHighlight(at('highlights', [], (file, { position }) => this.features.highlights(file, position)))
    connection.onPrepareRename(at('rename', null, (file, { position }) => unlessRefused(this.features.prepareRename(file, position))))
    connection.onRenameRequest(
      at('rename', null, (file, { position, newName }) => unlessRefused(this.features.rename(file, position, newName))),
    )
    connection.onDocumentFormatting(at('formatting', [], (file) => this.features.formatting(file)))
    connection.onDocumentSymbol(at('symbols', [], (file) => this.features.symbols(file)))
    connection.onFoldingRanges(at('folding', [], (file) => this.features.folds(file)))
    connection.onCodeAction(at('actions', [], (file, { range, context }) => this.features.actions(file, range, context.diagnostics)))
    connection.onCodeLens(at('lenses', [], (file, { textDocument }) => this.features.lenses(file, textDocument.uri)))
    connection.languages.semanticTokens.on(at('tokens', { data: [] }, (file) => ({ data: this.features.tokens(file) })))
    connection.languages.inlayHint.on(at('hints', [], (file, { range }) => this.features.hints(file, range, this.chosen.get(file) ?? null)))
  }

  /** Commands of the lenses above a case: show its values in the text, or say why its results are what they are. */
  private ask(): void {
    this.connection.onExecuteCommand(({ command, arguments: given = [] }) => {
      const [uri, name, entity] = given as readonly unknown[]
      if (typeof uri !== 'string' || typeof name !== 'string') return null
      const chosen: ChosenCase = { name, entity: typeof entity === 'string' ? entity : null }
      if (command === 'tiaoli.show') return this.show(pathOf(uri), chosen)
      return command === 'tiaoli.why' ? this.guarded('why', null, () => this.why(pathOf(uri), chosen)) : null
    })
  }

  /** Shows the values of a case, or no longer where they are shown. */
  private show(file: string, chosen: ChosenCase): boolean {
    const before = this.chosen.get(file)
    const same = before?.name === chosen.name && before.entity === chosen.entity
    if (same) this.chosen.delete(file)
    else this.chosen.set(file, chosen)
    this.refreshHints()
    return !same
  }

  private why(file: string, chosen: ChosenCase): readonly string[] {
    const [document] = this.notices.documentsFor(file)
    const sentences = document ? explained(document, chosen, this.language) : null
    const message = sentences?.join('\n') ?? lspTexts[this.language].noCase(chosen.name)
    void this.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message })
    return sentences ?? []
  }
}

function unlessRefused<T>(answer: T | Refused): T {
  if (isRefused(answer)) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.reason)
  return answer
}

function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'refused'
}
