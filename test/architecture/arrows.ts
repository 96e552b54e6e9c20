import { isBuiltin } from 'node:module'
import type { Import, Module } from './modules.ts'

/**
 * The arrows of ARCHITECTURE.md. A zone is grammar/ or a folder of engine/ or editor/; `root` is engine's own files (compile, index).
 * Beside its own zone, a file may import these zones and files, and nothing else of ours.
 */
const surface = ['engine/index.ts', 'engine/service/index.ts']
const consumer = ['program', 'engine/types/operators.ts', 'number', 'grammar', 'batch']
const arrows: Readonly<Record<string, readonly string[]>> = {
  grammar: [],
  number: [],
  names: ['grammar'],
  types: ['names', 'number', 'grammar'],
  program: ['types', 'names', 'number', 'grammar'],
  batch: ['program', 'number', 'grammar'],
  steps: ['program', 'types', 'number', 'grammar'],
  // The expected results of a conformance kit are the interpreter's.
  exports: [...consumer, 'types', 'steps', 'interpret', 'records'],
  // The interpreter evaluates what no record changes, and the records that no kernel decides.
  columns: [...consumer, 'types', 'interpret'],
  simulation: [...consumer, 'types', 'columns', 'interpret', 'records'],
  service: [...consumer, 'names', 'types', 'root', 'analysis', 'interpret', 'notice', 'records', 'comparison', 'drafting', 'exports'],
  comparison: [...consumer, 'types', 'root', 'interpret', 'records'],
  hosts: ['engine/index.ts', 'engine/service/index.ts'],
  // The editor: panels know the session, the session knows the worker's protocol, the worker knows the service; texts are in models behind the session.
  'editor/texts': [...surface],
  'editor/grid': ['editor/texts'],
  'editor/storage': [...surface],
  'editor/worker': [...surface],
  'editor/session': [...surface, 'editor/worker', 'editor/storage', 'editor/texts'],
  'editor/monaco': [...surface, 'editor/session', 'editor/worker', 'editor/texts'],
  'editor/panels': [...surface, 'editor/session', 'editor/texts', 'editor/grid', 'editor/monaco'],
  'editor/offline': [],
  editor: [
    ...surface,
    'editor/session',
    'editor/texts',
    'editor/panels',
    'editor/monaco',
    'editor/worker',
    'editor/storage',
    'editor/offline',
  ],
}

/** Zones whose types alone may be imported: a screen names what the worker answers, and leaves the asking to the session. */
const typeArrows: Readonly<Record<string, readonly string[]>> = { 'editor/panels': ['editor/worker'] }

/**
 * What the core may take from npm: packages that run unchanged in Node, a browser worker and an edge runtime. hyparquet reads
 * Parquet where DuckDB's native code is not: plain JavaScript over bytes, loaded when the first file is opened. fflate packs the
 * parts of an exported workbook: plain JavaScript over bytes as well.
 */
const corePackages = [
  'chevrotain',
  '@lezer/markdown',
  '@lezer/common',
  'get-east-asian-width',
  'hyparquet',
  'hyparquet-compressors',
  'fflate',
]

export function zoneOf(file: string): string {
  const [top = '', folder = '', ...rest] = file.split('/')
  if (top === 'editor') return rest.length === 0 ? top : `${top}/${folder}`
  if (top !== 'engine') return top
  return rest.length === 0 ? 'root' : folder
}

/** Imports that go upward or sideways, or that bring Node or an unknown package into the core; one sentence each. */
export function wrongArrows(modules: readonly Module[]): string[] {
  return modules.flatMap(({ file, imports }) =>
    imports.filter((found) => !allowed(file, found)).map(({ specifier }) => `${file} (${zoneOf(file)}) must not import ${specifier}`),
  )
}

function allowed(file: string, { specifier, target, typeOnly }: Import): boolean {
  const zone = zoneOf(file)
  if (target === null) return packageAllowed(zone, specifier)
  if (exportTargetOf(file) !== null && ![exportTargetOf(file), null].includes(exportTargetOf(target))) return false
  return arrowAllowed(zone, target) || (typeOnly && typeArrows[zone]?.includes(zoneOf(target)) === true)
}

/** Folders of engine/exports that all targets share; every other one is a target, which imports no other. */
const sharedByTargets = ['kit', 'dictionary']

function exportTargetOf(file: string): string | null {
  const folder = /^engine\/exports\/([^/]+)\//.exec(file)?.[1] ?? null
  return folder !== null && !sharedByTargets.includes(folder) ? folder : null
}

function arrowAllowed(zone: string, target: string): boolean {
  const other = zoneOf(target)
  if (other === zone) return true
  if (zone === 'root') return other !== 'hosts' && /^(grammar|engine)\//.test(target)
  const reachable = arrows[zone] ?? consumer
  return reachable.includes(other) || reachable.includes(target)
}

function packageAllowed(zone: string, specifier: string): boolean {
  if (zone.startsWith('editor')) return !specifier.startsWith('node:') && !isBuiltin(specifier)
  if (zone === 'hosts') return specifier.startsWith('node:') || !isBuiltin(specifier)
  return corePackages.includes(specifier)
}

/** Groups of files that import each other in a circle, unless all are of one zone and only types go round. */
export function cycles(modules: readonly Module[]): string[] {
  const all = graphOf(modules, () => true)
  const atRunTime = graphOf(modules, (found) => !found.typeOnly)
  const typeCycle = (group: readonly string[]) => new Set(group.map(zoneOf)).size === 1 && circles(restrict(atRunTime, group)).length === 0
  return circles(all)
    .filter((group) => !typeCycle(group))
    .map((group) => group.join(' ↔ '))
}

type Graph = ReadonlyMap<string, readonly string[]>

function graphOf(modules: readonly Module[], counts: (found: Import) => boolean): Graph {
  const targets = (module: Module) => module.imports.filter(counts).flatMap(({ target }) => target ?? [])
  return new Map(modules.map((module) => [module.file, targets(module)]))
}

function restrict(graph: Graph, files: readonly string[]): Graph {
  return new Map(files.map((file) => [file, (graph.get(file) ?? []).filter((target) => files.includes(target))]))
}

/** Strongly connected groups: files that each reach the other, found by comparing what every file reaches. */
function circles(graph: Graph): string[][] {
  const reached = new Map([...graph.keys()].map((file) => [file, reachableFrom(graph, file)]))
  const reaches = (from: string, to: string) => reached.get(from)?.has(to) === true
  const groups = [...graph.keys()]
    .filter((file) => reaches(file, file))
    .map((file) => [...graph.keys()].filter((other) => reaches(file, other) && reaches(other, file)))
  return groups.filter((group, i) => groups.findIndex((earlier) => earlier[0] === group[0]) === i)
}

function reachableFrom(graph: Graph, start: string): Set<string> {
  const reached = new Set<string>()
  const waiting = [...(graph.get(start) ?? [])]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    waiting.push(...(graph.get(next) ?? []))
  }
  return reached
}
