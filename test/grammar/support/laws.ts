import { isDeepStrictEqual } from 'node:util'
import { format } from '../../../engine/format.ts'
import type { Module } from '../../../grammar/ast.ts'
import { parse } from '../../../grammar/parse.ts'
import type { Source } from '../../../grammar/source.ts'
import { Comment, tokenize } from '../../../grammar/tokens.ts'

/** A file's name tells whether it is a notice or rules alone. */
export const sourceOf = (text: string): Source => ({ file: text.includes('```') || text.includes('~~~') ? 'a.md' : 'a.tiaoli', text })

/** The laws of formatting that a text breaks, plainly or in a language; empty where all hold. */
export function brokenLaws(source: Source): string[] {
  const plain = format(source).text
  const laws = [
    ...kept(source, plain, 'formatted'),
    ...(isDeepStrictEqual(meaning(source), meaning({ ...source, text: plain })) ? [] : ['meaning']),
  ]
  return [...laws, ...brokenInLanguage(source, 'en'), ...brokenInLanguage(source, 'zh')]
}

function brokenInLanguage(source: Source, keywords: 'zh' | 'en'): string[] {
  const { text } = format(source, { keywords })
  const again = format({ ...source, text }, { keywords }).text
  const codes = isDeepStrictEqual(meaning(source).codes, meaning({ ...source, text }).codes)
  return [
    ...kept(source, text, keywords),
    ...(again === text ? [] : [`${keywords} twice`]),
    ...(codes ? [] : [`${keywords} reads otherwise`]),
  ]
}

function kept(source: Source, text: string, how: string): string[] {
  const made = { ...source, text }
  return [
    ...(format(made).text === text ? [] : [`${how}: not canonical`]),
    ...(prose(made) === prose(source) ? [] : [`${how}: prose`]),
    ...(isDeepStrictEqual(comments(made), comments(source)) ? [] : [`${how}: comments`]),
  ]
}

/** What a file says, without where it says it: spans go, and the white space within what is quoted as written. */
function meaning(source: Source): { readonly module: unknown; readonly codes: readonly string[] } {
  const { value, diagnostics } = parse(source)
  const { declarations, bindings, clauses, passages } = value
  return { module: withoutPlaces({ declarations, bindings, clauses, passages }), codes: diagnostics.map(({ code }) => code) }
}

function withoutPlaces(tree: Partial<Module>): unknown {
  const text = JSON.stringify(tree, (key, value: unknown) => {
    if (/^(?:span|[a-z]+Span|offsets)$/.test(key)) return undefined
    if (key === 'label' && typeof value === 'string') return spaceless(value)
    return key === 'labels' ? (value as string[]).map(spaceless) : value
  })
  return JSON.parse(text)
}

const spaceless = (text: string): string => text.replace(/\s/g, '')

/** The text outside the blocks of rules. */
function prose(source: Source): string {
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
function comments(source: Source): string[] {
  const { blocks, text } = parse(source).value
  const trivia = blocks.flatMap(({ span }) => tokenize(text.slice(span.start, span.end), 0).trivia)
  return trivia.filter(({ tokenType }) => tokenType === Comment).map(({ image }) => image.trimEnd())
}
