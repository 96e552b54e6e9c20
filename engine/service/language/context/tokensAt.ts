import type { IToken } from 'chevrotain'
import type * as ast from '../../../../grammar/ast.ts'
import { tokenize } from '../../../../grammar/tokens.ts'

/** The run of rules that holds an offset: a block, or the target of a bound number. */
export interface RulesAt {
  readonly start: number
  readonly end: number
  /** The bound number whose target it is. */
  readonly binding: ast.Binding | null
}

export function rulesAt(module: ast.Module, offset: number): RulesAt | null {
  const block = module.blocks.find(({ span }) => span.start <= offset && offset <= span.end)
  if (block) return { start: block.span.start, end: block.span.end, binding: null }
  const binding = module.bindings.find(({ textSpan, span }) => textSpan.end + 2 <= offset && offset < span.end)
  if (!binding) return null
  const open = module.text[binding.textSpan.end + 2] === '<' ? 2 : 1
  return { start: binding.textSpan.end + 2 + open, end: binding.span.end - open, binding }
}

/** The token at an offset and the one behind it; null outside rules and where no token stands. */
export function tokensAt(module: ast.Module, offset: number): { readonly token: IToken; readonly next: IToken | undefined } | null {
  const rules = rulesAt(module, offset)
  if (!rules) return null
  // Tokens never span lines, so the line is enough.
  const { start, end } = lineAround(module.text, offset, rules)
  const { tokens } = tokenize(module.text.slice(start, end), start)
  const index = tokens.findLastIndex((token) => token.startOffset <= offset)
  const token = tokens[index]
  return token && offset <= token.startOffset + token.image.length ? { token, next: tokens[index + 1] } : null
}

/** The line that holds an offset, within its rules. */
export function lineAround(
  text: string,
  offset: number,
  rules: { readonly start: number; readonly end: number },
): { start: number; end: number } {
  let start = offset
  while (start > rules.start && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  let end = offset
  while (end < rules.end && text[end] !== '\n' && text[end] !== '\r') end++
  return { start, end }
}
