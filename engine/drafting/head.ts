import type * as ast from '../../grammar/ast.ts'
import { readDay } from '../../grammar/literals.ts'
import { type Label, labelOf } from '../../grammar/vocabulary.ts'

export type Notice = Extract<ast.Declaration, { kind: 'notice' }>

/** The 通知 that a file declares itself; null where it has none: that of a 方案 stands in another file. */
export function noticeOf({ declarations, file }: ast.Module): Notice | null {
  return declarations.find((d): d is Notice => d.kind === 'notice' && d.span.file === file) ?? null
}

export function itemOf(notice: Notice, label: Label): ast.TextItem | undefined {
  return notice.items.find((item) => labelOf(item.label.text) === label)
}

/** The base date of a notice, ISO; null where it has none that can be read. */
export function baseDateOf(module: ast.Module): string | null {
  const notice = noticeOf(module)
  const item = notice && itemOf(notice, 'baseDate')
  return item ? readDay(item.text) : null
}

export const yearOf = (iso: string): number => Number(iso.slice(0, 4))
