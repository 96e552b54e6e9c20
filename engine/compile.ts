import type * as ast from '../grammar/ast.ts'
import { type Diagnostic, hasErrors } from '../grammar/diagnostic.ts'
import type { Memory } from '../grammar/memory/memory.ts'
import { noticeAbove } from './conform.ts'
import { withoutConsequences } from './consequences.ts'
import { changesWithoutEffect } from './effect.ts'
import { findingsOf } from './findings.ts'
import { type Loader, load } from './load.ts'
import { collect } from './names/collect.ts'
import { checkBases } from './notice/basis.ts'
import type { CheckedBinding } from './notice/bindings.ts'
import { checkDutyNumbers } from './notice/dutyNumbers.ts'
import { proseText } from './notice/proseText.ts'
import { locateQuotations } from './notice/quotations.ts'
import { lowerProgram } from './program/lower/index.ts'
import type { Program } from './program/program.ts'
import { recheck } from './recheck.ts'
import { runnableOf } from './runnable.ts'
import { layered } from './scenario.ts'

/** A notice, compiled as far as it can be. */
export interface Compiled {
  /** The program, where the notice has no errors. */
  readonly program: Program | null
  /**
   * The program wherever every rule of it could be read, be its checks as they may: what an editor runs cases with. Cases that
   * could not be read are not in it.
   */
  readonly runnable: Program | null
  /** What could be read of it, whatever else is wrong; for editors. Rules that could not be read are unknown. */
  readonly draft: Program
  readonly diagnostics: readonly Diagnostic[]
  /** Every file read, by path. */
  readonly sources: ReadonlyMap<string, string>
  /** The main file's tree: clauses, prose and declarations. */
  readonly module: ast.Module
  /** The trees of the main file and of all that it uses. */
  readonly modules: readonly ast.Module[]
  /** Every file as it is written: for a scenario its own, and those of the notice that it is laid over. */
  readonly written: readonly ast.Module[]
  /** The bound numbers of the prose, in its order, with what their rules give. */
  readonly bindings: readonly CheckedBinding[]
}

/**
 * Text to program: every pass in order, each returning its value and what it found. Null where the entry is missing. With a
 * memory, what the last compile with it made is taken over as far as nothing changed; what comes out is the same.
 */
export function compile(loader: Loader, entry: string, memory: Memory | null = null): Compiled | null {
  memory?.begin()
  const sources = new Map<string, string>()
  const files = { loader, sources, trees: memory?.trees }
  const read = load(files, entry)
  if (!read) return null
  const loaded = layered(files, read)
  const { main, used } = loaded
  const scope = collect(main, used)
  const above = noticeAbove(files, entry, scope.value)
  const lowered = lowerProgram(
    scope.value,
    main.bindings,
    (span) => sources.get(span.file)?.slice(span.start, span.end) ?? '',
    above.value,
    loaded.basedOn,
    memory,
  )
  const { program } = lowered.value
  const runnable = runnableOf(program, [...loaded.diagnostics, ...scope.diagnostics, ...lowered.diagnostics], [main, ...used])
  const found = [...loaded.diagnostics, ...scope.diagnostics, ...above.diagnostics, ...lowered.diagnostics]
  found.push(...(memory ? rememberedProse(main, memory) : checkProse(main)))
  const { bindings, diagnostics: decided } = memory ? recheck(lowered.value, [main, ...used], memory) : findingsOf(lowered.value)
  found.push(...decided)
  found.push(...changesWithoutEffect(loaded, read.main, program, found, memory))
  const own = withoutConsequences(found, { scope: scope.value, modules: [main, ...used], header: program.header, sources })
  const diagnostics = inOrder(own, [...sources.keys()])
  const trees = { module: main, modules: [main, ...used], written: loaded.written, bindings }
  return { program: hasErrors(diagnostics) ? null : program, runnable, draft: program, diagnostics, sources, ...trees }
}

/** What ties declarations to the prose: quotations that are there, deadlines that say what is quoted, clauses that exist. */
function checkProse(main: ast.Module): Diagnostic[] {
  const prose = proseText(main)
  const { quoted, diagnostics } = locateQuotations(main, prose)
  return [...diagnostics, ...checkDutyNumbers(quoted, prose), ...checkBases(main)]
}

/** What the check of the prose found, where that is nothing: it depends on the prose's words and on what speaks of them. */
function rememberedProse(main: ast.Module, memory: Memory): Diagnostic[] {
  const around = main.passages.map(({ text }) => text).join('\n')
  const parts = main.declarations.filter(({ kind, quotations, provenance }) => kind !== 'case' || quotations.length + provenance.length > 0)
  if (memory.find('prose', around, parts)) return []
  const found = checkProse(main)
  if (found.length === 0) memory.keep('prose', around, parts, {})
  return found
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
