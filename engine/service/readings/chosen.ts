import type { Program } from '../../program/program.ts'
import type { Readings } from './runs.ts'

/** Those of the choices that the notice knows: a question that is gone, or a reading of another name, decides nothing. */
export function knownReadings({ questions }: Program, chosen: Readings): Readings {
  const known = Object.entries(chosen).filter(([question, reading]) =>
    questions.some(({ name, readings }) => name === question && readings.some((each) => each.name === reading)),
  )
  return Object.fromEntries(known)
}

/** The program with every case under the chosen readings, which hold against the case's own; itself where none is chosen. */
export function withReadings(program: Program, chosen: Readings): Program {
  const known = knownReadings(program, chosen)
  if (Object.keys(known).length === 0) return program
  return { ...program, cases: program.cases.map((each) => ({ ...each, readings: { ...each.readings, ...known } })) }
}
