// Prints 'N passed, N failed' from Vitest's own report; fails where nothing ran or something failed.
import { existsSync, readFileSync } from 'node:fs'

const file = new URL('../.results/vitest.json', import.meta.url)
const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null

if (report === null) {
  console.error('the tests were not reached: type check or lint failed')
  process.exitCode = 1
} else {
  const passed = report.numPassedTests
  // A test file that does not even load holds no failed test, but the run is not a success.
  const failed = report.success ? report.numFailedTests : Math.max(1, report.numFailedTests)
  const skipped = report.numPendingTests + report.numTodoTests
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}
