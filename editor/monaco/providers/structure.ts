import * as monaco from 'monaco-editor/editor'
import type { OutlineItem } from '../../../engine/service/index.ts'
import type { Session } from '../../session/session.ts'
import { languageId } from '../language.ts'
import { pathOf, rangeOf } from '../models.ts'

/** Folds, the outline of Ctrl+Shift+O, formatting. */
export function registerStructure(session: Session): void {
  monaco.languages.registerFoldingRangeProvider(languageId, {
    async provideFoldingRanges(model) {
      const folds = (await session.ask('folding', { file: pathOf(model.uri) })) ?? []
      return folds.map(({ start, end }) => ({ start: model.getPositionAt(start).lineNumber, end: model.getPositionAt(end).lineNumber }))
    },
  })
  monaco.languages.registerDocumentSymbolProvider(languageId, {
    async provideDocumentSymbols(model) {
      const items = (await session.ask('declarations', { file: pathOf(model.uri) })) ?? []
      return items.map((item) => symbol(model, item))
    },
  })
  monaco.languages.registerDocumentFormattingEditProvider(languageId, {
    async provideDocumentFormattingEdits(model) {
      const edits = (await session.ask('formatEdits', { file: pathOf(model.uri) })) ?? []
      return edits.map(({ span, text }) => ({ range: rangeOf(model, span), text }))
    },
  })
}

function symbol(
  model: monaco.editor.ITextModel,
  { kind, name, detail, span, nameSpan, children }: OutlineItem,
): monaco.languages.DocumentSymbol {
  return {
    name: name || detail || '—',
    detail: name ? detail : '',
    kind: symbolKinds[kind] ?? monaco.languages.SymbolKind.Object,
    tags: [],
    range: rangeOf(model, span),
    selectionRange: rangeOf(model, nameSpan),
    children: children.map((child) => symbol(model, child)),
  }
}

const { SymbolKind } = monaco.languages
const symbolKinds: Readonly<Partial<Record<OutlineItem['kind'], monaco.languages.SymbolKind>>> = {
  clause: SymbolKind.Namespace,
  enum: SymbolKind.Enum,
  member: SymbolKind.EnumMember,
  entity: SymbolKind.Class,
  field: SymbolKind.Field,
  parameter: SymbolKind.Constant,
  compute: SymbolKind.Function,
  table: SymbolKind.Array,
  column: SymbolKind.Field,
  result: SymbolKind.Property,
  exception: SymbolKind.Event,
  assert: SymbolKind.Boolean,
  case: SymbolKind.Interface,
}
