import type { Batch } from '../../../engine/batch/batch.ts'
import { line } from '../measure.ts'
import { taiyuan } from './notices.ts'
import { ruleOf, totalling, writing, writtenFor } from './peers/engineRun.ts'
import { cityOf } from './people.ts'
import { repeated, repeatedResults } from './rules.ts'
import { works } from './work.ts'

const way = { threads: 1, exact: true }
const wholeNotice = works.notice.map(ruleOf)

/** Nanoseconds a person must not rise with the number of people. */
export async function withPeople(counts: readonly number[]): Promise<void> {
  const program = taiyuan()
  console.log('\n  Growth with people: the whole notice, one thread; ns a person')
  for (const count of counts) {
    const people = cityOf(program, count)
    const { time: written } = await writing(program, people, wholeNotice, writtenFor(program, people, wholeNotice, true), way)
    const { time: total } = await totalling(program, people, way)
    line(`${count.toLocaleString('en')} people`, `F ${written.toFixed(1)}`, `A ${total.toFixed(1)}`)
  }
}

/** Nor faster than the number of rules does. */
export async function withRules(people: Batch): Promise<void> {
  console.log('\n  Growth with rules: the money rules under other names and amounts, every result written, one thread; ns a person')
  let first = Number.NaN
  for (const times of [1, 2, 4]) {
    const program = taiyuan((text) => text + repeated(times))
    const results = repeatedResults(times)
    const { time } = await writing(program, people, results, writtenFor(program, people, results, true), way)
    if (times === 1) first = time
    line(`× ${times}, ${results.length} results`, time.toFixed(1), `${(time / first).toFixed(2)} × the time of one`)
  }
}
