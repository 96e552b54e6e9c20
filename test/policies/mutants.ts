import { type ast, lineStarts, positionAt, runCases, type Span } from '../../engine/index.ts'
import { compiled, textOf } from './notices.ts'

/** One change to the notice: what stands at `span` becomes `to`. */
export interface Mutant {
  readonly span: Span
  readonly to: string
}

const folder = 'taiyuan-2020'
export const text = textOf(folder)
export const { declarations, bindings } = compiled(folder).module

export const at = ({ start, end }: Span): string => text.slice(start, end)
const starts = lineStarts(text)
export const lineOf = ({ span }: Mutant): number => positionAt(starts, span.start).line
export const named = (mutant: Mutant): string => `line ${lineOf(mutant)}: ${at(mutant.span)} → ${mutant.to}`

/** The notice with several changes that do not overlap. */
function changed(mutants: readonly Mutant[]): string {
  const fromTheEnd = [...mutants].sort((a, b) => b.span.start - a.span.start)
  return fromTheEnd.reduce((rest, { span, to }) => rest.slice(0, span.start) + to + rest.slice(span.end), text)
}

/** The lines at which check finds an error, or else those at which the cases do. */
export function faultyLines(mutants: readonly Mutant[]): Set<number> {
  const mutated = changed(mutants)
  const { program, diagnostics } = compiled(folder, mutated)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const found = program ? runCases(program).cases.flatMap((each) => each.diagnostics) : errors
  const lines = lineStarts(mutated)
  return new Set(found.map(({ span }) => positionAt(lines, span.start).line))
}

/** Those of several mutants, made together, that nothing is found wrong with where they stand. */
export function unnoticed(mutants: readonly Mutant[]): Mutant[] {
  const lines = faultyLines(mutants)
  return mutants.filter((mutant) => !lines.has(lineOf(mutant)))
}

/** Those that, each made alone, slip through. */
export const slipping = (mutants: readonly Mutant[]): Mutant[] => mutants.filter((mutant) => faultyLines([mutant]).size === 0)

type Declaration<K extends ast.Declaration['kind']> = Extract<ast.Declaration, { readonly kind: K }>
export const declared = <K extends ast.Declaration['kind']>(...kinds: readonly K[]) =>
  declarations.filter((d): d is Declaration<K> => (kinds as readonly string[]).includes(d.kind))

export interface Node {
  readonly [key: string]: unknown
}

/** Every object of a tree; what is quoted or noted in words is no rule. */
export function nodes(tree: unknown): Node[] {
  if (typeof tree !== 'object' || tree === null) return []
  if (Array.isArray(tree)) return tree.flatMap(nodes)
  const entries = Object.entries(tree).filter(([key]) => key !== 'quotations' && key !== 'provenance' && key !== 'otherwiseNotes')
  return [tree as Node, ...entries.flatMap(([, inner]) => nodes(inner))]
}
