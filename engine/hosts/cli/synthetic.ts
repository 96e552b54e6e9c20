import type { Command } from 'commander'
import { largestSeed, mostPeople, type PopulationProblem, populationProblemText } from '../../index.ts'
import { UsageError } from './exit.ts'
import { syntheticTexts } from './syntheticTexts.ts'
import type { Terminal } from './terminal.ts'

/** How a command line says how many synthetic people there are to be, and which. */
export interface SyntheticOptions {
  readonly size?: string
  readonly seed?: string
}

/** `usual` is how many there are where nothing is said; null where it has to be. */
export function addSyntheticOptions(command: Command, usual: number | null, { language }: Terminal): Command {
  const texts = syntheticTexts[language]
  return command.option('--size <N>', texts.size(usual)).option('--seed <N>', texts.seed)
}

/** How many people are asked for, 万 written out, and from which seed. Throws a UsageError where one of the two can’t be read. */
export function syntheticPeople(size: string, seed: string | undefined, { language }: Terminal): { size: number; seed: number } {
  const texts = syntheticTexts[language]
  const [people, start] = [wholeNumber(size.replace(/万$/, '0000')), wholeNumber(seed ?? '1')]
  if (people === null || people < 1 || people > mostPeople) throw new UsageError(texts.badSize(size))
  if (start === null || start > largestSeed) throw new UsageError(texts.badSeed(seed ?? ''))
  return { size: people, seed: start }
}

const wholeNumber = (text: string): number | null => (/^\d{1,16}$/.test(text) ? Number(text) : null)

/** Why a model can't be used: what the file is called, then a line for each problem of it. */
export function modelProblems(path: string, problems: readonly PopulationProblem[], { language, texts }: Terminal): string {
  const lines = problems.map((found) => `  ${found.path}  ${found.code}  ${populationProblemText(found, language)}`)
  return [texts.unusable(path), ...lines].join('\n')
}
