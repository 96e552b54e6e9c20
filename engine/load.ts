import type * as ast from '../grammar/ast.ts'
import { type Diagnostic, diagnostic } from '../grammar/diagnostic.ts'
import { parse } from '../grammar/parse.ts'
import type { Span } from '../grammar/source.ts'

/** How the engine reaches files; the host decides what a path is. The engine itself does no I/O. */
export interface Loader {
  /** The text of a file, or null where there is none. */
  read(path: string): string | null
  /** The path that a reference in a file means. */
  resolve(from: string, reference: string): string
  /** The path of the notice of that name near a file, for 遵循 without a path; null where none is found. */
  findNotice(name: string, from: string): string | null
}

/** A parsed file and the files it uses, in the order of use, each once. */
export interface Loaded {
  readonly main: ast.Module
  readonly used: readonly ast.Module[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Parses a file and all that it uses. Missing files and circles of use are reported where they are named. */
export function load(loader: Loader, entry: string, sources: Map<string, string>): Loaded | null {
  const diagnostics: Diagnostic[] = []
  const modules = new Map<string, ast.Module>()
  const used: ast.Module[] = []
  const open: string[] = []

  const visit = (path: string, from: Span | null): ast.Module | null => {
    const known = modules.get(path)
    if (open.includes(path)) {
      const circle = [...open.slice(open.indexOf(path)), path]
      if (from) diagnostics.push(diagnostic('use.cycle', from, { path: circle }))
      return null
    }
    if (known) return known
    const text = loader.read(path)
    if (text === null) {
      if (from) diagnostics.push(diagnostic('use.missing', from, { path }))
      return null
    }
    sources.set(path, text)
    const { value: module, diagnostics: found } = parse({ file: path, text })
    diagnostics.push(...found)
    modules.set(path, module)
    open.push(path)
    for (const declaration of module.declarations) {
      if (declaration.kind === 'use') visit(loader.resolve(path, declaration.path), declaration.pathSpan)
    }
    open.pop()
    if (path !== entry) used.push(module)
    return module
  }

  const main = visit(entry, null)
  return main && { main, used, diagnostics }
}
