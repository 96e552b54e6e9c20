import { describe, expect, it } from 'vitest'
import { plainAnswers } from './plain.ts'
import { RangeWatch } from './ranges.ts'
import { onRandomNotices, sampleOf } from './samples.ts'

describe('inference', () => {
  it('gives every decimal a scale and a range that no record leaves', () => {
    onRandomNotices(300, (drawn) => {
      const { program, records, options } = sampleOf(drawn)
      const watch = new RangeWatch()
      for (const answer of plainAnswers(program, records, options, watch.hear)) watch.answer(program, answer)
      expect(watch.wrong).toEqual([])
    })
  })
})
