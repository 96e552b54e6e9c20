import type * as ast from '../../../../grammar/ast.ts'
import type { Language } from '../../../../grammar/diagnostic.ts'
import { keywordOf } from '../../../../grammar/vocabulary.ts'
import { splitRunTogether } from '../../../names/suggest.ts'
import { treeOf } from '../../names/names.ts'
import type { Document } from '../../workspace.ts'
import { type Place, placeAt } from '../context/place.ts'
import { initialsOf } from '../pinyin.ts'
import { declarations } from './declarations.ts'
import { expression } from './expression.ts'
import { head } from './heads.ts'
import { type CompletionItem, Items } from './items.ts'
import { line } from './lines.ts'

/**
 * What may be written at an offset, the likeliest first: declarations at the left margin, in a line what its declaration
 * takes there, in an expression the names of values. Empty where nothing is known, as in free text.
 */
export function complete(document: Document, file: string, offset: number, language: Language): CompletionItem[] {
  const module = treeOf(document, file)
  if (!module) return []
  const place = placeAt(document, module, offset)
  return place ? completeAt(place, language) : proseItems(module, offset)
}

function completeAt(place: Place, language: Language): CompletionItem[] {
  const items = new Items(place, language, spellingOf(place.module, language))
  const { inside, before, atMargin, inTarget } = place
  if (inTarget) expression(items, before, null)
  else if (inside && atMargin) head(items, inside)
  else if (inside) line(items, inside)
  else if (before.length === 0) declarations(items)
  return runTogether(place, items.all)
}

/** The language in which a file writes its keywords: that of its first declaration. */
function spellingOf({ text, declarations: [first] }: ast.Module, language: Language): Language {
  if (!first) return language
  return /^[a-z]/.test(text.slice(first.span.start, first.span.start + 1)) ? 'en' : 'zh'
}

/** Chinese is written without spaces: 低保对象或特困 is completed to 低保对象 或 特困人员. */
function runTogether({ typed, resolver }: Place, all: readonly CompletionItem[]): CompletionItem[] {
  const { text } = typed
  const begins = (start: string) => all.some(({ label }) => label.startsWith(start))
  if (text.length < 2 || !/^\p{Script=Han}/u.test(text) || begins(text)) return [...all]
  const declared = new Set(all.map(({ label }) => label))
  for (let at = 1; at < text.length; at++) {
    const [start, rest] = [text.slice(0, at), text.slice(at)]
    const parts = splitRunTogether(start, (word) => declared.has(word) || resolver.scope.mentions(word) > 0)
    if (!parts || keywordOf(parts.at(-1) ?? '') === undefined || !begins(rest)) continue
    const fits = all.filter(({ label }) => label.startsWith(rest))
    return fits.map((item) => ({
      ...item,
      insert: `${parts.join(' ')} ${item.insert}`,
      filterText: `${start}${item.label} ${initialsOf(start + item.label)}`,
    }))
  }
  return [...all]
}

/** Between the blocks: a block of rules. */
function proseItems(module: ast.Module, offset: number): CompletionItem[] {
  const start = Math.max(module.text.lastIndexOf('\n', offset - 1), module.text.lastIndexOf('\r', offset - 1)) + 1
  const typed = module.text.slice(start, offset)
  if (/\.tiaoli$/i.test(module.file) || !'```tiaoli'.startsWith(typed)) return []
  const block = '```tiaoli'
  return [
    {
      label: block,
      kind: 'snippet',
      detail: '',
      documentation: '',
      insert: `${block}\n$0\n\`\`\``,
      snippet: true,
      span: { file: module.file, start, end: offset },
      filterText: `${block} tiaoli`,
      sortText: '0',
    },
  ]
}

/** Whether what was just typed makes a list of completions worth showing by itself. */
export const completionTriggers: readonly string[] = ['：', ':', '|', '｜', '、', '.', '．', '（', '(', ' ', '＝', '=', '「']
