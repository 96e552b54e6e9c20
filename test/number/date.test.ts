import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  civil,
  completedYears,
  dayNumber,
  daysInMonth,
  firstDay,
  formatDate,
  lastDay,
  type MonthClamp,
  monthEnd,
  monthOf,
  parseDate,
  yearOf,
} from '../../engine/number/date.ts'
import { always, anyDay } from './arbitraries.ts'

const day = (iso: string): number => parseDate(iso) ?? expect.fail(`${iso} is not a date`)
const written = (value: number | null): string | null => (value === null ? null : formatDate(value))

describe('the calendar', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2000-03-01', 11017],
    ['2020-08-28', 18502],
    ['2021-01-01', 18628],
    ['0001-01-01', firstDay],
    ['9999-12-31', lastDay],
  ])('%s is day %s', (iso, number) => {
    expect(parseDate(iso)).toBe(number)
    expect(formatDate(number)).toBe(iso)
  })

  it.each([
    ['2021-02-29', 'no leap year'],
    ['1900-02-29', 'a century'],
    ['2020-02-30', 'no such day'],
    ['2020-04-31', 'no such day'],
    ['2020-13-01', 'no such month'],
    ['2020-00-10', 'no such month'],
    ['2020-01-00', 'no such day'],
    ['0000-01-01', 'no such year'],
    ['2020-9-1', 'one digit'],
    ['20200901', 'no hyphens'],
    ['2020/09/01', 'slashes'],
    ['02020-09-01', 'five digits'],
    ['2020-09-01T00:00', 'an instant'],
    [' 2020-09-01', 'a space'],
    ['2020-09-01\n', 'a line end'],
    ['２０２０-０９-０１', 'wide digits'],
    ['', 'empty'],
  ])('%j is not a date (%s)', (iso) => {
    expect(parseDate(iso)).toBeNull()
  })

  it.each([
    [10000, 1, 1],
    [0, 12, 31],
    [2020.5, 1, 1],
    [2020, 1.5, 1],
    [2020, 1, 1.5],
    [2020, 0, 1],
    [2020, -1, 1],
    [2020, 1, -1],
    [Number.NaN, 1, 1],
    [2020, Number.NaN, 1],
    [2020, 1, Number.NaN],
  ])('there is no year %s, month %s, day %s', (year, month, date) => {
    expect(dayNumber(year, month, date)).toBeNull()
  })

  it('counts every day of 9999 years, one after the other', () => {
    const lengths = [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let next = firstDay
    const wrong: string[] = []
    for (let year = 1; year <= 9999; year++) {
      const leap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)
      for (let month = 1; month <= 12; month++) {
        const length = lengths[month - 1] || (leap ? 29 : 28)
        for (let date = 1; date <= length; date++, next++) {
          const back = civil(next)
          const agrees = dayNumber(year, month, date) === next && back.year === year && back.month === month && back.day === date
          if (!agrees) wrong.push(`${year}-${month}-${date}`)
        }
        if (dayNumber(year, month, length + 1) !== null || daysInMonth(year, month) !== length) wrong.push(`${year}-${month}`)
        if (monthEnd(year, month) !== next - 1) wrong.push(`end of ${year}-${month}`)
      }
    }
    expect(wrong).toEqual([])
    expect(next - 1).toBe(lastDay)
  })

  it('reads what it writes, in an order that texts share', () => {
    always(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(parseDate(formatDate(a))).toBe(a)
        expect(formatDate(a) < formatDate(b)).toBe(a < b)
        expect(formatDate(a)).toBe(`${String(yearOf(a)).padStart(4, '0')}-${String(monthOf(a)).padStart(2, '0')}${formatDate(a).slice(7)}`)
      }),
    )
  })

  it.each([
    [2020, 2, '2020-02-29'],
    [2021, 2, '2021-02-28'],
    [1900, 2, '1900-02-28'],
    [2000, 2, '2000-02-29'],
    [2020, 12, '2020-12-31'],
    [2020, 13, null],
    [2020, 0, null],
    [0, 2, null],
    [10000, 2, null],
  ])('the end of %s, month %s, is %s', (year, month, expected) => {
    expect(written(monthEnd(year, month))).toBe(expected)
  })
})

describe('completed years', () => {
  it.each([
    ['1960-09-01', '2020-08-31', 59],
    ['1960-09-01', '2020-09-01', 60],
    ['2003-01-01', '2021-01-01', 18],
    ['2003-01-02', '2021-01-01', 17],
    ['2004-02-29', '2022-02-28', 17],
    ['2004-02-29', '2022-03-01', 18],
    ['2004-02-29', '2024-02-28', 19],
    ['2004-02-29', '2024-02-29', 20],
    ['2003-02-28', '2020-02-28', 17],
    ['2003-03-01', '2020-02-29', 16],
    ['2020-12-31', '2021-01-01', 0],
    ['2021-01-01', '2021-01-01', 0],
    ['2021-01-01', '2020-12-31', 0],
    ['2021-01-01', '2020-01-02', 0],
    ['2021-01-01', '2020-01-01', -1],
    ['2022-03-01', '2004-02-29', -18],
    ['2022-02-28', '2004-02-29', -17],
    ['0001-01-01', '9999-12-31', 9998],
  ])('from %s to %s: %s', (from, to, years) => {
    expect(completedYears(day(from), day(to))).toBe(years)
  })

  it('are opposite in opposite directions', () => {
    always(fc.property(anyDay, anyDay, (a, b) => completedYears(a, b) + completedYears(b, a) === 0))
  })

  it('never shrink as time goes on', () => {
    always(fc.property(anyDay, anyDay, fc.nat(800), (from, to, more) => completedYears(from, to) <= completedYears(from, to + more)))
  })

  it('grow on the anniversary, which is 1 March for 29 February, and not on the day before', () => {
    always(
      fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (from, years) => {
        const anniversary = addMonths(from, 12 * years, 'up')
        fc.pre(anniversary !== null)
        expect(completedYears(from, anniversary)).toBe(years)
        expect(completedYears(from, anniversary - 1)).toBe(years - 1)
      }),
    )
  })
})

describe('adding months', () => {
  it.each<[from: string, months: number, down: string | null, up: string | null]>([
    ['2020-08-28', 3, '2020-11-28', '2020-11-28'],
    ['2020-08-31', 3, '2020-11-30', '2020-12-01'],
    ['2020-01-31', 1, '2020-02-29', '2020-03-01'],
    ['2021-01-31', 1, '2021-02-28', '2021-03-01'],
    ['2021-01-29', 1, '2021-02-28', '2021-03-01'],
    ['2020-02-29', 12, '2021-02-28', '2021-03-01'],
    ['2020-02-29', 48, '2024-02-29', '2024-02-29'],
    ['2020-02-29', 1, '2020-03-29', '2020-03-29'],
    ['2020-11-30', 3, '2021-02-28', '2021-03-01'],
    ['2020-10-31', 2, '2020-12-31', '2020-12-31'],
    ['2020-03-31', -1, '2020-02-29', '2020-03-01'],
    ['2021-01-15', -1, '2020-12-15', '2020-12-15'],
    ['2021-01-15', -13, '2019-12-15', '2019-12-15'],
    ['2020-08-28', 0, '2020-08-28', '2020-08-28'],
    ['9999-10-31', 1, '9999-11-30', '9999-12-01'],
    ['9999-12-01', 1, null, null],
    ['0001-01-31', -1, null, null],
    ['2020-01-01', 1_000_000, null, null],
    ['2020-01-01', 0.5, null, null],
  ])('%s and %s months', (from, months, down, up) => {
    expect([addMonths(day(from), months, 'down'), addMonths(day(from), months, 'up')].map(written)).toEqual([down, up])
  })

  const anyMonths = fc.oneof(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -130_000, max: 130_000 }))
  const anyClamp = fc.constantFrom<MonthClamp>('down', 'up')

  it('keeps the day where the month has it, and else takes the two days at the end of the month', () => {
    always(
      fc.property(anyDay, anyMonths, (from, months) => {
        const start = civil(from)
        // Month by month from January of year 1, so that no year needs to be carried.
        const months0 = (start.year - 1) * 12 + (start.month - 1) + months
        const [down, up] = [addMonths(from, months, 'down'), addMonths(from, months, 'up')]
        if (months0 < 0 || months0 >= 9999 * 12) return down === null && up === null
        const [year, month] = [Math.floor(months0 / 12) + 1, (months0 % 12) + 1]
        const end = monthEnd(year, month) as number
        const exact = dayNumber(year, month, start.day)
        return exact === null ? down === end && up === end + 1 : down === exact && up === exact
      }),
      { numRuns: 1000 },
    )
  })

  it('never turns the order around', () => {
    always(
      fc.property(anyDay, fc.nat(70), anyMonths, anyClamp, (from, later, months, clamp) => {
        const [a, b] = [addMonths(from, months, clamp), addMonths(Math.min(from + later, lastDay), months, clamp)]
        return a === null || b === null || a <= b
      }),
    )
  })

  it('adds up, and comes back, up to the 28th', () => {
    always(
      fc.property(anyDay, anyMonths, anyMonths, anyClamp, (from, first, second, clamp) => {
        fc.pre(civil(from).day <= 28)
        const halfway = addMonths(from, first, clamp)
        fc.pre(halfway !== null)
        expect(addMonths(halfway, second, clamp)).toBe(addMonths(from, first + second, clamp))
        expect(addMonths(halfway, -first, clamp)).toBe(from)
      }),
    )
  })
})
