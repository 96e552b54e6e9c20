import type { ConfigShape } from '../../grammar/messages/simulation.ts'
import type { Program } from '../program/program.ts'
import { JsonFault, JsonNumber, readJson } from '../records/jsonText.ts'
import { checkConfig } from './checkConfig.ts'
import type { DimensionConfig, Payer, PersonConfig, SimulationConfig } from './config.ts'
import { type ConfigProblem, near, problem } from './configProblem.ts'

/** A configuration as far as it holds, and all that is wrong with it. */
export interface ReadConfig {
  /** Null where anything is wrong: nothing is counted that was not meant. */
  readonly config: SimulationConfig | null
  readonly problems: readonly ConfigProblem[]
}

/** The file beside a notice that says what a simulation counts. */
export const configFile = 'simulation.json'

const deepest = 16

/** Reads the text of simulation.json and holds its names against a program. Every problem is told, not only the first. */
export function readConfig(text: string, program: Program): ReadConfig {
  const reader = new Reader()
  const read = reader.json(text)
  const config = read === undefined ? null : reader.config(read)
  const checked = config ? checkConfig(config, program) : []
  // What could not be read stands as empty; that it is empty need not be said too.
  const own = reader.problems.length > 0 ? checked.filter(({ code }) => code !== 'simulation.nothingCounted') : checked
  const problems = [...reader.problems, ...own]
  return { config: problems.length > 0 ? null : config, problems }
}

type Fields = Readonly<Record<string, unknown>>

/** Makes a configuration of JSON; what is missing or of another shape is a problem and stands as empty. */
class Reader {
  readonly problems: ConfigProblem[] = []

  json(text: string): unknown {
    try {
      const { value, duplicates } = readJson(text, deepest)
      for (const key of duplicates) this.problems.push(problem('simulation.keyTwice', '', { key }))
      return value
    } catch (fault) {
      if (!(fault instanceof JsonFault)) throw fault
      this.problems.push(problem('simulation.notJson', '', { position: fault.offset + 1 }))
      return undefined
    }
  }

  config(value: unknown): SimulationConfig {
    const fields = this.object(value, '', ['payers', 'person', 'dimensions'], ['payers'])
    return {
      payers: this.list(fields.payers, 'payers').map(({ item, place }) => this.payer(item, place)),
      person: fields.person == null ? null : this.person(fields.person, 'person'),
      dimensions: this.list(fields.dimensions, 'dimensions').map(({ item, place }) => this.dimension(item, place)),
    }
  }

  private payer(value: unknown, place: string): Payer {
    const { name, results } = this.object(value, place, ['name', 'results'])
    const listed = this.list(results, inside(place, 'results'))
    return { name: this.text(name, inside(place, 'name')), results: listed.map(({ item, place: at }) => this.text(item, at)) }
  }

  private person(value: unknown, place: string): PersonConfig {
    const { result, kind } = this.object(value, place, ['result', 'kind'])
    if (kind !== undefined && kind !== 'cost' && kind !== 'benefit') this.shape(inside(place, 'kind'), 'kind')
    return { result: this.text(result, inside(place, 'result')), kind: kind === 'benefit' ? kind : 'cost' }
  }

  private dimension(value: unknown, place: string): DimensionConfig {
    const { name, by, bands } = this.object(value, place, ['name', 'by', 'bands'], ['name', 'by'])
    const named = { name: this.text(name, inside(place, 'name')), by: this.text(by, inside(place, 'by')) }
    if (bands === undefined) return named
    return { ...named, bands: this.list(bands, inside(place, 'bands')).map(({ item, place: at }) => this.whole(item, at)) }
  }

  /** The fields of an object; a key that none knows, and a required one that is missing, are problems. */
  private object(value: unknown, place: string, keys: readonly string[], required: readonly string[] = keys): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof JsonNumber) {
      if (value !== undefined) this.shape(place, 'object')
      return {}
    }
    const fields = value as Fields
    for (const key of Object.keys(fields)) {
      if (!keys.includes(key)) this.problems.push(problem('simulation.keyUnknown', place, { key, close: near(key, keys) }))
    }
    for (const key of required) if (fields[key] === undefined) this.problems.push(problem('simulation.keyMissing', place, { key }))
    return fields
  }

  private list(value: unknown, place: string): { readonly item: unknown; readonly place: string }[] {
    if (Array.isArray(value)) return value.map((item: unknown, index) => ({ item, place: `${place}[${index + 1}]` }))
    if (value !== undefined) this.shape(place, 'list')
    return []
  }

  private text(value: unknown, place: string): string {
    if (typeof value === 'string' && value !== '') return value
    if (value !== undefined) this.shape(place, 'text')
    return ''
  }

  private whole(value: unknown, place: string): number {
    const read = value instanceof JsonNumber ? Number(value.text) : Number.NaN
    if (!Number.isSafeInteger(read)) this.shape(place, 'wholeNumber')
    return read
  }

  private shape(place: string, expected: ConfigShape): void {
    this.problems.push(problem('simulation.shape', place, { expected }))
  }
}

const inside = (place: string, key: string): string => `${place}.${key}`
