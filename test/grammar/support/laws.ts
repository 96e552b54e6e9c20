import type { Module } from '../../../grammar/ast.ts'
import { parse } from '../../../grammar/parse.ts'
import type { Source } from '../../../grammar/source.ts'
import { Comment, tokenize } from '../../../grammar/tokens.ts'

/** What a file says, without where it says it: spans go, and the white space within what is quoted as written. */
export function meaning(source: Source): { readonly module: unknown; readonly codes: readonly string[] } {
  const { value, diagnostics } = parse(source)
  const { declarations, bindings, clauses, passages } = value
  return { module: plain({ declarations, bindings, clauses, passages }), codes: diagnostics.map(({ code }) => code) }
}

function plain(tree: Partial<Module>): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => {
      if (/^(?:span|[a-z]+Span|offsets)$/.test(key)) return undefined
      if (key === 'label') return typeof value === 'string' ? spaceless(value) : value
      return key === 'labels' ? (value as string[]).map(spaceless) : value
    }),
  )
}

const spaceless = (text: string): string => text.replace(/\s/g, '')

/** The text outside the blocks of rules. */
export function prose(source: Source): string {
  if (source.file.endsWith('.tiaoli')) return ''
  let text = ''
  let from = 0
  for (const { span } of parse(source).value.blocks) {
    text += source.text.slice(from, span.start)
    from = span.end
  }
  return text + source.text.slice(from)
}

/** The comments of the rules, in their order. */
export function comments(source: Source): string[] {
  const { blocks, text } = parse(source).value
  const trivia = blocks.flatMap(({ span }) => tokenize(text.slice(span.start, span.end), 0).trivia)
  return trivia.filter(({ tokenType }) => tokenType === Comment).map(({ image }) => image.trimEnd())
}
