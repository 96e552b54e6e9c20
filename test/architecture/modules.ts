import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync, Visitor } from 'vite'

/** One import, export-from, import() or import type of a file. */
export interface Import {
  /** As written: ./source.ts, chevrotain, node:fs. */
  readonly specifier: string
  /** The file that a relative specifier means, from the repository's root; null for packages. */
  readonly target: string | null
  /** Erased when types are stripped, so that it orders nothing at run time. */
  readonly typeOnly: boolean
}

export interface Module {
  readonly file: string
  readonly text: string
  readonly imports: readonly Import[]
  readonly comments: readonly string[]
}

/** Every TypeScript file in the folders, by its path from the root. */
export function readModules(root: string, folders: readonly string[]): Module[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.config.ts'))
      .sort()
      .map((file) => parseModule(file, readFileSync(join(root, file), 'utf8'))),
  )
}

export function parseModule(file: string, text: string): Module {
  const parsed = parseSync(file, text)
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0]?.message}`)
  const imports: Import[] = []
  const found = (specifier: string, typeOnly: boolean) => imports.push({ specifier, target: targetOf(file, specifier), typeOnly })
  new Visitor({
    // `import { type A }` leaves an import of nothing behind, so that only `import type` counts as erased.
    ImportDeclaration: (node) => found(node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => found(node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => node.source && found(node.source.value, node.exportKind === 'type'),
    ImportExpression: (node) => found(node.source.type === 'Literal' ? String(node.source.value) : 'a computed import()', false),
    TSImportType: (node) => found(node.source.value, true),
  }).visit(parsed.program)
  return { file, text, imports, comments: parsed.comments.map((comment) => comment.value) }
}

function targetOf(file: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')) : null
}
