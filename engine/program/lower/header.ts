import type * as ast from '../../../grammar/ast.ts'
import { type Diagnostic, diagnostic } from '../../../grammar/diagnostic.ts'
import { readDay, readRounding } from '../../../grammar/literals.ts'
import { type Label, labelOf, labels } from '../../../grammar/vocabulary.ts'
import { closest, replaceWith } from '../../names/suggest.ts'
import type { Header } from '../program.ts'

const headerLabels = ['number', 'issuers', 'issued', 'baseDate', 'rounding', 'conformsTo'] as const satisfies readonly Label[]

/** Looks up the items of a 通知 or 职责 by label; unknown and repeated labels are reported. */
export function itemsByLabel(
  items: readonly ast.TextItem[],
  allowed: readonly Label[],
  declaration: string,
  diagnostics: Diagnostic[],
): ReadonlyMap<Label, ast.TextItem> {
  const found = new Map<Label, ast.TextItem>()
  for (const item of items) {
    const label = labelOf(item.label.text)
    if (!label || !allowed.includes(label)) {
      const close = closest(
        item.label.text,
        allowed.flatMap((l) => labels[l]),
      )
      const fix = close === undefined ? undefined : replaceWith(item.label.span, close)
      diagnostics.push(
        diagnostic('syntax.unknownItem', item.label.span, { word: item.label.text, declaration, close: close ?? '' }, { fix }),
      )
    } else if (found.has(label)) diagnostics.push(diagnostic('syntax.itemRepeated', item.label.span, { word: item.label.text }))
    else found.set(label, item)
  }
  return found
}

/** 、-separated parts of a free text. */
export const listOf = (text: string): string[] =>
  text
    .split(/[、,，]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** `遵循：国家2020 "../national-2020/notice.md"`: name and, where given, path. */
export function conformsTo(
  declaration: Extract<ast.Declaration, { kind: 'notice' }>,
): { name: string; path: string | null; item: ast.TextItem } | null {
  const item = declaration.items.find((i) => labelOf(i.label.text) === 'conformsTo')
  const match = item && /^(.*?)\s*(?:["“](.+)["”])?$/.exec(item.text)
  return item && match ? { name: match[1] as string, path: match[2] ?? null, item } : null
}

/** The 通知 of a file as data; what can't be read is reported and left out. */
export function lowerHeader(declaration: Extract<ast.Declaration, { kind: 'notice' }>): { header: Header; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const items = itemsByLabel(declaration.items, headerLabels, '通知', diagnostics)
  const read = <T>(label: Label, parse: (text: string) => T | null, expected: string): T | null => {
    const item = items.get(label)
    const value = item ? parse(item.text) : null
    if (item && value === null)
      diagnostics.push(diagnostic('notice.item', item.textSpan, { label: item.label.text, text: item.text, expected }))
    return value
  }
  const day = (text: string) => (/^\s*[0-9０-９]{4}\s*(年|-)/.test(text) ? readDay(text) : null)
  const baseDate = read('baseDate', day, '2021年1月1日')
  if (!items.has('baseDate')) diagnostics.push(diagnostic('notice.noBaseDate', declaration.headSpan, { name: declaration.name.text }))
  const header: Header = {
    name: declaration.name.text,
    number: items.get('number')?.text ?? null,
    issuers: listOf(items.get('issuers')?.text ?? ''),
    issued: read('issued', day, '2020年8月28日'),
    baseDate: baseDate ?? '2000-01-01',
    rounding: read('rounding', readRounding, '四舍五入到分'),
    conformsTo: conformsTo(declaration)?.name ?? null,
    basedOn: null,
    span: declaration.headSpan,
  }
  return { header, diagnostics }
}
