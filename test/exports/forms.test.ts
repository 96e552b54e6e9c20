import { expect, it } from 'vitest'
import { exportExamples, exportProblems } from './examples.ts'

it.each(Object.entries(exportExamples))('%s refuses the export that can’t be exact', (code, example) => {
  expect(exportProblems(example).map((found) => found.code)).toEqual([code])
})
