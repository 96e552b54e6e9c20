import { type Language, messageOf } from '../../../grammar/diagnostic.ts'
import type { Code, Values } from '../../../grammar/messages/index.ts'
import type { Refusal } from '../../program/outcome.ts'
import { type Path, pointer } from '../../program/validate/problem.ts'

/** What is wrong with population.json, and where. A value that its field does not take has the code that a record gets. */
export interface PopulationProblem {
  readonly code: Code
  /** JSON Pointer (RFC 6901): /组成/3/情形/0/份额; empty for the whole. */
  readonly path: string
  readonly values: Readonly<Record<string, unknown>>
}

/** The sentence of a problem, in the reader's language. */
export function populationProblemText({ code, values }: PopulationProblem, language: Language): string {
  return messageOf(code, values as Values<Code>, language)
}

type PopulationCode = Extract<Code, `population.${string}`>

/** Gathers what is wrong with a model; `report` stands for the part that could not be read. */
export class ModelProblems {
  readonly found: PopulationProblem[] = []

  report<C extends PopulationCode>(code: C, path: Path, values: Values<C>): null {
    this.found.push({ code, path: pointer(path), values: values as Readonly<Record<string, unknown>> })
    return null
  }

  refused({ code, values }: Refusal, path: Path): null {
    this.found.push({ code, path: pointer(path), values })
    return null
  }
}
