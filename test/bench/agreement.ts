// node test/bench/agreement.ts [EVALUATIONS] [SEED]: random programs × random records through every engine, until so many
// records were evaluated by each; ends with status 1 and the notice made small where one does not answer as the language says.
import { deepStrictEqual } from 'node:assert'
import { engines } from '../agreement/engines.ts'
import { plainAnswers } from '../agreement/plain.ts'
import { type Drawn, sampleOf, tryNotices } from '../agreement/samples.ts'

const wanted = Number(process.argv[2] ?? 1_000_000)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31))
const notices = 200
const recordsEach = 32

/** What was tried so far; what the shrinking of a failure tries again counts too, and does not matter any more. */
const tried = { notices: 0, records: 0, results: 0, unknown: 0, refused: 0 }

/** The decisions drawn, and as many after them as so many records take. */
function prolonged(choices: readonly number[]): number[] {
  let state = choices.reduce((sum, choice) => (Math.imul(sum, 31) + choice) | 0, 1)
  const further = Array.from({ length: 4000 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state >>> 16
  })
  return [...choices, ...further]
}

function agree([source, choices]: Drawn): void {
  const { program, records, options } = sampleOf([source, prolonged(choices)], recordsEach)
  const expected = plainAnswers(program, records, options)
  for (const engine of engines) deepStrictEqual(engine.run(program, records, options), expected, engine.name)
  tried.notices++
  tried.records += records.length
  for (const answer of expected) {
    const texts = Object.values(answer)
    tried.results += texts.length
    tried.unknown += texts.filter((text) => text.startsWith('未知')).length
    tried.refused += '$refused' in answer ? 1 : 0
  }
}

const began = performance.now()
console.log(
  `${engines.length} engines (${engines.map(({ name }) => name).join('; ')}) held against the plain reading of the language, seed ${seed}`,
)
try {
  for (let round = 0; tried.records < wanted; round++) {
    tryNotices({ numRuns: notices, seed: (seed + round) | 0 }, agree)
    if (process.stdout.isTTY) process.stdout.write(`\r${tried.records.toLocaleString('en')} records `)
  }
} catch (error) {
  console.log(String(error))
  process.exitCode = 1
}
const { records, results, unknown, refused } = tried
const counts = `${records.toLocaleString('en')} records of ${tried.notices.toLocaleString('en')} notices by each engine`
const kinds = `${results.toLocaleString('en')} results, of them ${unknown.toLocaleString('en')} unknown; ${refused.toLocaleString('en')} records refused`
console.log(`${process.exitCode ? 'they differ' : 'all equal'}: ${counts}; ${kinds}; ${((performance.now() - began) / 1000).toFixed(0)} s`)
