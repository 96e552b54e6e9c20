import { programToJson } from '../../program/json.ts'
import type { Program } from '../../program/program.ts'
import { nameOf } from '../lookup.ts'
import type { Summary } from '../summary.ts'
import type { Side } from '../variant.ts'
import {
  type Bundle,
  type BundlePeople,
  type BundleRequest,
  type BundleSide,
  bundleFile,
  bundleVersion,
  type Hash,
  requestText,
  summaryFile,
} from './bundle.ts'

/** What a bundle is made of; programs and the model's text go into files of their own. */
export interface BundleParts {
  readonly programs: Readonly<Record<Side, Program>>
  readonly settings: Readonly<Record<Side, Pick<BundleSide, 'asOf' | 'set'>>>
  readonly config: BundleRequest['config']
  readonly people: Exclude<BundlePeople, { kind: 'synthetic' }> | { kind: 'synthetic'; model: string; size: number; seed: number }
  readonly top: number
  readonly summary: Summary
  readonly version: string
  readonly made: string
}

export interface BundleFileText {
  readonly file: string
  readonly text: string
}

/** The files of a bundle: what is asked first, the results, and `others` (tables, sources); bundle.json names them all and stands last. */
export function bundleFiles(parts: BundleParts, others: readonly BundleFileText[], hash: Hash): BundleFileText[] {
  const programs = { baseline: programFile('baseline', parts), scenario: programFile('scenario', parts) }
  const { people } = parts
  const model = people.kind === 'synthetic' ? [{ file: 'population.json', text: people.model }] : []
  const request = requestOf(parts, programs, hash)
  const summary = { request: { sha256: hash(requestText(request)) }, summary: parts.summary }
  const files = [programs.baseline, programs.scenario, ...model, { file: summaryFile, text: pretty(summary) }, ...others]
  const bundle: Bundle = {
    version: bundleVersion,
    engine: { name: 'tiaoli', version: parts.version },
    made: parts.made,
    request,
    files: files.map(({ file, text }) => ({ file, sha256: hash(text) })),
  }
  return [...files, { file: bundleFile, text: pretty(bundle) }]
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

function programFile(side: Side, { programs }: BundleParts): BundleFileText {
  return { file: `${side}.program.json`, text: `${programToJson(programs[side])}\n` }
}

function requestOf(parts: BundleParts, programs: Readonly<Record<Side, BundleFileText>>, hash: Hash): BundleRequest {
  const { people, config, top } = parts
  const side = (name: Side): BundleSide => {
    const program = parts.programs[name]
    const { file, text } = programs[name]
    return { notice: nameOf(program), number: program.header.number, program: { file, sha256: hash(text) }, ...parts.settings[name] }
  }
  const from: BundlePeople =
    people.kind === 'file'
      ? people
      : { kind: 'synthetic', model: { file: 'population.json', sha256: hash(people.model) }, size: people.size, seed: people.seed }
  return { sides: { baseline: side('baseline'), scenario: side('scenario') }, config, people: from, top }
}
