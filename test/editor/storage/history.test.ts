import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expendable, startsBurst, superfluous } from '../../../editor/storage/history.ts'
import type { StoredFile, Version, VersionKind } from '../../../editor/storage/model.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** 2026-11-21, 12:00 in Taiyuan. */
const now = Date.UTC(2026, 10, 21, 4)
const zone = 8 * hour

/** A version of some age; older ones have lower revisions. */
const aged = (age: number, kind: VersionKind = 'automatic', length = 10): Version => ({
  id: `${kind} ${age}`,
  file: 'f',
  kind,
  name: null,
  at: now - age,
  revision: Math.round((1000 * day - age) / 1000),
  length,
})

const kept = (versions: readonly Version[], limit?: number) => {
  const gone = superfluous(versions, now, zone, limit)
  return versions.filter(({ id }) => !gone.includes(id)).map(({ at }) => (now - at) / minute)
}

describe('old versions', () => {
  it('are all kept for an hour', () => {
    const versions = Array.from({ length: 60 }, (_, i) => aged(i * minute))
    expect(kept(versions)).toHaveLength(60)
  })

  it('are then kept hourly, the last of each hour', () => {
    // 12:00 is now; 10:59, 10:30, 10:00 and 9:59 are of two hours.
    expect(kept([aged(61 * minute), aged(90 * minute), aged(120 * minute), aged(121 * minute)])).toEqual([61, 121])
  })

  it('are kept daily after a day, by the days of the officer', () => {
    // The day before yesterday, 23:59 and 0:00 in Taiyuan, which are two days of UTC.
    const atNight = 12 * hour + day + minute
    const atMidnight = 12 * hour + 2 * day
    const before = atMidnight + minute
    expect(kept([aged(atNight), aged(atMidnight), aged(before)])).toEqual([atNight / minute, before / minute])
  })

  it('are kept for ever where they have a name or come from another tab', () => {
    const versions = (['named', 'otherTab', 'beforeRestore'] as const).flatMap((kind) => [
      aged(100 * day, kind),
      aged(100 * day + minute, kind),
    ])
    expect(kept(versions)).toHaveLength(6)
  })

  it('go when they are too much text, oldest first, but never the newest', () => {
    const versions = [1, 2, 3].map((i) => aged(i * minute, 'automatic', 40))
    expect(kept(versions, 100)).toEqual([1, 2])
    expect(kept(versions, 10)).toEqual([1])
  })

  it('leave one within any period, however often they are thinned out', () => {
    const ages = fc.array(fc.integer({ min: 0, max: 40 * 24 * 60 }), { maxLength: 60 })
    fc.assert(
      fc.property(ages, (minutes) => {
        const versions = [...new Set(minutes)].map((age) => aged(age * minute))
        const once = versions.filter(({ id }) => !superfluous(versions, now, zone).includes(id))
        expect(superfluous(once, now, zone)).toEqual([])
        // Of whatever was there, something at most a day older is still there.
        for (const { at } of versions) expect(once.some((other) => other.at >= at && other.at - at < day)).toBe(true)
      }),
    )
  })
})

describe('a run of changes', () => {
  const file = (changed: number, burst: number) => ({ changed, burst }) as StoredFile

  it.each([
    ['begins after a pause', now - 2000, now - 2000, true],
    ['goes on without one', now - 1999, now - 10_000, false],
    ['begins anew after half a minute of typing', now - 300, now - 30_000, true],
    ['begins with the first change', now - 1, 0, true],
  ])('%s', (_, changed, burst, begins) => {
    expect(startsBurst(file(changed, burst), now)).toBe(begins)
  })
})

describe('room', () => {
  it('is made by the oldest quarter at least, and as much as is needed', () => {
    const versions = Array.from({ length: 8 }, (_, i) => aged(i * hour))
    expect(expendable(versions, 1)).toEqual([aged(7 * hour).id, aged(6 * hour).id])
    expect(expendable(versions, 45)).toHaveLength(5)
  })

  it('is not made by named versions', () => {
    expect(expendable([aged(day, 'named'), aged(day, 'otherTab')], 1000)).toEqual([])
    expect(expendable([aged(day, 'beforeRestore')], 1000)).toHaveLength(1)
  })
})
