import type * as ast from '../grammar/ast.ts'
import { type Diagnostic, diagnostic } from '../grammar/diagnostic.ts'
import { type Files, type Loaded, load } from './load.ts'
import { Overlay } from './overlay.ts'

/** A file as the notice that it comes to: its own, or its scenario's base with the changes made. */
export interface Layered extends Loaded {
  readonly basedOn: string | null
  /** The notice as it is without the scenario's changes; null where there is no scenario. */
  readonly base: Layered | null
  /** Every file as it is written, those of the notices below included. */
  readonly written: readonly ast.Module[]
}

/**
 * Lays a 方案 over its notice: what comes out is an ordinary notice, and nothing downstream knows of scenarios
 * (language.md, Meaning 12). A file that declares no scenario is returned as it is.
 */
export function layered(files: Files, loaded: Loaded, open: readonly string[] = []): Layered {
  const { loader } = files
  const scenario = loaded.main.declarations.find((d) => d.kind === 'scenario')
  const own = [...loaded.used, loaded.main]
  if (!scenario) return { ...loaded, basedOn: null, base: null, written: own }
  const { file } = loaded.main
  const path = scenario.path === null ? loader.findNotice(scenario.base.text, file) : loader.resolve(file, scenario.path)
  const chain = [...open, file]
  const fail = (found: Diagnostic): Layered => ({
    ...loaded,
    diagnostics: [...loaded.diagnostics, found],
    basedOn: scenario.base.text,
    base: null,
    written: own,
  })
  if (path !== null && chain.includes(path)) return fail(diagnostic('scenario.cycle', scenario.headSpan, { path: [...chain, path] }))
  const below = path === null ? null : load(files, path)
  if (!below) return fail(diagnostic('scenario.baseMissing', scenario.base.span, { name: scenario.base.text }))
  const base = layered(files, below, chain)
  const actual = base.main.declarations.find((d) => d.kind === 'notice')?.name.text
  // What is wrong with the base is said there; without a notice there is nothing to lay a scenario over.
  const written = [...new Set([...base.written, ...own])]
  if (actual === undefined)
    return { ...loaded, diagnostics: [...loaded.diagnostics, ...base.diagnostics], basedOn: scenario.base.text, base: null, written }
  if (actual !== scenario.base.text) return fail(diagnostic('notice.otherName', scenario.base.span, { name: scenario.base.text, actual }))
  const overlay = new Overlay(scenario, loaded.main, [...base.used, base.main])
  const known = new Set(base.used.map(({ file }) => file))
  const used = [...base.used, ...loaded.used.filter(({ file }) => !known.has(file))].map((module) => overlay.module(module))
  const main = overlay.main(overlay.module(base.main))
  return {
    main,
    used,
    diagnostics: [...loaded.diagnostics, ...base.diagnostics, ...overlay.finish()],
    basedOn: scenario.base.text,
    base,
    written,
  }
}
