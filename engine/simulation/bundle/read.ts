import { programFromJson } from '../../program/json.ts'
import type { Program } from '../../program/program.ts'
import type { Summary } from '../summary.ts'
import { type Side, sides } from '../variant.ts'
import { type Bundle, type BundledSummary, bundleFile, bundleVersion, type Hash, requestText, summaryFile } from './bundle.ts'
import { type BundleProblem, bundleProblem } from './problem.ts'

/** A bundle that a simulation can be made of again, and what was changed in it since. */
export interface ReadBundle {
  readonly bundle: Bundle
  readonly programs: Readonly<Record<Side, Program>>
  /** Text of the model of synthetic people; null where they are in a file. */
  readonly model: string | null
  readonly summary: Summary
}

/** Reads a bundle by the texts of its files; null where it can't be made again. */
export function readBundle(
  read: (file: string) => string | null,
  hash: Hash,
): { readonly found: ReadBundle | null; readonly problems: readonly BundleProblem[] } {
  const reader = new Reader(read, hash)
  const found = reader.all()
  return { found, problems: reader.problems }
}

class Reader {
  readonly problems: BundleProblem[] = []
  private readonly read: (file: string) => string | null
  private readonly hash: Hash

  constructor(read: (file: string) => string | null, hash: Hash) {
    this.read = read
    this.hash = hash
  }

  all(): ReadBundle | null {
    const bundle = this.bundle()
    if (!bundle) return null
    const { people } = bundle.request
    const programs = sides.map((side) => this.program(bundle, side))
    const [baseline, scenario] = programs
    const model = people.kind === 'synthetic' ? this.model(people.model.file, people.model.sha256) : null
    const summary = this.summary(bundle)
    const lacking = !baseline || !scenario || !summary || (people.kind === 'synthetic' && model === null)
    return lacking ? null : { bundle, programs: { baseline, scenario }, model, summary }
  }

  private bundle(): Bundle | null {
    const value = this.json(bundleFile)
    if (value === null) return null
    const version = isObject(value) ? value.version : undefined
    if (typeof version === 'number' && version !== bundleVersion) {
      return this.report(bundleProblem('bundle.newer', { version: String(version), reads: bundleVersion }))
    }
    const lacking = lackingIn(value)
    return lacking === null ? (value as Bundle) : this.report(bundleProblem('bundle.unreadable', { file: bundleFile, reason: lacking }))
  }

  private program({ request }: Bundle, side: Side): Program | null {
    const { notice, program: part } = request.sides[side]
    const text = this.text(part.file)
    if (text === null) return null
    if (this.hash(text) !== part.sha256) this.problems.push(bundleProblem('bundle.rulesChanged', { notice, file: part.file }))
    const { program, problems } = programFromJson(text)
    if (program) return program
    return this.report(bundleProblem('bundle.unreadable', { file: part.file, reason: problems.map(({ code }) => code).join(', ') }))
  }

  private model(file: string, sha256: string): string | null {
    const text = this.text(file)
    if (text !== null && this.hash(text) !== sha256) this.problems.push(bundleProblem('bundle.modelChanged', { file }))
    return text
  }

  private summary({ request }: Bundle): Summary | null {
    const value = this.json(summaryFile)
    if (value === null) return null
    const lacking = lackingPath(value, ['request.sha256', 'summary.basis', 'summary.payers'])
    if (lacking !== null) return this.report(bundleProblem('bundle.unreadable', { file: summaryFile, reason: lacking }))
    const { request: of, summary } = value as BundledSummary<Summary>
    if (of.sha256 !== this.hash(requestText(request))) this.problems.push(bundleProblem('bundle.requestChanged', {}))
    return summary
  }

  private json(file: string): unknown {
    const text = this.text(file)
    try {
      return text === null ? null : JSON.parse(text)
    } catch (fault) {
      return this.report(bundleProblem('bundle.unreadable', { file, reason: fault instanceof Error ? fault.message : String(fault) }))
    }
  }

  private text(file: string): string | null {
    return this.read(file) ?? this.report(bundleProblem('bundle.partMissing', { file }))
  }

  private report(found: BundleProblem): null {
    this.problems.push(found)
    return null
  }
}

/** The place of what a bundle must have and lacks; null where it lacks nothing. */
function lackingIn(value: unknown): string | null {
  const side = (name: Side) => ['notice', 'program.file', 'program.sha256', 'set'].map((part) => `request.sides.${name}.${part}`)
  const common = ['version', 'engine.version', 'request.config.payers', 'request.config.dimensions', 'request.people.kind', 'request.top']
  const lacking = lackingPath(value, [...common, ...side('baseline'), ...side('scenario')])
  if (lacking !== null) return lacking
  const { people } = (value as Bundle).request
  const own = people.kind === 'file' ? ['path', 'sha256', 'size'] : ['model.file', 'model.sha256', 'size', 'seed']
  return lackingPath(
    value,
    own.map((part) => `request.people.${part}`),
  )
}

function lackingPath(value: unknown, paths: readonly string[]): string | null {
  const has = (path: string) => path.split('.').reduce((at: unknown, key) => (isObject(at) ? at[key] : undefined), value) !== undefined
  return paths.find((path) => !has(path)) ?? null
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
