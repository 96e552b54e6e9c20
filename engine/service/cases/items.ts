import type { NewLine } from '../edits/lines.ts'
import type { EditRefusal } from '../edits/refusals.ts'
import type { CaseItem, CaseText } from './layout.ts'

export type Items = readonly CaseItem[]
/** Other items, or why there are none. */
export type Changed = Items | EditRefusal
export type Change = (items: Items) => Changed

/** Whether a change was not refused. */
export const isMade = (changed: Changed): changed is Items => Array.isArray(changed)

export const find = (items: Items, kind: CaseItem['kind'], name: string): CaseItem | undefined =>
  items.find((item) => item.kind === kind && item.name === name)

export const without = (items: Items, kind: CaseItem['kind'], name: string): Items =>
  items.filter((item) => item.kind !== kind || item.name !== name)

export const replaced = (items: Items, old: CaseItem, by: CaseItem): Items => items.map((item) => (item === old ? by : item))

/** The item with another value on its line; what stands before the value, and the comment, stay. */
export function withValue(item: CaseItem, line: string, rows: readonly NewLine[]): CaseItem {
  const [first] = item.lines as [NewLine]
  const value = line.slice(valueIn(line))
  const text = (first.text.slice(0, item.valueAt) + value).trimEnd() + behind(first.text, item.end)
  return { ...item, end: first.text.slice(0, item.valueAt).length + value.length, lines: [{ ...first, text }, ...rows] }
}

/** The comment behind an item, with its space. */
export const behind = (line: string, end: number): string => (line.slice(end).trim() === '' ? '' : line.slice(end))

/** Where the value begins on a line that was just written. */
function valueIn(line: string): number {
  const quoted = /^(?:[^「:：]|「[^」]*」)*[:：] ?/.exec(line)
  return quoted?.[0].length ?? line.length
}

/** A new item behind the last of those before it. */
export function added(items: Items, isBefore: (item: CaseItem) => boolean, item: CaseItem): Items {
  const at = items.findLastIndex(isBefore) + 1
  return [...items.slice(0, at), item, ...items.slice(at)]
}

export function newItem(text: CaseText, kind: CaseItem['kind'], name: string, lines: readonly string[]): CaseItem {
  return { kind, name, valueAt: -1, end: 0, lines: lines.map((line) => ({ text: `${text.indent}  ${line}`, from: null })) }
}

/** 原文 and what else a case begins with. */
export const isQuotation = ({ kind, lines }: CaseItem): boolean =>
  kind === 'other' && /^\s*(?:原文|quote)(?![\p{L}\p{N}_])/u.test(lines[0]?.text ?? '')
