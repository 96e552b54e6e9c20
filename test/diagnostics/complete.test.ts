import { expect, it } from 'vitest'
import { inputFormat } from '../../engine/hosts/cli/input.ts'
import type { Terminal } from '../../engine/hosts/cli/terminal.ts'
import { catalogue } from '../../engine/index.ts'
import type { ProblemCode } from '../../engine/program/validate/index.ts'
import { examples } from '../records/examples.ts'
import { configExamples } from '../simulation/configExamples.ts'
import { pairExamples, pairProblemOf } from '../simulation/pairExamples.ts'
import { fixturesIn } from './fixtures.ts'
import { inputExamples } from './inputs.ts'
import { populationExample, populationExamples, soundModelProblems } from './populationExamples.ts'
import { programExample, programExamples } from './programExamples.ts'

const codes = Object.keys(catalogue)
const outside = [
  ...Object.keys(examples),
  ...Object.keys(inputExamples),
  ...Object.keys(programExamples),
  ...Object.keys(configExamples),
  ...Object.keys(pairExamples),
  ...Object.keys(populationExamples),
]
const proved = [...fixturesIn('bad').map((fixture) => fixture.code), ...outside]

it('every code of the catalogue has a fixture', () => {
  expect(codes.filter((code) => !proved.includes(code))).toEqual([])
})

it('every fixture is for a code of the catalogue', () => {
  expect(proved.filter((code) => !codes.includes(code))).toEqual([])
})

it.each(Object.entries(inputExamples))('%s is what the command line says of %s', (code, file) => {
  const terminal = { language: 'zh' } as Terminal
  expect(() => inputFormat(file, terminal)).toThrow(code)
})

it.each(Object.keys(programExamples) as ProblemCode[])('%s is what its example gets', (code) => {
  expect(programExample(code).problems.map((problem) => problem.code)).toContain(code)
})

it.each(Object.keys(pairExamples) as (keyof typeof pairExamples)[])('%s is what its two notices get', (code) => {
  expect(pairProblemOf(code).code).toBe(code)
})

it.each(Object.keys(populationExamples) as (keyof typeof populationExamples)[])('%s is what its example gets', (code) => {
  expect(populationExample(code).problems.map((problem) => problem.code)).toContain(code)
})

it('nothing is wrong with the model that the examples change', () => {
  expect(soundModelProblems()).toEqual([])
})
