import type { Program } from '../../program/program.ts'
import { isObject, parseJson } from '../../records/json.ts'
import { syntheticLabel } from './assumptionTexts.ts'
import type { PopulationModel } from './model.ts'

/** What stands beside a file of synthetic people, in FILE.about.json, since a CSV file can't say it itself. */
export interface PopulationAbout {
  readonly label: typeof syntheticLabel
  readonly synthetic: true
  /** The file that it is about, and the SHA-256 of its bytes. */
  readonly file: { readonly name: string; readonly sha256: string }
  readonly notice: { readonly name: string; readonly number: string | null }
  readonly entity: string
  readonly people: number
  readonly seed: number
  readonly model: { readonly file: string; readonly sha256: string; readonly title: string; readonly note: string }
  readonly engine: { readonly name: 'tiaoli'; readonly version: string }
}

/** What only the host knows: names and hashes of files, its version. */
export interface AboutParts {
  readonly file: PopulationAbout['file']
  readonly people: number
  readonly seed: number
  readonly modelFile: { readonly name: string; readonly sha256: string }
  readonly version: string
}

export function aboutPopulation(model: PopulationModel, { header }: Program, parts: AboutParts): PopulationAbout {
  const { name, number } = header
  const { file, people, seed, modelFile, version } = parts
  return {
    label: syntheticLabel,
    synthetic: true,
    file,
    notice: { name, number },
    entity: model.entity,
    people,
    seed,
    model: { file: modelFile.name, sha256: modelFile.sha256, title: model.title, note: model.note },
    engine: { name: 'tiaoli', version },
  }
}

/** Where the file stands that says what a file of people is. */
export const aboutFileOf = (people: string): string => `${people}.about.json`

/** Whether the text of such a file says that the people are synthetic. */
export function saysSynthetic(text: string): boolean {
  const { value } = parseJson(text)
  return isObject(value) && value.synthetic === true
}
