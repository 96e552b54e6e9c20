import { line } from '../measure.ts'
import { type Measured, timeKey } from './measured.ts'
import { type Mode, modes, type Work, workNames } from './work.ts'

const titles: Readonly<Record<Work, Readonly<Record<Mode, string>>>> = {
  money: { F: 'The money of 一（一） and 一（三）, 13 results each written (F)', A: 'Its totals by 参保地 and payer (A)' },
  notice: { F: 'The whole notice, 18 results each written (F)', A: '' },
}

/** Nanoseconds a person on one thread and two, with the ratio to the first on one thread. */
export function printTable(all: readonly Measured[]): void {
  for (const work of workNames) {
    for (const mode of modes) if (titles[work][mode]) printPart(titles[work][mode], all, work, mode)
  }
}

function printPart(title: string, all: readonly Measured[], work: Work, mode: Mode): void {
  const base = all[0]?.times.get(timeKey(work, mode, 1)) ?? Number.NaN
  console.log(`\n  ${title}; ns a person, ratio to ${all[0]?.name}`)
  for (const { name, times } of all) {
    const [one, two] = [1, 2].map((threads) => times.get(timeKey(work, mode, threads)))
    if (one === undefined) continue
    const both = two === undefined ? '' : `two threads ${nanoseconds(two)}, ${(two / base).toFixed(2)} ×; ${(two / one).toFixed(2)} of one`
    line(name, `${nanoseconds(one)}`, `${(one / base).toFixed(2).padStart(6)} ×   ${both}`)
  }
}

const nanoseconds = (time: number): string => `${time < 100 ? time.toFixed(1) : Math.round(time).toLocaleString('en')} ns`
