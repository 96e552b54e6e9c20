import type * as ast from '../../../grammar/ast.ts'
import type { Span } from '../../../grammar/source.ts'
import { treeOf } from '../names/names.ts'
import type { Document } from '../workspace.ts'

export type OutlineKind = ast.Declaration['kind'] | 'clause' | 'member' | 'field' | 'reading' | 'column' | 'result'

/** A clause with the declarations under it, a declaration with its parts. */
export interface OutlineItem {
  readonly kind: OutlineKind
  readonly name: string
  /** What stands beside the name: a clause's title, a field's type; may be empty. */
  readonly detail: string
  readonly span: Span
  /** What is selected when the item is chosen; within `span`. */
  readonly nameSpan: Span
  readonly children: readonly OutlineItem[]
}

/** A file by clauses, and the declarations under each; empty for a file that is no part of the notice. */
export function outline(document: Document, file: string): OutlineItem[] {
  const module = treeOf(document, file)
  return module ? outlineOf(module) : []
}

interface Open extends OutlineItem {
  readonly children: OutlineItem[]
}

function outlineOf(module: ast.Module): OutlineItem[] {
  const items = [
    ...module.clauses.map((clause) => ({ depth: clause.depth, item: clauseItem(clause) })),
    ...module.declarations.flatMap((d) => ((item) => (item ? { depth: deepest, item } : []))(declarationItem(d, module.text))),
  ].sort((a, b) => a.item.span.start - b.item.span.start)
  const roots: OutlineItem[] = []
  const open: { depth: number; item: Open }[] = []
  for (const { depth, item } of items) {
    while (open.length > 0 && (open.at(-1) as (typeof open)[number]).depth >= depth) open.pop()
    const holder = open.at(-1)?.item.children ?? roots
    holder.push(item)
    if (depth < deepest) open.push({ depth, item })
  }
  return roots
}

/** Declarations stand under whatever clause is open. */
const deepest = Number.POSITIVE_INFINITY

function clauseItem({ path, title, span, headSpan }: ast.Clause): Open {
  return { kind: 'clause', name: path, detail: title, span, nameSpan: headSpan, children: [] }
}

function declarationItem(d: ast.Declaration, text: string): Open | null {
  const item = (name: ast.Name, detail = '', children: OutlineItem[] = []): Open => {
    const nameSpan = name.span.end > name.span.start ? name.span : d.headSpan
    return { kind: d.kind, name: name.text, detail, span: cover(d.span, nameSpan), nameSpan, children }
  }
  const typeText = (type: ast.TypeReference | null) => (type ? text.slice(type.span.start, type.span.end) : '')
  switch (d.kind) {
    case 'enum':
      return item(d.name, '', d.members.map(part('member')))
    case 'entity':
      return item(
        d.name,
        '',
        d.fields.flatMap(({ names, type }) => names.map((name) => part('field', typeText(type))(name))),
      )
    case 'question':
      return item(
        d.name,
        d.text,
        d.readings.map(({ name }) => part('reading')(name)),
      )
    case 'parameter':
    case 'compute':
      return item(d.name, typeText(d.type))
    case 'table':
      return item(d.name, '', [...d.columns.map(columnItem), ...d.results.map(({ name, type }) => part('result', typeText(type))(name))])
    case 'exception':
      return item(d.name, d.target.text)
    case 'for':
      return d.entity ? item(d.entity) : item({ text: '', span: d.headSpan })
    case 'use':
      return item({ text: d.path, span: d.pathSpan })
    case 'exhortation':
    case 'context':
      return item({ text: '', span: d.headSpan }, d.quotations[0]?.text ?? '')
    case 'invalid':
      return null
    default:
      return item(d.name)
  }
}

const part =
  (kind: OutlineKind, detail = '') =>
  ({ text, span }: ast.Name): OutlineItem => ({ kind, name: text, detail, span, nameSpan: span, children: [] })

const columnItem = ({ label, span }: ast.Column): OutlineItem => part('column')({ text: label, span })

const cover = (outer: Span, inner: Span): Span => ({
  file: outer.file,
  start: Math.min(outer.start, inner.start),
  end: Math.max(outer.end, inner.end),
})
