// Prints 'N passed, N failed' from Vitest's own reports; fails where one is missing, ran nothing, or has a failure.
import { existsSync, readFileSync } from 'node:fs'

/** Each run of Vitest that .ci/run makes, and why there may be no report of it. */
const runs = [
  { file: 'vitest.json', absent: 'the tests were not reached: type check or lint failed' },
  { file: 'engines.json', absent: 'the tests on real engines were not reached' },
]

const counted = runs.map(count)
const total = (key) => counted.reduce((sum, each) => sum + each[key], 0)
const skipped = total('skipped')
console.log(`${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = counted.some(({ passed, failed }) => failed > 0 || passed === 0) ? 1 : 0

function count({ file, absent }) {
  const path = new URL(`../.results/${file}`, import.meta.url)
  if (!existsSync(path)) {
    console.error(absent)
    return { passed: 0, failed: 0, skipped: 0 }
  }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  return {
    passed: report.numPassedTests,
    // A test file that does not even load holds no failed test, but the run is not a success.
    failed: report.success ? report.numFailedTests : Math.max(1, report.numFailedTests),
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
