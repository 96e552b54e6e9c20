import type { StoredFile, Version, VersionId } from './model.ts'

// What of the past is kept. Pure: times come from outside.

const second = 1000
const hour = 3600 * second
const day = 24 * hour

/** A pause of this length ends a run of changes: one sentence rewritten is one version, not one for every autosave. */
const burstPause = 2 * second
/** Who types without a pause still gets a version this often. */
const burstLength = 30 * second

/** How much text of automatic versions one file keeps, in UTF-16 units: some 100 MB. */
const historyLimit = 50_000_000

/** Whether a change now begins a new run, before which the stored text becomes a version. */
export function startsBurst(file: StoredFile, now: number): boolean {
  return now - file.changed >= burstPause || now - file.burst >= burstLength
}

/**
 * The automatic versions that time has made superfluous: all of the last hour are kept, then the last of each hour, and after a
 * day the last of each day. `zone` is what local time is ahead of UTC, in milliseconds, so that a day is the officer's day.
 */
export function superfluous(versions: readonly Version[], now: number, zone: number, limit = historyLimit): VersionId[] {
  const automatic = versions.filter(({ kind }) => kind === 'automatic')
  const last = new Map<string, Version>()
  for (const version of automatic) {
    const period = periodOf(version, now, zone)
    const other = last.get(period)
    if (other === undefined || other.revision < version.revision) last.set(period, version)
  }
  const kept = [...last.values()].toSorted((a, b) => b.revision - a.revision)
  const fitting = new Set(withinLimit(kept, limit).map(({ id }) => id))
  return automatic.filter(({ id }) => !fitting.has(id)).map(({ id }) => id)
}

function periodOf({ id, at }: Version, now: number, zone: number): string {
  const age = now - at
  if (age < hour) return id
  if (age < day) return `hour ${Math.floor(at / hour)}`
  return `day ${Math.floor((at + zone) / day)}`
}

/** The newest of them that together stay within the limit; the newest one always. */
function withinLimit(newestFirst: readonly Version[], limit: number): Version[] {
  let sum = 0
  return newestFirst.filter(({ length }, i) => {
    sum += length
    return i === 0 || sum <= limit
  })
}

/**
 * The versions to give up when the disk is full, oldest first: at least a quarter of the automatic ones, and as many as hold
 * `needed` units. Named ones and those of another tab stay.
 */
export function expendable(versions: readonly Version[], needed: number): VersionId[] {
  const candidates = versions
    .filter(({ kind }) => kind === 'automatic' || kind === 'beforeRestore')
    .toSorted((a, b) => a.at - b.at || a.revision - b.revision)
  let freed = 0
  const given = candidates.filter(({ length }, i) => {
    if (freed >= needed && i >= candidates.length / 4) return false
    freed += length
    return true
  })
  return given.map(({ id }) => id)
}
