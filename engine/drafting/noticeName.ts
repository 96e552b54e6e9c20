import type * as ast from '../../grammar/ast.ts'
import { writtenName } from './names.ts'

/**
 * The text of a notice under another name, or of a scenario whose notice has another name; as it is where it declares
 * neither. Null where the name can't be written.
 */
export function withNoticeName({ declarations, file, text }: ast.Module, name: string): string | null {
  const written = writtenName(name)
  if (written === null) return null
  const head = declarations.find(({ kind, span }) => (kind === 'notice' || kind === 'scenario') && span.file === file)
  const span = head?.kind === 'notice' ? head.name.span : head?.kind === 'scenario' ? head.base.span : null
  return span ? text.slice(0, span.start) + written + text.slice(span.end) : text
}
