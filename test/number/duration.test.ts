import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Duration, type DurationUnit, formatDuration, parseDuration } from '../../engine/number/duration.ts'
import { always } from './arbitraries.ts'

describe('durations', () => {
  it.each<[iso: string, unit: DurationUnit, count: number, written: string]>([
    ['P3M', 'month', 3, 'P3M'],
    ['P1Y', 'month', 12, 'P1Y'],
    ['P1Y6M', 'month', 18, 'P1Y6M'],
    ['P18M', 'month', 18, 'P1Y6M'],
    ['P0Y', 'month', 0, 'P0M'],
    ['P30D', 'day', 30, 'P30D'],
    ['P0D', 'day', 0, 'P0D'],
    ['P400D', 'day', 400, 'P400D'],
    ['PT48H', 'minute', 2880, 'PT48H'],
    ['PT30M', 'minute', 30, 'PT30M'],
    ['PT1H30M', 'minute', 90, 'PT1H30M'],
    ['PT90M', 'minute', 90, 'PT1H30M'],
    ['PT0H', 'minute', 0, 'PT0M'],
    ['-P3M', 'month', -3, '-P3M'],
    ['-P1Y6M', 'month', -18, '-P1Y6M'],
    ['-PT90M', 'minute', -90, '-PT1H30M'],
    ['-P0D', 'day', 0, 'P0D'],
    ['P007D', 'day', 7, 'P7D'],
  ])('%s is %s %s, written %s', (iso, unit, count, written) => {
    expect(parseDuration(iso)).toEqual({ unit, count })
    expect(formatDuration({ unit, count })).toBe(written)
  })

  it.each([
    ['P1M15D', 'months and days'],
    ['P1Y1D', 'years and days'],
    ['P1DT12H', 'days and hours'],
    ['P1MT1M', 'months and minutes'],
    ['P6M1Y', 'smaller first'],
    ['PT30M1H', 'smaller first'],
    ['P2W', 'weeks'],
    ['PT30S', 'seconds'],
    ['P1.5Y', 'a fraction'],
    ['P', 'nothing'],
    ['PT', 'nothing'],
    ['P30', 'no unit'],
    ['30D', 'no P'],
    ['p30d', 'lower case'],
    ['P-3M', 'sign inside'],
    ['+P3M', 'plus sign'],
    ['P1000000000D', 'ten digits'],
    ['P3M ', 'a space'],
    ['P3M\n', 'a line end'],
    ['', 'empty'],
  ])('%j is not a duration (%s)', (iso) => {
    expect(parseDuration(iso)).toBeNull()
  })

  it('reads what it writes', () => {
    const anyDuration: fc.Arbitrary<Duration> = fc.record({
      unit: fc.constantFrom<DurationUnit>('month', 'day', 'minute'),
      count: fc.oneof(fc.integer({ min: -120, max: 3000 }), fc.integer({ min: -999_999_999, max: 999_999_999 })),
    })
    always(
      fc.property(anyDuration, (duration) => {
        expect(parseDuration(formatDuration(duration))).toEqual(duration)
      }),
    )
  })
})
