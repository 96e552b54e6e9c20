import type * as ast from '../grammar/ast.ts'
import { type Diagnostic, hasErrors } from '../grammar/diagnostic.ts'
import { analyse } from './analysis/index.ts'
import { boundValues } from './bound.ts'
import { checkConformance, noticeAbove } from './conform.ts'
import { withoutConsequences } from './consequences.ts'
import { type Loader, load } from './load.ts'
import { collect } from './names/collect.ts'
import { checkBases } from './notice/basis.ts'
import { checkBindings } from './notice/bindings.ts'
import { checkDutyNumbers } from './notice/dutyNumbers.ts'
import { proseText } from './notice/proseText.ts'
import { locateQuotations } from './notice/quotations.ts'
import { withPlaces } from './places.ts'
import { lowerProgram } from './program/lower/index.ts'
import type { Program } from './program/program.ts'
import { layered } from './scenario.ts'

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

/** Text to program: every pass in order, each returning its value and what it found. Null where the entry is missing. */
export function compile(loader: Loader, entry: string): Compiled | null {
  const sources = new Map<string, string>()
  const read = load(loader, entry, sources)
  if (!read) return null
  const loaded = layered(loader, read, sources)
  const { main, used } = loaded
  const scope = collect(main, used)
  const above = noticeAbove(loader, entry, scope.value, sources)
  const lowered = lowerProgram(
    scope.value,
    main.bindings,
    (span) => sources.get(span.file)?.slice(span.start, span.end) ?? '',
    above.value,
    loaded.basedOn,
  )
  const { program } = lowered.value
  const found = [...loaded.diagnostics, ...scope.diagnostics, ...above.diagnostics, ...lowered.diagnostics]
  found.push(...checkProse(main))
  found.push(...analyse(program, lowered.value.incomplete).map((each) => placed(each, program)))
  found.push(...checkBindings(lowered.value.bindings, boundValues(program)))
  found.push(...checkConformance(program, lowered.value.above))
  const own = withoutConsequences(found, { scope: scope.value, modules: [main, ...used], header: program.header, sources })
  const diagnostics = inOrder(own, [...sources.keys()])
  return { program: hasErrors(diagnostics) ? null : program, draft: program, diagnostics, sources, module: main }
}

/** What ties declarations to the prose: quotations that are there, deadlines that say what is quoted, clauses that exist. */
function checkProse(main: ast.Module): Diagnostic[] {
  const prose = proseText(main)
  const { quoted, diagnostics } = locateQuotations(main, prose)
  return [...diagnostics, ...checkDutyNumbers(quoted, prose), ...checkBases(main)]
}

/** An assertion that fails, with the places that its values come from. */
function placed(found: Diagnostic, program: Program): Diagnostic {
  const { file, start } = found.span
  const assertion = found.code === 'assert.fails' && program.assertions.find(({ span }) => span.file === file && span.start === start)
  return assertion ? withPlaces(found, assertion, program) : found
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
