import type * as ast from '../../grammar/ast.ts'
import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import { joined, type Words } from '../../grammar/messages/words.ts'
import type { Span } from '../../grammar/source.ts'
import { compare, type Decimal, multiply } from '../number/decimal.ts'
import type { Value } from '../program/apply.ts'
import type { Expr, Type } from '../program/program.ts'
import { showValue } from '../program/show.ts'
import { partsOf, printsValue, readPrinted, reprint } from './literal.ts'

/** What an expression comes to for the records that a binding speaks of. */
export type BoundValue =
  | { readonly kind: 'value'; readonly value: Value; readonly sources: () => readonly Span[] }
  | { readonly kind: 'varies'; readonly values: Words; readonly witness: Words; readonly sources: () => readonly Span[] }
  | { readonly kind: 'undecided' }

/** Gives the value of a binding's expression under its condition; compile joins interpreter and analysis to make it. */
export type ValueOf = (expr: Expr, condition: Expr | null) => BoundValue

export interface LoweredBinding {
  readonly binding: ast.Binding
  readonly values: readonly Expr[] | null
  readonly condition: Expr | null
}

/** The value of one of a binding's expressions. */
interface Found {
  readonly type: Type
  readonly value: Value
  readonly sources: () => readonly Span[]
}

/** A bound number of the prose with what its expressions come to now, and what is wrong with it. */
export interface CheckedBinding extends LoweredBinding {
  /** One for each expression; empty where an expression could not be read. */
  readonly found: readonly BoundValue[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Checks every bound number of the prose against its rule. (language.md, Meaning 10) */
export function checkBindings(bindings: readonly LoweredBinding[], boundTo: ValueOf): CheckedBinding[] {
  return bindings.map((bound) => {
    const found = bound.values?.map((value) => boundTo(value, bound.condition)) ?? []
    return { ...bound, found, diagnostics: bound.values ? checkBinding(bound.binding, bound.values, found) : [] }
  })
}

function checkBinding(binding: ast.Binding, exprs: readonly Expr[], values: readonly BoundValue[]): Diagnostic[] {
  const { text, textSpan } = binding
  const found: Found[] = []
  for (const [index, bound] of values.entries()) {
    if (bound.kind === 'varies') {
      const { values, witness, sources } = bound
      return [diagnostic('binding.varies', textSpan, { values, witness }, { related: sources() })]
    }
    if (bound.kind === 'undecided') return [diagnostic('binding.undecided', textSpan, {})]
    found.push({ type: (exprs[index] as Expr).type, ...bound })
  }
  if (found.length > 1 && binding.together === 'proportion') return proportion(binding, found)
  return found.flatMap((each) => single(binding, text, each))
}

function single({ textSpan }: ast.Binding, text: string, only: Found): Diagnostic[] {
  const printed = readPrinted(text)
  if (!printed) return [diagnostic('binding.unreadable', textSpan, { text })]
  if (printsValue(printed, only.type, only.value)) return []
  const rewritten = reprint(text, only.type, only.value)
  const fix = rewritten === null || rewritten === text ? undefined : { edits: [{ span: textSpan, text: rewritten }] }
  return [diagnostic('binding.mismatch', textSpan, { text, value: showValue(only.type, only.value) }, { fix, related: only.sources() })]
}

/** 5：5 says that the values stand to each other as its numbers do. */
function proportion({ text, textSpan }: ast.Binding, found: readonly Found[]): Diagnostic[] {
  const parts = partsOf(text).map((part) => readPrinted(part)?.value)
  const numbers = parts.filter((part): part is Decimal => typeof part === 'object')
  const values = found.map((f) => f.value).filter((value): value is Decimal => typeof value === 'object')
  if (numbers.length < parts.length || values.length < found.length) return [diagnostic('binding.unreadable', textSpan, { text })]
  const [n, v] = [numbers[0] as Decimal, values[0] as Decimal]
  const agrees =
    numbers.length === values.length &&
    values.every((value, index) => compare(multiply(value, n), multiply(v, numbers[index] as Decimal)) === 0)
  if (agrees) return []
  const shown = found.map((f) => showValue(f.type, f.value))
  return [
    diagnostic('binding.mismatch', textSpan, { text, value: joined(shown, '：', ':') }, { related: found.flatMap((f) => f.sources()) }),
  ]
}
