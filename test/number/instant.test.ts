import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstDay, formatDate, lastDay, parseDate } from '../../engine/number/date.ts'
import { dayOfInstant, formatInstant, instantAt, minutesPerDay, parseInstant } from '../../engine/number/instant.ts'
import { always, anyDay } from './arbitraries.ts'

const instant = (iso: string): number => parseInstant(iso) ?? expect.fail(`${iso} is not an instant`)

describe('instants', () => {
  it.each([
    ['1970-01-01T00:00', 0],
    ['1970-01-02T00:01', 1441],
    ['1969-12-31T23:59', -1],
    ['2020-10-01T09:00', 18536 * 1440 + 540],
    ['0001-01-01T00:00', firstDay * 1440],
    ['9999-12-31T23:59', lastDay * 1440 + 1439],
  ])('%s is minute %s', (iso, minutes) => {
    expect(parseInstant(iso)).toBe(minutes)
    expect(formatInstant(minutes)).toBe(iso)
  })

  it('accepts seconds that are zero', () => {
    expect(parseInstant('2020-10-01T09:00:00')).toBe(instant('2020-10-01T09:00'))
  })

  it.each([
    '2020-10-01',
    '2020-10-01 09:00',
    '2020-10-01T9:00',
    '2020-10-01T09',
    '2020-10-01T24:00',
    '2020-10-01T23:60',
    '2020-10-01T09:00:01',
    '2020-10-01T09:00:00.0',
    '2020-10-01T09:00Z',
    '2020-10-01T09:00+08:00',
    '2021-02-29T09:00',
    '2020-10-01T09:00\n',
    '',
  ])('%j is not an instant', (iso) => {
    expect(parseInstant(iso)).toBeNull()
  })

  it.each([
    [0, 24, 0],
    [0, 0, 60],
    [0, -1, 0],
    [0, 0, -1],
    [0, 1.5, 0],
    [0, 0, 0.5],
    [0.5, 0, 0],
    [firstDay - 1, 0, 0],
    [lastDay + 1, 0, 0],
    [Number.NaN, 0, 0],
  ])('there is no instant at day %s, %s:%s', (day, hour, minute) => {
    expect(instantAt(day, hour, minute)).toBeNull()
  })

  it.each([
    ['2020-10-01T09:00', 48, '2020-10-03T09:00'],
    ['2020-02-28T23:30', 24, '2020-02-29T23:30'],
    ['2020-12-31T12:00', 12, '2021-01-01T00:00'],
  ])('%s and %s hours is %s', (iso, hours, later) => {
    expect(formatInstant(instant(iso) + hours * 60)).toBe(later)
  })

  it('is a day and a time of day', () => {
    always(
      fc.property(anyDay, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (day, hour, minute) => {
        const minutes = instantAt(day, hour, minute) as number
        const time = [hour, minute].map((n) => String(n).padStart(2, '0')).join(':')
        expect(dayOfInstant(minutes)).toBe(day)
        expect(formatInstant(minutes)).toBe(`${formatDate(day)}T${time}`)
        expect(parseInstant(formatInstant(minutes))).toBe(minutes)
      }),
    )
  })

  it('stands in the order of its text', () => {
    const anyInstant = fc.integer({ min: firstDay * minutesPerDay, max: (lastDay + 1) * minutesPerDay - 1 })
    always(
      fc.property(anyInstant, anyInstant, (a, b) => {
        expect(formatInstant(a) < formatInstant(b)).toBe(a < b)
        expect(parseDate(formatInstant(a).slice(0, 10))).toBe(dayOfInstant(a))
      }),
    )
  })
})
