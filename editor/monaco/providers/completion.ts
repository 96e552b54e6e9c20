import * as monaco from 'monaco-editor/editor'
import { type CompletionItem, type CompletionKind, completionTriggers } from '../../../engine/service/index.ts'
import type { Session } from '../../session/session.ts'
import { languageId } from '../language.ts'
import { rangeOf } from '../models.ts'
import { at } from './navigation.ts'

/** What may be written here, found by 汉字 or by the initials of their pinyin. */
export function registerCompletion(session: Session): void {
  monaco.languages.registerCompletionItemProvider(languageId, {
    triggerCharacters: [...completionTriggers],
    async provideCompletionItems(model, position) {
      const items = (await session.ask('complete', at(model, position))) ?? []
      return { suggestions: items.map((item) => suggestion(model, item)) }
    },
  })
}

const { CompletionItemInsertTextRule: rules, CompletionItemKind: kinds } = monaco.languages

function suggestion(model: monaco.editor.ITextModel, item: CompletionItem): monaco.languages.CompletionItem {
  const { label, kind, detail, documentation, insert, snippet, span, filterText, sortText } = item
  return {
    label,
    kind: kindOf[kind] ?? kinds.Text,
    detail,
    documentation: { value: documentation, isTrusted: false, supportHtml: false },
    insertText: insert,
    ...(snippet ? { insertTextRules: rules.InsertAsSnippet } : {}),
    range: rangeOf(model, span),
    filterText,
    sortText,
  }
}

const kindOf: Readonly<Partial<Record<CompletionKind, monaco.languages.CompletionItemKind>>> = {
  keyword: kinds.Keyword,
  type: kinds.TypeParameter,
  label: kinds.Property,
  function: kinds.Function,
  operator: kinds.Operator,
  snippet: kinds.Snippet,
  parameter: kinds.Constant,
  rule: kinds.Function,
  table: kinds.Struct,
  field: kinds.Field,
  relation: kinds.Field,
  entity: kinds.Class,
  enum: kinds.Enum,
  member: kinds.EnumMember,
  question: kinds.Issue,
  reading: kinds.EnumMember,
  exception: kinds.Event,
}
