import type { RecordOutcome, Result } from '../../program/outcome.ts'
import type { CaseRecord } from '../../program/program.ts'
import type { Drawn } from './boundaries.ts'
import type { FieldValues } from './fieldValues.ts'
import type { Judge, Judged } from './judge.ts'
import { spread } from './spread.ts'

/** How many records are moved along a field's marks, and from how many of them one edge is shown. */
const moved = 24
const shown = 2

/** Marks are looked at in so many parts: what turns back again within one of them is not seen. */
const parts = 10

/**
 * Moves records along the marks of a field that is ordered, and keeps both sides of every place at which a decision turns:
 * the last record before and the first one after it.
 */
export function edgeRecords(judge: Judge, { field, marks }: FieldValues, from: readonly CaseRecord[]): Drawn[] {
  if (!['decimal', 'date', 'instant', 'duration'].includes(field.type.kind)) return []
  const smooth = field.type.kind === 'decimal'
  const counts = new Map<number, number>()
  return spread(from, moved).flatMap((record) => {
    const at = (mark: number): Side => {
      const judged = judge.judge({ ...record, [field.name]: marks[mark] ?? '' })
      return { mark, judged, decided: judged && decided(judged, smooth) }
    }
    return turns(at, marks.length).flatMap(([before, after]): Drawn[] => {
      const seen = counts.get(before.mark) ?? 0
      counts.set(before.mark, seen + 1)
      const why = `“${field.name}”从 ${String(marks[before.mark])} 到 ${String(marks[after.mark])} 时结果改变`
      return seen >= shown ? [] : [before, after].flatMap(({ judged }) => (judged ? [{ record: judged.record, why }] : []))
    })
  })
}

/** A record at one of the marks; judged null where the guard refuses it. */
interface Side {
  readonly mark: number
  readonly judged: Judged | null
  readonly decided: string | null
}

/** Marks that follow on each other between which the decision turns, found by halving. */
function turns(at: (mark: number) => Side, count: number): [Side, Side][] {
  const probes = [...new Set(Array.from({ length: parts + 1 }, (_, part) => Math.floor(((count - 1) * part) / parts)))]
  const sides = count === 0 ? [] : probes.map(at)
  return sides.slice(1).flatMap((high, index) => between(at, sides[index] as Side, high))
}

function between(at: (mark: number) => Side, low: Side, high: Side): [Side, Side][] {
  if (low.decided === high.decided) return []
  if (high.mark - low.mark <= 1) return [[low, high]]
  const middle = at(Math.floor((low.mark + high.mark) / 2))
  return [...between(at, low, middle), ...between(at, middle, high)]
}

/** What was decided of a record: which parts of rules made it, and its results; amounts that move with the field itself are no decision. */
function decided({ expected, fired }: Judged, smooth: boolean): string {
  return JSON.stringify([[...fired], outcomeOf(expected, smooth)])
}

function outcomeOf(outcome: RecordOutcome, smooth: boolean): unknown {
  if (outcome.kind === 'refused') return outcome.refusals.map(({ code, field }) => [code, field])
  return [...outcome.results].map(([name, result]) => [name, resultOf(result, smooth)])
}

function resultOf(result: Result, smooth: boolean): unknown {
  if (result.kind === 'unknown') return result.reasons
  const { value, type } = result
  if (type.kind !== 'decimal') return value
  return smooth && type.unit !== 'integer' ? null : typeof value === 'object' ? [String(value.coefficient), value.scale] : value
}
