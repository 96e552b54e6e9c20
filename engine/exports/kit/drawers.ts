import { parseDate } from '../../number/date.ts'
import type { Program } from '../../program/program.ts'
import type { Limits } from '../../steps/cells.ts'
import { RecordDrawer } from './drawer.ts'
import { landmarksOf } from './landmarks.ts'

/** The drawer of records for each base date, made once; null for the notice's own. */
export function drawersOf(program: Program, limits: Limits): (baseDate: string | null) => RecordDrawer {
  const made = new Map<string, RecordDrawer>()
  return (baseDate) => {
    const iso = baseDate ?? program.header.baseDate
    const day = parseDate(iso) ?? 0
    const drawer = made.get(iso) ?? new RecordDrawer({ program, baseDate: day, limits, landmarks: landmarksOf(program, day) })
    made.set(iso, drawer)
    return drawer
  }
}
