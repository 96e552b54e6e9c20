import type * as ast from '../grammar/ast.ts'
import { type Diagnostic, diagnostic, hasErrors } from '../grammar/diagnostic.ts'
import type { Span } from '../grammar/source.ts'
import { analyse } from './analysis/index.ts'
import { boundValues } from './bound.ts'
import { checkConformance } from './conform.ts'
import { type Loader, load } from './load.ts'
import { collect } from './names/collect.ts'
import type { Scope } from './names/symbols.ts'
import { checkBindings } from './notice/bindings.ts'
import { proseText } from './notice/proseText.ts'
import { locateQuotations } from './notice/quotations.ts'
import { type Above, lowerProgram } from './program/lower/index.ts'
import type { Program } from './program/program.ts'

/** A notice, compiled as far as it can be. */
export interface Compiled {
  /** The program, where the notice has no errors. */
  readonly program: Program | null
  /** What could be read of it, whatever else is wrong; for editors. Rules that could not be read are unknown. */
  readonly draft: Program
  readonly diagnostics: readonly Diagnostic[]
  /** Every file read, by path. */
  readonly sources: ReadonlyMap<string, string>
  /** The main file's tree: clauses, prose and declarations. */
  readonly module: ast.Module
}

/** A compiled notice with the names that a notice below it is checked against. */
interface Whole extends Compiled {
  readonly scope: Scope
}

/** Text to program: every pass in order, each returning its value and what it found. Null where the entry is missing. */
export function compile(loader: Loader, entry: string): Compiled | null {
  return compileNotice(loader, entry, [])
}

function compileNotice(loader: Loader, entry: string, below: readonly string[]): Whole | null {
  const sources = new Map<string, string>()
  const loaded = load(loader, entry, sources)
  if (!loaded) return null
  const { main, used } = loaded
  const scope = collect(main, used)
  const above = aboveOf(loader, entry, below, scope.value, sources)
  const lowered = lowerProgram(scope.value, main.bindings, (span) => sources.get(span.file)?.slice(span.start, span.end) ?? '', above.value)
  const { program } = lowered.value
  const found = [...loaded.diagnostics, ...scope.diagnostics, ...above.diagnostics, ...lowered.diagnostics]
  found.push(...locateQuotations(main, proseText(main)).diagnostics)
  found.push(...analyse(program))
  found.push(...checkBindings(lowered.value.bindings, boundValues(program)))
  found.push(...checkConformance(program, lowered.value.above))
  const diagnostics = inOrder(found, [...sources.keys()])
  return { program: hasErrors(diagnostics) ? null : program, draft: program, diagnostics, sources, module: main, scope: scope.value }
}

/** The requirements of the notice that this one conforms to; found, compiled and checked for circles. */
function aboveOf(loader: Loader, entry: string, below: readonly string[], scope: Scope, sources: Map<string, string>): { value: Above | null; diagnostics: Diagnostic[] } {
  const named = scope.header && conforming(scope.header)
  if (!named) return { value: null, diagnostics: [] }
  const { name, path, span } = named
  const file = path === null ? loader.findNotice(name, entry) : loader.resolve(entry, path)
  const chain = [...below, entry]
  if (file !== null && chain.includes(file)) return { value: null, diagnostics: [diagnostic('conform.cycle', span, { path: [...chain, file] })] }
  const whole = file === null ? null : compileNotice(loader, file, chain)
  if (!whole) return { value: null, diagnostics: [diagnostic('conform.missing', span, { name })] }
  for (const [path, text] of whole.sources) if (!sources.has(path)) sources.set(path, text)
  return { value: { name, span, requirements: whole.scope.requirements }, diagnostics: [] }
}

function conforming(header: NonNullable<Scope['header']>): { name: string; path: string | null; span: Span } | null {
  const item = header.items.find((i) => i.label.text === '遵循' || i.label.text === 'conforms_to')
  const match = item && /^(.*?)\s*(?:["“](.+)["”])?$/.exec(item.text)
  return item && match ? { name: match[1] as string, path: match[2] ?? null, span: item.textSpan } : null
}

/** By file in the order of reading, then by place; one finding of a kind at a place is enough. */
function inOrder(found: readonly Diagnostic[], files: readonly string[]): Diagnostic[] {
  const rank = new Map(files.map((file, index) => [file, index]))
  const place = ({ span }: Diagnostic) => rank.get(span.file) ?? files.length
  const sorted = [...found].sort((a, b) => place(a) - place(b) || a.span.start - b.span.start || a.span.end - b.span.end)
  const seen = new Set<string>()
  return sorted.filter(({ code, span, values }) => {
    const key = `${code} ${span.file} ${span.start} ${span.end} ${JSON.stringify(values)}`
    return !seen.has(key) && seen.add(key)
  })
}
