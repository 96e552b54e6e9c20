import { Body } from '../body.ts'
import { type Code, i32, localGet, op } from '../wasm/code.ts'
import type { WasmFunction } from '../wasm/module.ts'

// The algorithms of engine/number/date.ts, which names their source, in 32-bit arithmetic: every day of the calendar fits.
const daysPerEra = 146_097
const epoch = 719_468

/** No day: what a date beyond the calendar comes to. */
const noDay = 0x7fff_ffff

type Hold = (...codes: readonly Code[]) => Code

function written(parameters: number, write: (hold: Hold, parameter: (index: number) => Code) => Code): WasmFunction {
  const body = new Body(parameters)
  const result = write((...codes) => body.hold('i32', ...codes), localGet)
  body.emit(result)
  return {
    parameters: Array.from({ length: parameters }, () => 'i32' as const),
    result: 'i32',
    locals: body.locals,
    body: body.take(),
    exported: null,
  }
}

const { add, sub, mul, div_u: div, and, or, eqz, gt_s: above, lt_s: below } = op.i32

/**
 * A day as one number that compares as dates do: year · 512 + month · 32 + day. Of two such numbers, a ≤ b, the completed
 * years between are (b − a) / 512, since a month and day that is not reached borrows from the year.
 */
const civil = written(1, (hold, parameter) => {
  const shifted = hold(parameter(0), i32(epoch), add)
  const era = hold(shifted, i32(daysPerEra), div)
  const dayOfEra = hold(shifted, era, i32(daysPerEra), mul, sub)
  const leapDays = hold(dayOfEra, i32(1460), div, dayOfEra, i32(36_524), div, sub, dayOfEra, i32(146_096), div, add)
  const yearOfEra = hold(dayOfEra, leapDays, sub, i32(365), div)
  const before = hold(i32(365), yearOfEra, mul, yearOfEra, i32(4), div, add, yearOfEra, i32(100), div, sub)
  const dayOfYear = hold(dayOfEra, before, sub)
  const marchMonth = hold(i32(5), dayOfYear, mul, i32(2), add, i32(153), div)
  const day = hold(dayOfYear, i32(153), marchMonth, mul, i32(2), add, i32(5), div, sub, i32(1), add)
  const nextYear = hold(marchMonth, i32(9), above)
  const month = hold(marchMonth, i32(3), add, nextYear, i32(12), mul, sub)
  const year = hold(era, i32(400), mul, yearOfEra, add, nextYear, add)
  return [...year, ...i32(512), ...mul, ...month, ...i32(32), ...mul, ...add, ...day, ...add]
})

/**
 * The day of a month, counted from January of year 0, and a day of the month. Where the month has no such day: its last, or,
 * where the third parameter is 1, the first of the next. `noDay` beyond the calendar.
 */
const day = written(3, (hold, parameter) => {
  const [index, wanted, up] = [parameter(0), parameter(1), parameter(2)]
  const year = hold(index, i32(12), div)
  const month = hold(index, year, i32(12), mul, sub, i32(1), add)
  const divides = (by: number): Code => [...year, ...year, ...i32(by), ...div, ...i32(by), ...mul, ...sub, ...eqz]
  const leap = hold(divides(4), divides(100), eqz, and, divides(400), or)
  const usual: Code = [...i32(30), ...month, ...month, ...i32(3), ...op.i32.shr_u, ...add, ...i32(1), ...and, ...add]
  const length = hold(i32(28), leap, add, usual, month, i32(2), op.i32.eq, op.select)
  const over = hold(wanted, length, above)
  const dayOfMonth = hold(length, wanted, over, op.select)
  const marchYear = hold(year, month, i32(3), below, sub)
  const era = hold(marchYear, i32(400), div)
  const yearOfEra = hold(marchYear, era, i32(400), mul, sub)
  const monthOfYear = hold(month, i32(9), add, i32(12), op.i32.rem_u)
  const dayOfYear = hold(i32(153), monthOfYear, mul, i32(2), add, i32(5), div, dayOfMonth, add, i32(1), sub)
  const dayOfEra = hold(yearOfEra, i32(365), mul, yearOfEra, i32(4), div, add, yearOfEra, i32(100), div, sub, dayOfYear, add)
  const found = hold(era, i32(daysPerEra), mul, dayOfEra, add, i32(epoch), sub, over, up, and, add)
  const outside = hold(index, i32(12), below, index, i32(119_999), above, or)
  return [...i32(noDay), ...found, ...outside, ...op.select]
})

/** Functions that kernels call, numbered as they stand. */
export const calendarFunctions: readonly WasmFunction[] = [civil, day]
export const civilFunction = 0
export const dayFunction = 1
