import {
  CompletionItemKind,
  SemanticTokenModifiers,
  type SemanticTokensLegend,
  SemanticTokenTypes,
  SymbolKind,
} from 'vscode-languageserver/node'
import {
  type CompletionKind,
  type OutlineKind,
  packedTokens,
  type SemanticKind,
  type SemanticToken,
  semanticKinds,
} from '../../service/index.ts'

/** The names that editors' themes know; null is left in the colour of plain text. */
const tokenTypes = {
  keyword: SemanticTokenTypes.keyword,
  type: SemanticTokenTypes.type,
  number: SemanticTokenTypes.number,
  string: SemanticTokenTypes.string,
  quotation: SemanticTokenTypes.string,
  operator: SemanticTokenTypes.operator,
  punctuation: null,
  comment: SemanticTokenTypes.comment,
  function: SemanticTokenTypes.function,
  label: SemanticTokenTypes.property,
  text: SemanticTokenTypes.string,
  binding: SemanticTokenTypes.macro,
  name: null,
  notice: SemanticTokenTypes.namespace,
  enum: SemanticTokenTypes.enum,
  member: SemanticTokenTypes.enumMember,
  entity: SemanticTokenTypes.class,
  field: SemanticTokenTypes.property,
  relation: SemanticTokenTypes.property,
  parameter: SemanticTokenTypes.parameter,
  question: SemanticTokenTypes.event,
  reading: SemanticTokenTypes.enumMember,
  rule: SemanticTokenTypes.variable,
  table: SemanticTokenTypes.struct,
  exception: SemanticTokenTypes.decorator,
  assertion: SemanticTokenTypes.decorator,
  duty: SemanticTokenTypes.decorator,
  case: SemanticTokenTypes.decorator,
  clause: SemanticTokenTypes.namespace,
} as const satisfies Record<SemanticKind, SemanticTokenTypes | null>

const legendTypes = [...new Set(Object.values(tokenTypes))].filter((type) => type !== null)

export const legend: SemanticTokensLegend = { tokenTypes: legendTypes, tokenModifiers: [SemanticTokenModifiers.declaration] }

/** Tokens as the protocol takes them, kinds by the legend. */
export function tokenData(tokens: readonly SemanticToken[], text: string): number[] {
  const coloured = tokens.filter(({ kind }) => tokenTypes[kind] !== null)
  const data = [...packedTokens(coloured, text)]
  for (let at = 3; at < data.length; at += 5) {
    const type = tokenTypes[semanticKinds[data[at] as number] as SemanticKind]
    data[at] = type === null ? 0 : legendTypes.indexOf(type)
  }
  return data
}

export const completionKinds = {
  keyword: CompletionItemKind.Keyword,
  type: CompletionItemKind.TypeParameter,
  label: CompletionItemKind.Property,
  function: CompletionItemKind.Function,
  operator: CompletionItemKind.Operator,
  snippet: CompletionItemKind.Snippet,
  notice: CompletionItemKind.Module,
  enum: CompletionItemKind.Enum,
  member: CompletionItemKind.EnumMember,
  entity: CompletionItemKind.Class,
  field: CompletionItemKind.Field,
  relation: CompletionItemKind.Field,
  parameter: CompletionItemKind.Constant,
  question: CompletionItemKind.Event,
  reading: CompletionItemKind.EnumMember,
  rule: CompletionItemKind.Variable,
  table: CompletionItemKind.Struct,
  exception: CompletionItemKind.Event,
  assertion: CompletionItemKind.Event,
  duty: CompletionItemKind.Event,
  case: CompletionItemKind.Event,
  clause: CompletionItemKind.Reference,
} as const satisfies Record<CompletionKind, CompletionItemKind>

export const symbolKinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  notice: SymbolKind.Module,
  scenario: SymbolKind.Module,
  use: SymbolKind.File,
  enum: SymbolKind.Enum,
  entity: SymbolKind.Class,
  parameter: SymbolKind.Constant,
  question: SymbolKind.Event,
  for: SymbolKind.Object,
  compute: SymbolKind.Variable,
  table: SymbolKind.Struct,
  exception: SymbolKind.Operator,
  assert: SymbolKind.Boolean,
  require: SymbolKind.Boolean,
  duty: SymbolKind.Event,
  exhortation: SymbolKind.String,
  context: SymbolKind.String,
  case: SymbolKind.Method,
  invalid: SymbolKind.Null,
  clause: SymbolKind.Namespace,
  member: SymbolKind.EnumMember,
  field: SymbolKind.Field,
  reading: SymbolKind.EnumMember,
  column: SymbolKind.Key,
  result: SymbolKind.Variable,
}
