import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Hover,
  type InlayHint,
  InlayHintKind,
  InsertTextFormat,
  type Location,
  MarkupKind,
  type Position,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import type { Language } from '../../index.ts'
import {
  type ChosenCase,
  caseProblems,
  codeLenses,
  complete,
  type Document,
  definition,
  folding,
  formatEdits,
  hover,
  hoverMarkdown,
  inlayHints,
  type NoticeProblem,
  type OutlineItem,
  outline,
  problems,
  quickFixes,
  type Refused,
  references,
  rename,
  renameTarget,
  semanticTokens,
} from '../../service/index.ts'
import { completionKinds, symbolKinds, tokenData } from './kinds.ts'
import type { Notices } from './notices.ts'
import type { Positions } from './positions.ts'
import { lspTexts } from './texts.ts'

export interface FeatureOptions {
  readonly language: Language
  /** Whether the editor fills in the places of snippets. */
  readonly snippets: boolean
}

/** The service's answers in the terms of the protocol, file by file. */
export class Features {
  private readonly notices: Notices
  private readonly positions: Positions
  private readonly options: FeatureOptions

  constructor(notices: Notices, positions: Positions, options: FeatureOptions) {
    this.notices = notices
    this.positions = positions
    this.options = options
  }

  private get language(): Language {
    return this.options.language
  }

  /** The notice in which a file is looked at. */
  private document(file: string): Document | null {
    return this.notices.documentsFor(file)[0] ?? null
  }

  /** What is wrong in a file, in every notice that uses it; files without rules have nothing to check. */
  diagnostics(file: string): { readonly file: string; readonly problem: NoticeProblem }[] {
    return this.notices.documentsFor(file).flatMap((document) => {
      const { entry, compiled } = document
      if (compiled.written.every(({ blocks }) => blocks.length === 0)) return []
      // A file of shared declarations that no notice uses yet is no notice with something missing.
      const alone = /\.tiaoli$/i.test(entry) && compiled.diagnostics.some(({ code }) => code === 'notice.missing')
      const all = [...problems(document, this.language), ...caseProblems(document, this.language)]
      return all
        .filter(({ code }) => !alone || (code !== 'notice.missing' && code !== 'name.unused'))
        .map((problem) => ({ file: problem.file, problem }))
    })
  }

  diagnostic({ code, severity, message, hint, span, related }: NoticeProblem): Diagnostic {
    const { related: word } = lspTexts[this.language]
    return {
      range: this.positions.range(span),
      severity: severities[severity],
      code,
      source: 'tiaoli',
      message: hint === '' ? message : `${message}\n${hint}`,
      relatedInformation: related.map((place) => ({ location: this.positions.location(place.span), message: place.text || word })),
    }
  }

  hover(file: string, position: Position): Hover | null {
    const document = this.document(file)
    const found = document && hover(document, file, this.positions.offset(file, position), this.language)
    return found && { contents: { kind: MarkupKind.Markdown, value: hoverMarkdown(found.about) }, range: this.positions.range(found.span) }
  }

  completion(file: string, position: Position): CompletionItem[] {
    const document = this.document(file)
    const items = document ? complete(document, file, this.positions.offset(file, position), this.language) : []
    return items.map(({ label, kind, detail, documentation, insert, snippet, span, filterText, sortText }) => {
      const fills = snippet && this.options.snippets
      return {
        label,
        kind: completionKinds[kind],
        detail,
        ...(documentation === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
        insertTextFormat: fills ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        textEdit: { range: this.positions.range(span), newText: snippet && !fills ? withoutPlaces(insert) : insert },
        filterText,
        sortText,
      }
    })
  }

  definition(file: string, position: Position): Location[] {
    const document = this.document(file)
    return document ? definition(document, file, this.positions.offset(file, position)).map((span) => this.positions.location(span)) : []
  }

  references(file: string, position: Position, declarations: boolean): Location[] {
    const document = this.document(file)
    if (!document) return []
    const others = this.notices.relatives(document)
    const found = references(document, file, this.positions.offset(file, position), { declarations, others })
    return found.map(({ span }) => this.positions.location(span))
  }

  highlights(file: string, position: Position): DocumentHighlight[] {
    const document = this.document(file)
    const found = document ? references(document, file, this.positions.offset(file, position), { declarations: true }) : []
    return found
      .filter(({ span }) => span.file === file)
      .map(({ span, role }) => ({
        range: this.positions.range(span),
        kind: role === 'declaration' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }))
  }

  prepareRename(file: string, position: Position): { range: Range; placeholder: string } | Refused | null {
    const document = this.document(file)
    if (!document) return null
    const target = renameTarget(document, file, this.positions.offset(file, position), this.language, this.renaming(document))
    return target.kind === 'refused' ? target : { range: this.positions.range(target.span), placeholder: target.name }
  }

  rename(file: string, position: Position, name: string): WorkspaceEdit | Refused | null {
    const document = this.document(file)
    if (!document) return null
    const made = rename(document, file, this.positions.offset(file, position), name, this.language, this.renaming(document))
    return made.kind === 'refused' ? made : this.positions.workspaceEdit(made.edits)
  }

  private renaming(document: Document) {
    return { others: this.notices.relatives(document), editable: (file: string) => this.notices.isEditable(file) }
  }

  formatting(file: string): TextEdit[] {
    const document = this.document(file)
    return document ? this.positions.edits(formatEdits(document, file)) : []
  }

  symbols(file: string): DocumentSymbol[] {
    const document = this.document(file)
    return document ? outline(document, file).map((item) => this.symbol(item)) : []
  }

  private symbol({ kind, name, detail, span, nameSpan, children }: OutlineItem): DocumentSymbol {
    const { unnamed } = lspTexts[this.language]
    const title = kind === 'clause' ? `${name}　${detail}` : name || (unnamed as Readonly<Record<string, string>>)[kind] || kind
    return {
      name: title,
      detail: kind === 'clause' ? '' : detail,
      kind: symbolKinds[kind],
      range: this.positions.range(span),
      selectionRange: this.positions.range(nameSpan),
      children: children.map((child) => this.symbol(child)),
    }
  }

  folds(file: string): FoldingRange[] {
    const document = this.document(file)
    const lines = (document ? folding(document, file) : []).map(({ kind, start, end }) => ({
      startLine: this.positions.position(file, start).line,
      endLine: this.positions.position(file, end).line,
      ...(kind === 'clause' ? { kind: FoldingRangeKind.Region } : {}),
    }))
    return lines.filter(({ startLine, endLine }) => endLine > startLine)
  }

  actions(file: string, range: Range, diagnostics: readonly Diagnostic[]): CodeAction[] {
    const document = this.document(file)
    const fixes = document ? quickFixes(document, file, this.positions.span(file, range), this.language) : []
    return fixes.map(({ title, edits, problem, preferred }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnostics.filter((each) => each.code === problem.code),
      isPreferred: preferred,
      edit: this.positions.workspaceEdit(edits),
    }))
  }

  tokens(file: string): number[] {
    const document = this.document(file)
    return document ? tokenData(semanticTokens(document, file), this.notices.text(file) ?? '') : []
  }

  hints(file: string, range: Range, chosen: ChosenCase | null): InlayHint[] {
    const document = this.document(file)
    const { start, end } = this.positions.span(file, range)
    const found = document ? inlayHints(document, file, chosen, this.language) : []
    return found
      .filter(({ offset }) => start <= offset && offset <= end)
      .map(({ offset, label, kind, tooltip }) => ({
        position: this.positions.position(file, offset),
        label,
        ...(kind === 'parameter' ? { kind: InlayHintKind.Type } : {}),
        ...(tooltip === '' ? {} : { tooltip }),
        paddingLeft: true,
      }))
  }

  /** What a lens asks for goes to the server again, as a command with the file and the case. */
  lenses(file: string, uri: string): CodeLens[] {
    const document = this.document(file)
    return (document ? codeLenses(document, file, this.language) : []).map(({ span, title, action }) => {
      const command =
        action && action.kind !== 'references'
          ? { title, command: `tiaoli.${action.kind}`, arguments: [uri, action.case, action.entity] }
          : { title, command: '' }
      return { range: this.positions.range(span), command }
    })
  }
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const

/** A snippet as plain text, for editors that don't fill it in. */
function withoutPlaces(snippet: string): string {
  return snippet.replace(/\$\{\d+(?::([^}]*))?\}/g, (_, text: string | undefined) => text ?? '').replace(/\$\d+/g, '')
}
