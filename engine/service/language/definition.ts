import type * as ast from '../../../grammar/ast.ts'
import type { Span } from '../../../grammar/source.ts'
import { proseText, spanOf } from '../../notice/proseText.ts'
import { locateQuotations } from '../../notice/quotations.ts'
import { conformsTo } from '../../program/lower/header.ts'
import { occurrenceAt, occurrencesOf, treeOf } from '../names/names.ts'
import { type Document, resolvedPath } from '../workspace.ts'

/** Where the name, quotation or path at an offset leads: the places that declare it; empty where there is nothing to go to. */
export function definition(document: Document, file: string, offset: number): Span[] {
  const module = treeOf(document, file)
  if (!module) return []
  const path = pathAt(document, module, offset)
  if (path) return [path]
  const found = occurrenceAt(document, file, offset)
  if (!found) return quotedAt(document, module, offset)
  const declared = occurrencesOf(document, found.subject).filter(({ role }) => role === 'declaration')
  return declared.map(({ span }) => span)
}

const holds = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end

/** The file that 引用, 方案 or 遵循 names. */
function pathAt({ compiled }: Document, module: ast.Module, offset: number): Span | null {
  const named = module.declarations.flatMap((d): { readonly path: string; readonly span: Span }[] => {
    if (d.kind === 'use') return [{ path: d.path, span: d.pathSpan }]
    if (d.kind === 'scenario' && d.path !== null) return [{ path: d.path, span: { ...d.headSpan, start: d.base.span.start } }]
    const above = d.kind === 'notice' ? conformsTo(d) : null
    return above?.path ? [{ path: above.path, span: above.item.textSpan }] : []
  })
  const found = named.find(({ span }) => holds(span, offset))
  const target = found && resolvedPath(module.file, found.path)
  return target !== undefined && compiled.sources.has(target) ? { file: target, start: 0, end: 0 } : null
}

/** The prose that a 原文 quotes. */
function quotedAt({ compiled }: Document, written: ast.Module, offset: number): Span[] {
  // A scenario keeps its own prose and quotations in the tree of the whole.
  const module = written.file === compiled.module.file ? compiled.module : written
  const prose = proseText(module)
  const { quoted } = locateQuotations(module, prose)
  const found = quoted.find(({ quotation }) => quotation.span.file === written.file && holds(quotation.span, offset))
  return found ? [spanOf(prose, found.range, module.file)] : []
}
