import { expect } from 'vitest'
import { type Line, lineOf } from './expected.ts'
import { type Fault, spoiled } from './faults.ts'
import { readLine } from './lines.ts'
import type { Person } from './person.ts'
import { byDefault, type Choices, majorDiseaseFunding, taiyuanResults } from './taiyuan.ts'

/** A record, and what the line for it says: results, or refusals by code and field. */
export interface Sample {
  readonly record: Readonly<Record<string, unknown>>
  readonly json: string
  readonly line: Line | { readonly refused: Fault['refusals'] }
}

/** The results of a person; beside those that the dictionary lists for persons stands the notice's own. */
export function personLine(person: Person, choices: Choices = byDefault): Line {
  return lineOf({ ...taiyuanResults(person, choices), 大病保险人均筹资标准: majorDiseaseFunding[choices.A28] })
}

export function soundSample(person: Person, choices: Choices = byDefault): Sample {
  return { record: { ...person }, json: JSON.stringify(person), line: personLine(person, choices) }
}

/** People as they are, but for every fourth, who has one of the faults. */
export function mixedSamples(people: readonly Person[], faults: readonly Fault[]): Sample[] {
  return people.map((person, index) => {
    const fault = index % 4 === 3 ? faults[(index >> 2) % faults.length] : undefined
    if (!fault) return soundSample(person)
    const record = spoiled(person, fault)
    return { record, json: JSON.stringify(record), line: { refused: fault.refusals } }
  })
}

/** Every line is the one that its record should have, in the order of the records. */
export function expectLines(samples: readonly Sample[], lines: readonly string[], seed: number): void {
  expect(lines.length).toBe(samples.length)
  for (const [index, { json, line }] of samples.entries()) {
    expect(shortened(lines[index] as string), `seed ${seed}, record ${index + 1}: ${json}`).toEqual(line)
  }
}

/** A line with no more of its refusals than their codes and fields; each must say something, too. */
function shortened(text: string): Sample['line'] {
  const line = readLine(text)
  if (!('refused' in line)) return line
  for (const { message } of line.refused) expect(message).toMatch(/\p{Script=Han}/u)
  return { refused: line.refused.map(({ code, field }) => [code, field] as const) }
}
