import type * as ast from '../grammar/ast.ts'
import { type Diagnostic, diagnostic } from '../grammar/diagnostic.ts'
import type { Trees } from '../grammar/memory/trees.ts'
import type { Values } from '../grammar/messages/index.ts'
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

/** Where a compile reads files, and what it has read. */
export interface Files {
  readonly loader: Loader
  /** Every file read, by path. */
  readonly sources: Map<string, string>
  /** Trees of an earlier compile; none where everything is to be read anew. */
  readonly trees: Trees | undefined
}

/** A parsed file and the files it uses, in the order of use, each once. */
export interface Loaded {
  readonly main: ast.Module
  readonly used: readonly ast.Module[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Parses a file and all that it uses. Missing files and circles of use are reported where they are named. */
export function load(files: Files, entry: string): Loaded | null {
  const reading = new Reading(files)
  const main = reading.visit(entry, null)
  return main && { main, used: reading.modules.filter((module) => module !== main), diagnostics: reading.diagnostics }
}

class Reading {
  /** In the order in which reading them ended: what is used stands before what uses it. */
  readonly modules: ast.Module[] = []
  readonly diagnostics: Diagnostic[] = []
  private readonly seen = new Set<string>()
  private readonly open: string[] = []
  private readonly files: Files

  constructor(files: Files) {
    this.files = files
  }

  /** Reads a file once; `from` is the place that names it. */
  visit(path: string, from: Span | null): ast.Module | null {
    if (this.open.includes(path)) return this.report(from, 'use.cycle', { path: [...this.open.slice(this.open.indexOf(path)), path] })
    if (this.seen.has(path)) return null
    const { loader, sources, trees } = this.files
    const text = loader.read(path)
    if (text === null) return this.report(from, 'use.missing', { path })
    this.seen.add(path)
    sources.set(path, text)
    const { value: module, diagnostics } = parse({ file: path, text }, trees)
    this.diagnostics.push(...diagnostics)
    this.open.push(path)
    for (const declaration of module.declarations) {
      if (declaration.kind === 'use') this.visit(loader.resolve(path, declaration.path), declaration.pathSpan)
    }
    this.open.pop()
    this.modules.push(module)
    return module
  }

  private report<C extends 'use.cycle' | 'use.missing'>(from: Span | null, code: C, values: Values<C>): null {
    if (from) this.diagnostics.push(diagnostic(code, from, values))
    return null
  }
}
